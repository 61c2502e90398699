package io.github.camelvzaps.core.pairing;

import io.github.camelvzaps.api.QrCode;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;

/**
 * Asks the gateway how the pairing of one number stands: only while a page is open, and once for all open pages.
 * Thread-safe; never blocks.
 */
final class PairingSession {
    /** An answer counts for so long; pages ask more often than that. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final GatewayRuntime runtime;
    private final AsyncProducer reader;
    private final Supplier<Exchange> exchanges;
    private final Consumer<Exchange> connected;

    // under the lock of this object
    private CompletableFuture<PairingState> asking;
    private PairingState last;
    private long lastAt;

    /**
     * @param reader asks for a QR code
     * @param exchanges creates what the reader is called with
     * @param connected takes the answer after which the number was connected, and was not before
     */
    PairingSession(
            GatewayRuntime runtime, AsyncProducer reader, Supplier<Exchange> exchanges, Consumer<Exchange> connected) {
        this.runtime = runtime;
        this.reader = reader;
        this.exchanges = exchanges;
        this.connected = connected;
    }

    /** Returns how it stands; never fails, since a failure is an answer too. */
    CompletableFuture<PairingState> state() {
        CompletableFuture<PairingState> question;
        synchronized (this) {
            if (asking != null) {
                return asking;
            }
            if (last != null && System.nanoTime() - lastAt < FRESH.toNanos()) {
                return CompletableFuture.completedFuture(last);
            }
            question = new CompletableFuture<>();
            asking = question;
        }
        ask(question);
        return question;
    }

    private void ask(CompletableFuture<PairingState> question) {
        Exchange exchange = exchanges.get();
        try {
            reader.process(exchange, doneSync -> answered(question, exchange));
        } catch (RuntimeException e) {
            exchange.setException(e);
            answered(question, exchange);
        }
    }

    private void answered(CompletableFuture<PairingState> question, Exchange exchange) {
        PairingState state;
        try {
            state = read(exchange);
        } catch (RuntimeException e) {
            state = PairingState.failed(runtime.reasonOf(e));
        }
        boolean news;
        synchronized (this) {
            news = state.isConnected() && last != null && !last.isConnected();
            last = state;
            lastAt = System.nanoTime();
            asking = null;
        }
        question.complete(state);
        if (news) {
            connected.accept(exchange);
        }
    }

    private PairingState read(Exchange exchange) {
        if (exchange.getException() != null) {
            return PairingState.failed(runtime.reasonOf(exchange.getException()));
        }
        // a gateway may need a second call to say that it is connected, whose answer sets no headers
        Map<String, Object> said = new HashMap<>(exchange.getMessage().getHeaders());
        said.putAll(runtime.pollAnswer().headersOf(exchange.getMessage().getBody()));
        if (Boolean.TRUE.equals(said.get(VzapsConstants.CONNECTED))) {
            return PairingState.CONNECTED;
        }
        return said.get(VzapsConstants.QR_CODE) instanceof String code
                ? PairingState.code(QrCode.of(code).toPicture())
                : PairingState.WAITING;
    }
}
