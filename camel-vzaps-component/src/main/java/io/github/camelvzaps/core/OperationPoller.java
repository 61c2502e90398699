package io.github.camelvzaps.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Reads an operation again and again, and emits what is new. What the route failed on counts as not emitted and comes
 * with the next poll. Used by one thread at a time, the scheduler's.
 */
class OperationPoller extends ScheduledPollConsumer {
    private final GatewayEndpoint endpoint;
    private final Producer reader;
    private final PollAnswer answer;

    /** What was emitted last and handled; touched by the scheduler's thread only. */
    private Object seen;

    OperationPoller(GatewayEndpoint endpoint, Processor processor, PollAnswer answer) throws Exception {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.reader = endpoint.createProducer();
        this.answer = answer;
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.requirePollable();
        ServiceHelper.startService(reader);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopService(reader);
    }

    @Override
    protected int poll() throws Exception {
        Exchange call = createExchange(false);
        Exchange read;
        try {
            reader.process(call);
            if (call.getException() != null) {
                throw call.getException();
            }
            read = call;
            List<Object> found = answer.itemsOf(read.getMessage().getBody());
            return endpoint.getConfiguration().isSplit() ? emitItems(read, found) : emitWhole(read);
        } finally {
            releaseExchange(call, false);
        }
    }

    private int emitWhole(Exchange read) throws Exception {
        Object body = read.getMessage().getBody();
        Object mark = answer.markOf(body);
        if (!always() && Objects.equals(mark, seen)) {
            return 0;
        }
        if (emit(read, body)) {
            seen = mark;
        }
        return 1;
    }

    @SuppressWarnings("unchecked")
    private int emitItems(Exchange read, List<Object> items) throws Exception {
        Map<Object, Object> before = seen instanceof Map ? (Map<Object, Object>) seen : Map.of();
        Map<Object, Object> now = new java.util.HashMap<>();
        List<Object> fresh = new ArrayList<>();
        for (Object item : items) {
            Object name = PollAnswer.nameOf(item);
            if (!always() && item.equals(before.get(name))) {
                now.put(name, item);
            } else {
                fresh.add(item);
            }
        }
        for (Object item : fresh) {
            if (emit(read, item)) {
                now.put(PollAnswer.nameOf(item), item);
            }
        }
        seen = now;
        return fresh.size();
    }

    private boolean always() {
        return endpoint.getConfiguration().getEmit().equals("always");
    }

    private boolean emit(Exchange read, Object body) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage()
                    .setHeaders(new java.util.HashMap<>(read.getMessage().getHeaders()));
            answer.headersOf(body)
                    .forEach((name, value) -> exchange.getMessage()
                            .setHeader(endpoint.getComponent().headerPrefix() + name, value));
            exchange.getMessage().setBody(body);
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("The route failed on what was read", exchange, exchange.getException());
                return false;
            }
            return true;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
