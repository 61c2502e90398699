package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * {@code sessions/status}, which VZaps answers by one call and ZapyAPI by none: the entry of the instance in
 * {@code instances/list}, page after page, and with it {@code connected} as VZaps says it, true for the status
 * {@code connected} and false for all others. The body is a Map. Thread-safe.
 */
final class SessionStatusProducer extends DefaultAsyncProducer {
    static final Operation OPERATION = Operation.of(
                    "sessions/status", Operation.GET, "/api/instances", Access.ACCOUNT, "Tells the state")
            .with(Parameters.text("instanceId").asRequired());

    /** What VZaps says, too, and the status that means it. */
    private static final String CONNECTED = ZapyapiPollAnswer.CONNECTED;

    private static final String LIST = "instances/list";
    private static final int MOST_ON_A_PAGE = 100;

    private final GatewayRuntime runtime;

    /** Set on start. */
    private GatewayCalls calls;

    SessionStatusProducer(Endpoint endpoint, GatewayRuntime runtime) {
        super(endpoint);
        this.runtime = runtime;
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        runtime.gateway().requireCredentials(runtime.operationId(), OPERATION.access());
        calls = runtime.calls();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Map<String, Object>> found;
        try {
            found = find(instance(exchange), 1);
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        // off the I/O thread, as for every call
        found.whenCompleteAsync(
                (entry, failure) -> {
                    if (failure == null) {
                        exchange.getMessage().setBody(entry);
                    } else {
                        exchange.setException(AsyncFailure.cause(failure));
                    }
                    callback.done(false);
                },
                runtime.routes());
        return false;
    }

    private ConsumedInstance instance(Exchange exchange) {
        String id = exchange.getMessage().getHeader(VzapsConstants.INSTANCE_ID, String.class);
        return id != null
                ? new ConsumedInstance(id, id, null)
                : runtime.consumedInstances().get(0);
    }

    private CompletableFuture<Map<String, Object>> find(ConsumedInstance instance, int page) {
        return calls.call(LIST, instance, Map.of("page", page, "pageSize", MOST_ON_A_PAGE))
                .thenCompose(answer -> {
                    Object entries = answer.get("data");
                    for (Object entry : entries instanceof List<?> list ? list : List.of()) {
                        if (instance.id().equals(JsonKeys.text(entry, "instance_id"))) {
                            return CompletableFuture.completedFuture(status((Map<?, ?>) entry));
                        }
                    }
                    boolean more = answer.get("nextPage") instanceof Number next && next.intValue() == page + 1;
                    return more
                            ? find(instance, page + 1)
                            : CompletableFuture.failedFuture(new IllegalArgumentException(
                                    "The account of apiKey has no instance '" + instance.id() + "': check instanceId"));
                });
    }

    private static Map<String, Object> status(Map<?, ?> entry) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(CONNECTED, CONNECTED.equals(JsonKeys.text(entry, "status")));
        entry.forEach((key, value) -> status.put(key.toString(), value));
        return status;
    }
}
