package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.ForwardedMark;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.GatewayThreads;
import io.github.camelvzaps.core.gateway.RouteStops;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of a component that wait for the word of a person, and the answers to them. No thread waits. Thread-safe.
 */
public final class Confirmations {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmations.class);

    /** How many messages may wait for one person. More are answered by nobody. */
    static final int MOST = 100;

    /** Codes that are not given out again so soon: an answer may come twice. */
    private static final int USED_CODES = 1000;

    private static final int CODES_FROM = 1000;
    private static final int CODES_UNTIL = 10_000;

    private final Predicate<String> heardOf;
    private final RouteStops stops;
    private final Executor workers;
    private final Timer timer;
    private final Clock clock;
    private final RandomGenerator random;

    /** By instance and person, in the order of the questions; under the lock of this object. */
    private final Map<String, List<Confirmation>> waiting = new LinkedHashMap<>();

    /** The newest last; under the lock of this object. */
    private final Deque<String> usedCodes = new ArrayDeque<>();

    /** Under the lock of this object. */
    private boolean closed;

    /** How many wait; most events come while none does. */
    private volatile int size;

    /** Runs something later, on a thread that must not be held up. */
    @FunctionalInterface
    interface Timer {
        /** Returns what calls it off. */
        Runnable after(Duration time, Runnable task);
    }

    /**
     * @param heardOf tells whether a consumer takes the messages of the instance with this id
     * @param stops says when routes stop
     */
    public Confirmations(Predicate<String> heardOf, RouteStops stops, GatewayThreads threads) {
        this(
                heardOf,
                stops,
                task -> threads.workers().execute(task),
                (time, task) -> {
                    ScheduledFuture<?> planned = threads.timer().schedule(task, time.toMillis(), TimeUnit.MILLISECONDS);
                    return () -> planned.cancel(false);
                },
                Clock.systemUTC(),
                new SecureRandom());
    }

    Confirmations(
            Predicate<String> heardOf,
            RouteStops stops,
            Executor workers,
            Timer timer,
            Clock clock,
            RandomGenerator random) {
        this.heardOf = heardOf;
        this.stops = stops;
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.random = random;
        stops.listen(route -> endThose(one -> one.routes().contains(route)));
    }

    public synchronized void start() {
        closed = false;
    }

    /** Refuses what waits, and everything from now on. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        endThose(one -> true);
    }

    /** Tells whether an answer to a question of this instance would be heard. */
    boolean isHeard(String instanceId) {
        return heardOf.test(instanceId);
    }

    /**
     * Begins to wait for a person.
     *
     * @param person in the form of {@link ChatsThatWrote#chat}
     * @param routes the routes that end only when this has ended
     * @return ended already when nobody is to be asked
     */
    Confirmation begin(String instanceId, String person, Duration within, Set<String> routes) {
        Confirmation confirmation;
        synchronized (this) {
            List<Confirmation> others = waiting.getOrDefault(key(instanceId, person), List.of());
            confirmation = new Confirmation(instanceId, person, code(others), routes, clock.instant());
            if (closed || stops.includesAnyOf(routes)) {
                confirmation.end(Confirmation.End.STOPPED);
                return confirmation;
            }
            if (others.size() >= MOST) {
                confirmation.end(Confirmation.End.TOO_MANY);
                return confirmation;
            }
            waiting.computeIfAbsent(key(instanceId, person), same -> new ArrayList<>())
                    .add(confirmation);
            size++;
        }
        try {
            confirmation.endsBy(timer.after(within, () -> end(confirmation, Confirmation.End.EXPIRED)));
        } catch (RejectedExecutionException stopped) {
            end(confirmation, Confirmation.End.STOPPED);
        }
        return confirmation;
    }

    private String code(List<Confirmation> others) {
        String code;
        do {
            code = String.valueOf(random.nextInt(CODES_FROM, CODES_UNTIL));
        } while (usedCodes.contains(code) || hasCode(others, code));
        usedCodes.add(code);
        if (usedCodes.size() > USED_CODES) {
            usedCodes.remove();
        }
        return code;
    }

    private static boolean hasCode(List<Confirmation> all, String code) {
        return all.stream().anyMatch(one -> one.code().equals(code));
    }

    /** Looks whether an event answers a question. Never throws and never blocks. */
    public void heard(VzapsEvent event) {
        if (size == 0 || (event.kind() != null && event.kind() != Kind.TEXT)) {
            return;
        }
        try {
            ConfirmationAnswer.read(event.text())
                    .filter(answer -> !ForwardedMark.isIn(event.content()))
                    .ifPresent(answer -> answered(event, answer));
        } catch (RuntimeException e) {
            LOG.warn("Could not see whether {} answers a question of guardConfirm: {}", event, e.toString());
        }
    }

    private void answered(VzapsEvent event, ConfirmationAnswer answer) {
        Confirmation meant;
        synchronized (this) {
            meant = ChatsThatWrote.chatsOf(event).stream()
                    .flatMap(chat -> waiting.getOrDefault(key(event.instanceId(), chat), List.of()).stream())
                    .filter(one -> one.isMeantBy(answer, event))
                    .findFirst()
                    .orElse(null);
        }
        if (meant != null) {
            end(meant, answer.yes() ? Confirmation.End.CONFIRMED : Confirmation.End.DENIED);
        }
    }

    /** Ends it, unless it has ended. */
    void end(Confirmation confirmation, Confirmation.End how) {
        if (!remove(confirmation)) {
            return;
        }
        try {
            // off the thread that brings events, and off the timer
            workers.execute(() -> confirmation.end(how));
        } catch (RejectedExecutionException stopped) {
            confirmation.end(Confirmation.End.STOPPED);
        }
    }

    private synchronized boolean remove(Confirmation confirmation) {
        String key = key(confirmation.instanceId(), confirmation.person());
        List<Confirmation> all = waiting.get(key);
        if (all == null || !all.remove(confirmation)) {
            return false;
        }
        size--;
        if (all.isEmpty()) {
            waiting.remove(key);
        }
        return true;
    }

    private void endThose(Predicate<Confirmation> which) {
        List<Confirmation> ended;
        synchronized (this) {
            ended = waiting.values().stream()
                    .flatMap(Collection::stream)
                    .filter(which)
                    .toList();
        }
        ended.forEach(one -> end(one, Confirmation.End.STOPPED));
    }

    private static String key(String instanceId, String person) {
        return instanceId + "/" + person;
    }

    /** Returns how many messages wait. */
    public int size() {
        return size;
    }

    /** Returns what waits, for consoles: one map for each instance. */
    public synchronized List<Map<String, Object>> report() {
        Map<String, List<Instant>> byInstance = new TreeMap<>();
        waiting.values()
                .forEach(all -> all.forEach(one -> byInstance
                        .computeIfAbsent(one.instanceId(), same -> new ArrayList<>())
                        .add(one.askedAt())));
        Instant now = clock.instant();
        return byInstance.entrySet().stream()
                .map(entry -> report(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    private static Map<String, Object> report(String instanceId, List<Instant> askedAt, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("instance", instanceId);
        report.put("waitingForConfirmation", askedAt.size());
        Instant oldest = askedAt.stream().min(Instant::compareTo).orElse(now);
        report.put("longestWaitMillis", Duration.between(oldest, now).toMillis());
        return report;
    }
}
