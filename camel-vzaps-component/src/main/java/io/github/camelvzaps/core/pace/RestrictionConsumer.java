package io.github.camelvzaps.core.pace;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Starts a route for each restriction that is in force, and whenever one begins or ends. Thread-safe. */
public final class RestrictionConsumer extends DefaultConsumer {
    private final GatewayRuntime runtime;
    private final Paces paces;
    private final Consumer<RestrictionChange> listener = this::changed;

    public RestrictionConsumer(Endpoint endpoint, Processor processor, GatewayRuntime runtime, Paces paces) {
        super(endpoint, processor);
        this.runtime = runtime;
        this.paces = paces;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        paces.restrictions().listen(listener);
    }

    @Override
    protected void doStop() throws Exception {
        paces.restrictions().unlisten(listener);
        super.doStop();
    }

    private void changed(RestrictionChange change) {
        try {
            // off the thread of the call that found it: the route may block
            runtime.workers().execute(() -> route(change));
        } catch (RejectedExecutionException e) {
            getExceptionHandler().handleException("The component stops", e);
        }
    }

    private void route(RestrictionChange change) {
        Exchange exchange = createExchange(false);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("instanceId", change.instanceId());
        body.put("restricted", change.restricted());
        body.put("since", change.since().toString());
        exchange.getMessage().setBody(body);
        // not the header of the instance: the alert of the route would go out by the number that is limited
        exchange.getMessage().setHeader(VzapsConstants.RESTRICTED, change.restricted());
        getAsyncProcessor().process(exchange, doneSync -> {
            if (exchange.getException() != null) {
                getExceptionHandler()
                        .handleException("A change of restriction failed", exchange, exchange.getException());
            }
            releaseExchange(exchange, false);
        });
    }
}
