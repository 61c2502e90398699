package io.github.camelvzaps.core.poll;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.PollAnswer;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Reads an operation again and again, for one instance or several, and emits what is new. What the route failed on counts
 * as not emitted and comes with the next poll. Used by one thread at a time, the scheduler's.
 */
public class OperationPoller extends ScheduledPollConsumer {
    private final GatewayRuntime runtime;
    private final Producer reader;
    private final PollAnswer answer;

    /** Whom is asked about; found on start, and again before each poll. */
    private List<PollTarget> targets = List.of();

    /** @param reader calls the operation for each poll */
    public OperationPoller(Endpoint endpoint, Processor processor, GatewayRuntime runtime, Producer reader) {
        super(endpoint, processor);
        this.runtime = runtime;
        this.reader = reader;
        this.answer = runtime.pollAnswer();
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        requireMapsForItems();
        ServiceHelper.startService(reader);
        findTargets();
        super.doStart();
    }

    /** Those that are known are kept: what was seen before a stop, or a change of the instances, is not emitted again. */
    private void findTargets() {
        Operation operation = runtime.operation().orElseThrow();
        if (operation.parameter(Parameters.INSTANCE_ID).isEmpty()) {
            targets = targets.isEmpty() ? List.of(new PollTarget(null)) : targets;
            return;
        }
        List<PollTarget> known = targets;
        targets = runtime.consumedInstances().stream()
                .map(instance -> known.stream()
                        .filter(target -> target.instance().id().equals(instance.id()))
                        .findFirst()
                        .orElseGet(() -> new PollTarget(instance)))
                .toList();
    }

    private void requireMapsForItems() {
        GatewayConfiguration configuration = runtime.configuration();
        if (configuration.isSplit() && !configuration.getResponseType().equals("map")) {
            throw new InvalidConfigurationException(
                    List.of(),
                    runtime.shownId() + ": with split each item is a Map, so remove the option responseType");
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(reader);
    }

    @Override
    protected int poll() throws Exception {
        int emitted = 0;
        Exception failure = null;
        findTargets();
        for (PollTarget target : targets) {
            try {
                emitted += runtime.configuration().isSplit() ? pollItems(target) : pollWhole(target);
            } catch (Exception e) {
                // the others are asked all the same
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
        return emitted;
    }

    private int pollWhole(PollTarget target) throws Exception {
        PollReading reading = read(target, null);
        Object mark = answer.markOf(reading.answer());
        if (!answer.tells(reading.answer()) || (!always() && target.knows(mark))) {
            return 0;
        }
        if (!emit(reading, reading.body(), reading.answer(), 0, 1)) {
            return 0;
        }
        target.emitted(mark);
        return 1;
    }

    private int pollItems(PollTarget target) throws Exception {
        PollReading first = read(target, null);
        List<Object> items = new ArrayList<>();
        PagedItems.known(
                        answer,
                        first.body(),
                        pages(first),
                        page -> read(target, page).body())
                .forEachRemaining(items::add);
        List<Object> fresh = always()
                ? items
                : items.stream().filter(item -> !target.knowsItem(item)).toList();
        Map<Object, Object> now = new HashMap<>();
        items.stream().filter(target::knowsItem).forEach(item -> now.put(PollAnswer.nameOf(item), item));
        int emitted = 0;
        for (int index = 0; index < fresh.size() && isRunAllowed(); index++) {
            Object item = fresh.get(index);
            if (emit(first, item, item, index, fresh.size())) {
                now.put(PollAnswer.nameOf(item), item);
                emitted++;
            }
        }
        target.emittedItems(now);
        return emitted;
    }

    /** A page that the options name is the only one that is read. */
    private int pages(PollReading first) {
        boolean paged =
                runtime.operation().orElseThrow().parameter(PollReading.PAGE).isPresent();
        boolean named = runtime.configuration().parameterValues().get(PollReading.PAGE) != null;
        return paged && !named ? PollAnswer.pagesOf(first.body()) : 1;
    }

    private PollReading read(PollTarget target, Integer page) throws Exception {
        Exchange call = createExchange(false);
        try {
            if (target.instance() != null) {
                call.getMessage()
                        .setHeader(VzapsConstants.INSTANCE_ID, target.instance().id());
            }
            if (page != null) {
                call.getMessage().setHeader(VzapsConstants.PAGE, page);
            }
            reader.process(call);
            if (call.getException() != null) {
                throw call.getException();
            }
            Map<String, Object> headers = new HashMap<>(call.getMessage().getHeaders());
            headers.remove(VzapsConstants.PAGE);
            Object body = call.getMessage().getBody();
            return new PollReading(headers, body, readable(body));
        } finally {
            releaseExchange(call, false);
        }
    }

    /** Returns a body of any {@code responseType} as Maps and Lists; as it is where it holds no JSON. */
    private Object readable(Object body) {
        ObjectMapper mapper = runtime.mapper();
        try {
            if (body instanceof String text) {
                return mapper.readValue(text, Object.class);
            }
            if (body instanceof byte[] bytes) {
                return mapper.readValue(bytes, Object.class);
            }
            boolean asItIs = body == null || body instanceof Map || body instanceof List || body instanceof StreamCache;
            return asItIs ? body : mapper.convertValue(body, Object.class);
        } catch (IOException | IllegalArgumentException e) {
            return body;
        }
    }

    private boolean always() {
        return runtime.configuration().getEmit().equals("always");
    }

    private boolean emit(PollReading reading, Object body, Object read, int index, int size) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setHeaders(new HashMap<>(reading.headers()));
            answer.headersOf(read).forEach(exchange.getMessage()::setHeader);
            exchange.getMessage().setBody(body);
            exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
            exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
            exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("The route failed on what was read", exchange, exchange.getException());
                return false;
            }
            return !exchange.isRollbackOnly() && !exchange.isRollbackOnlyLast();
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
