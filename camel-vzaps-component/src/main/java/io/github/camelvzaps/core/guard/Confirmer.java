package io.github.camelvzaps.core.guard;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.RouteStops;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;

/**
 * Asks a person by a message of the same number whether another message may go. The question does not wait for the pace of
 * the number, and is not counted in it. Thread-safe; blocks nothing.
 */
public final class Confirmer {
    static final String OPTION = "guardConfirm";

    private final GatewayRuntime runtime;
    private final Confirmations confirmations;
    private final GatewayCalls calls;
    private final String person;
    private final Duration within;
    private final Clock clock = Clock.systemUTC();

    private Confirmer(GatewayRuntime runtime, Confirmations confirmations, String person) {
        this.runtime = runtime;
        this.confirmations = confirmations;
        this.calls = runtime.calls();
        this.person = person;
        this.within = Duration.ofMillis(runtime.configuration().getGuardConfirmWithin());
    }

    /**
     * Returns what asks for a producer; null when nobody is to be asked.
     *
     * @throws io.github.camelvzaps.api.InvalidConfigurationException naming the option that cannot be read
     */
    public static Confirmer of(GatewayRuntime runtime, Confirmations confirmations) {
        GatewayConfiguration options = runtime.configuration();
        return GuardOptions.asks(runtime)
                ? new Confirmer(runtime, confirmations, GuardOptions.person(options.getGuardConfirm()))
                : null;
    }

    /**
     * Asks about a message.
     *
     * @return completed on a thread that may block; fails with a NotSentException unless the person has said yes
     */
    public CompletableFuture<Void> ask(Exchange exchange, ApiCall call) {
        if (!call.request().operation().sends()) {
            return CompletableFuture.completedFuture(null);
        }
        Asked asked = new Asked(exchange, GuardedMessage.of(call.request()), call);
        GuardRefusal refusal = refusalBefore(asked);
        return refusal == null ? asked.ask() : CompletableFuture.failedFuture(asked.refused(refusal));
    }

    private GuardRefusal refusalBefore(Asked asked) {
        if (asked.message.chat() == null) {
            return new GuardRefusal(
                    "it names no single recipient that a person could be asked about: name one", null, null);
        }
        if (!confirmations.isHeard(asked.message.instanceId())) {
            String consumer = runtime.gateway().realtimeUrl() == null ? "" : Gateway.EVENTS_SUBSCRIBE + " or ";
            return new GuardRefusal(
                    "no consumer of this application takes the messages of instance " + asked.message.instanceId()
                            + ", so nobody would hear the answer: start a route from " + runtime.scheme() + ":"
                            + consumer + Gateway.WEBHOOKS_RECEIVE + " for it",
                    null,
                    null);
        }
        return null;
    }

    /** A message and the question about it. */
    private final class Asked {
        private final Exchange exchange;
        private final GuardedMessage message;
        private final ApiCall call;

        /** Why the question could not be sent. */
        private volatile Throwable failure;

        private Asked(Exchange exchange, GuardedMessage message, ApiCall call) {
            this.exchange = exchange;
            this.message = message;
            this.call = call;
        }

        private CompletableFuture<Void> ask() {
            Confirmation confirmation = confirmations.begin(
                    message.instanceId(), ChatsThatWrote.chat(person), within, RouteStops.routesOf(exchange));
            if (!confirmation.outcome().isDone()) {
                GuardAudit.write(exchange, message, GuardAudit.ASKED, OPTION, null, clock.instant());
                send(confirmation);
            }
            return confirmation.outcome().thenCompose(this::ended);
        }

        private void send(Confirmation confirmation) {
            String text = ConfirmationQuestion.text(message, call.request().recipient(), confirmation.code(), within);
            String id = message.instanceId();
            CompletableFuture<Map<String, Object>> answer;
            try {
                answer = calls.call(
                        Gateway.SEND_TEXT,
                        new ConsumedInstance(id, id, call.instanceToken()),
                        Map.of("phone", person, "message", text));
            } catch (RuntimeException e) {
                answer = CompletableFuture.failedFuture(e);
            }
            answer.whenComplete((content, failed) -> {
                if (failed != null || Boolean.FALSE.equals(content.get("success"))) {
                    failure = failed;
                    confirmations.end(confirmation, Confirmation.End.NOT_ASKED);
                } else {
                    Object named = runtime.gateway()
                            .headersOf(runtime.gateway().catalog().get(Gateway.SEND_TEXT), content)
                            .get(VzapsConstants.MESSAGE_ID);
                    confirmation.asked(named instanceof String messageId ? messageId : null);
                }
            });
        }

        private CompletableFuture<Void> ended(Confirmation.End end) {
            if (end == Confirmation.End.CONFIRMED) {
                exchange.getMessage().setHeader(VzapsConstants.GUARD, GuardAudit.ALLOWED);
                GuardAudit.write(exchange, message, GuardAudit.CONFIRMED, OPTION, null, clock.instant());
                return CompletableFuture.completedFuture(null);
            }
            String decision = switch (end) {
                case DENIED -> GuardAudit.DENIED;
                case EXPIRED -> GuardAudit.EXPIRED;
                default -> GuardAudit.REFUSED;
            };
            return CompletableFuture.failedFuture(refused(decision, refusalOf(end)));
        }

        private GuardRefusal refusalOf(Confirmation.End end) {
            return switch (end) {
                case DENIED -> new GuardRefusal("the person who was asked has said no", null, null);
                case EXPIRED ->
                    new GuardRefusal(
                            "the person who was asked has not answered in the time of guardConfirmWithin", null, null);
                case TOO_MANY ->
                    new GuardRefusal(
                            Confirmations.MOST + " messages wait for this person already: send it again later, when"
                                    + " they have answered",
                            null,
                            null);
                case NOT_ASKED ->
                    new GuardRefusal(
                            "the question could not be sent"
                                    + (failure == null ? "" : ": " + runtime.reasonOf(failure)),
                            null,
                            failure);
                default ->
                    new GuardRefusal(
                            "its route or the application stops, and it has waited for the answer of a person until"
                                    + " then",
                            null,
                            null);
            };
        }

        private GatewayException refused(GuardRefusal refusal) {
            return refused(GuardAudit.REFUSED, refusal);
        }

        private GatewayException refused(String decision, GuardRefusal refusal) {
            exchange.getMessage().setHeader(VzapsConstants.GUARD, OPTION);
            // a gateway may answer with what it was sent
            String why = refusal.cause() == null ? refusal.why() : "the question could not be sent";
            GuardAudit.write(exchange, message, decision, OPTION, why, clock.instant());
            return Guard.notSent(message, OPTION, refusal);
        }
    }
}
