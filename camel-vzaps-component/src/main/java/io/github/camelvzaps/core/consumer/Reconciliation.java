package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for deliveries that the gateway has given up, and has each made again. It may be asked for at any time and as
 * often as one likes: one run at a time for an instance, and what was handled already is known by the deduplication.
 * Thread-safe; works on a thread of its own.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final PollAnswer LISTS = new PollAnswer();
    private static final int PAGE_SIZE = 100;

    /** The rest is left for the next gap: a log may be of any length. */
    private static final int MOST_PAGES = 50;

    /** So many refusals in a row say that it is not about a single delivery. */
    private static final int MOST_REFUSALS = 5;

    /** Whether a run is followed by another one. */
    private enum Run {
        LAST,
        ANOTHER_AFTER_IT
    }

    private final GatewayRuntime runtime;

    /** The instances with a run under way; any thread changes it. */
    private final Map<String, Run> running = new ConcurrentHashMap<>();

    public Reconciliation(GatewayRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Begins a run, or plans one after the run that is under way. Does nothing where the gateway cannot repeat.
     *
     * @param wanted whether to go on; a run ends early when its consumer stops
     */
    public void start(ConsumedInstance instance, BooleanSupplier wanted) {
        Gateway.FailedDeliveries operations =
                runtime.gateway().failedDeliveries().orElse(null);
        if (operations == null
                || running.merge(instance.id(), Run.LAST, (run, none) -> Run.ANOTHER_AFTER_IT) != Run.LAST) {
            return;
        }
        try {
            runtime.workers().execute(() -> runAll(operations, instance, wanted));
        } catch (RejectedExecutionException stopping) {
            running.remove(instance.id());
        }
    }

    private void runAll(Gateway.FailedDeliveries operations, ConsumedInstance instance, BooleanSupplier wanted) {
        try {
            do {
                running.put(instance.id(), Run.LAST);
                run(operations, instance, wanted);
            } while (!running.remove(instance.id(), Run.LAST) && wanted.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            LOG.warn("Failed deliveries of {} cannot be looked for: {}", instance, runtime.reasonOf(e));
        } finally {
            running.remove(instance.id());
        }
    }

    private void run(Gateway.FailedDeliveries operations, ConsumedInstance instance, BooleanSupplier wanted)
            throws InterruptedException, ExecutionException {
        GatewayCalls calls = runtime.calls();
        // first all, then the calls: each of them takes a delivery off the list, and would shift its pages
        Set<String> failed = failed(calls, operations.search(), instance);
        int done = 0;
        int refusals = 0;
        for (String id : failed) {
            if (!wanted.getAsBoolean() || refusals == MOST_REFUSALS) {
                break;
            }
            try {
                calls.call(operations.retry(), instance, Map.of("logId", id)).get();
                refusals = 0;
                done++;
            } catch (ExecutionException e) {
                refusals++;
                LOG.debug("Delivery {} of {} is not made again: {}", id, instance, runtime.reasonOf(e));
            }
        }
        if (!failed.isEmpty()) {
            LOG.info("{} of {} failed deliveries of {} are made again", done, failed.size(), instance);
        }
    }

    private static Set<String> failed(GatewayCalls calls, String search, ConsumedInstance instance)
            throws InterruptedException, ExecutionException {
        Set<String> ids = new LinkedHashSet<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            Map<String, Object> query = Map.of("status", "failed", "page", page, "size", PAGE_SIZE);
            Map<String, Object> answer = calls.call(search, instance, query).get();
            List<Object> items = LISTS.itemsOf(answer);
            boolean news = false;
            for (Object item : items) {
                String id = JsonKeys.text(item, "id", "log_id", "uuid");
                news |= id != null && isFailed(item, instance) && ids.add(id);
            }
            int pages = PollAnswer.saidPages(answer);
            boolean more = pages == 0 ? news && items.size() >= PAGE_SIZE : page < pages;
            if (!more) {
                break;
            }
        }
        return ids;
    }

    /** Whether the filter of the search works is documented nowhere (contract, section 7). */
    private static boolean isFailed(Object item, ConsumedInstance instance) {
        String status = JsonKeys.text(item, "status", "state");
        String of = JsonKeys.text(item, "instance_id");
        String folded = status == null ? "failed" : status.toLowerCase(Locale.ROOT);
        return (folded.contains("fail") || folded.contains("error")) && (of == null || of.equals(instance.id()));
    }
}
