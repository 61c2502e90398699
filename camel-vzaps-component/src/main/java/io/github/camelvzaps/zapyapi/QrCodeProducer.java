package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.Map;
import java.util.Set;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Reads QR codes for a poll. What the gateway answers once the phone has scanned one is not documented, so where there is
 * no code the state of the session is asked for: when it is connected, that is the answer, and else things stay as they
 * are. Thread-safe.
 */
final class QrCodeProducer extends DefaultAsyncProducer {
    /** Refusals that have nothing to do with the state of the session. */
    private static final Set<Integer> OTHER_REASONS = Set.of(401, 403, 404, 429);

    private final AsyncProducer codes;
    private final SessionStatusProducer session;

    /** @param codes asks for a code */
    QrCodeProducer(Endpoint endpoint, GatewayRuntime runtime, AsyncProducer codes) {
        super(endpoint);
        this.codes = codes;
        session = new SessionStatusProducer(endpoint, runtime);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(codes, session);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(codes, session);
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return codes.process(exchange, doneSync -> {
            if (hasCode(exchange)) {
                callback.done(doneSync);
            } else {
                askForState(exchange, () -> callback.done(doneSync));
            }
        });
    }

    private static boolean hasCode(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null) {
            boolean refused =
                    failure instanceof RejectedException rejected && !OTHER_REASONS.contains(rejected.getStatusCode());
            return !refused;
        }
        return ZapyapiPollAnswer.codeIn(exchange.getMessage().getBody()) != null;
    }

    private void askForState(Exchange exchange, Runnable then) {
        Exception failure = exchange.getException();
        Object answer = exchange.getMessage().getBody();
        exchange.setException(null);
        session.process(exchange, doneSync -> {
            boolean connected = exchange.getException() == null
                    && exchange.getMessage().getBody() instanceof Map<?, ?> state
                    && Boolean.TRUE.equals(state.get(ZapyapiPollAnswer.CONNECTED));
            if (!connected) {
                exchange.getMessage().setBody(answer);
                exchange.setException(failure);
            }
            then.run();
        });
    }
}
