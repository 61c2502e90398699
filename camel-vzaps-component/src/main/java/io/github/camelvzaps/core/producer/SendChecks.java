package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.guard.Confirmations;
import io.github.camelvzaps.core.guard.Confirmer;
import io.github.camelvzaps.core.guard.Guard;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/**
 * What is asked before a message is sent: the guard, the gateway about the number, and a person. Thread-safe; blocks nothing.
 */
final class SendChecks {
    /** Null without a guard. */
    private final Guard guard;

    /** Null without checkNumber=true. */
    private final NumberCheck numbers;

    /** Null when nobody has to agree. */
    private final Confirmer confirmer;

    private SendChecks(Guard guard, NumberCheck numbers, Confirmer confirmer) {
        this.guard = guard;
        this.numbers = numbers;
        this.confirmer = confirmer;
    }

    /** @throws io.github.camelvzaps.api.InvalidConfigurationException naming the option that cannot be read */
    static SendChecks of(GatewayRuntime runtime, CheckedNumbers known, Confirmations confirmations) {
        return new SendChecks(
                Guard.of(runtime),
                runtime.configuration().isCheckNumber() ? new NumberCheck(runtime, known) : null,
                Confirmer.of(runtime, confirmations));
    }

    /** Tells whether nothing is asked. */
    boolean isEmpty() {
        return guard == null && numbers == null;
    }

    /**
     * Returns the call to make; empty when a message that may be sent is kept back. Fails with a NotSentException when the
     * message must not be sent.
     */
    CompletableFuture<Optional<ApiCall>> check(Exchange exchange, ApiCall call) {
        GatewayException refusal = guard == null ? null : guard.decide(exchange, call.request());
        if (refusal != null) {
            return CompletableFuture.failedFuture(refusal);
        }
        if (guard != null && guard.keepsBack(call.request())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        CompletableFuture<ApiCall> checked =
                numbers == null ? CompletableFuture.completedFuture(call) : numbers.check(call);
        if (confirmer != null) {
            checked = checked.thenCompose(known -> confirm(exchange, known));
        }
        return checked.thenApply(Optional::of);
    }

    /** The hours may be quiet by the time that the person answers. */
    private CompletableFuture<ApiCall> confirm(Exchange exchange, ApiCall call) {
        return confirmer.ask(exchange, call).thenCompose(yes -> {
            GatewayException refusal = refusalAfterWait(exchange, call);
            return refusal == null ? CompletableFuture.completedFuture(call) : CompletableFuture.failedFuture(refusal);
        });
    }

    /** Returns why a message must not be sent any more that has waited for its turn; null when it may. */
    GatewayException refusalAfterWait(Exchange exchange, ApiCall call) {
        return guard == null ? null : guard.decideAgain(exchange, call.request());
    }
}
