package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.client.GatewayException;
import io.github.camelvzaps.core.client.Outcome;
import io.github.camelvzaps.simulator.FaultRule;
import io.github.camelvzaps.simulator.Reset;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault against a read, a send and the call that costs money. For each: the exchange ends, it says what became of
 * the call, and the simulator counts that nothing was done twice.
 */
class FaultMatrixTest {
    private static final int RETRIES = 2;
    private static final int ALL_TRIES = RETRIES + 1;
    private static final long TIMEOUT = 700;

    /** What the caller sees: an outcome, or null for success. */
    private record Seen(Outcome outcome, int tries) {}

    private enum Call {
        READ("vzaps:sessions/status", "sessions/status"),
        SEND("vzaps:messages/sendText?phone=5511999999999", "messages/sendText"),
        SUBSCRIBE("vzaps:instances/subscribe", "instances/subscribe");

        final String uri;
        final String operation;

        Call(String uri, String operation) {
            this.uri = uri;
            this.operation = operation;
        }
    }

    /** A fault that lasts, and what has to be seen of it for a read, a send and a subscription. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Fault {
        RESET_BEFORE_THE_RESPONSE(rule -> rule.reset(Reset.BEFORE), unknown(ALL_TRIES), unknown(1), unknown(1)),
        RESET_AFTER_THE_EFFECT(rule -> rule.reset(Reset.AFTER), unknown(ALL_TRIES), unknown(1), unknown(1)),
        RESET_IN_THE_MIDDLE(rule -> rule.reset(Reset.MIDDLE), unknown(ALL_TRIES), unknown(1), unknown(1)),
        STATUS_401(rule -> rule.status(401), rejected(2), rejected(2), rejected(1)),
        STATUS_403(rule -> rule.status(403), rejected(1), rejected(1), rejected(1)),
        STATUS_404(rule -> rule.status(404), rejected(1), rejected(1), rejected(1)),
        STATUS_408(rule -> rule.status(408), unknown(ALL_TRIES), unknown(1), unknown(1)),
        STATUS_429_WITH_RETRY_AFTER(
                rule -> rule.status(429).header("Retry-After", "0"),
                rejected(ALL_TRIES),
                rejected(ALL_TRIES),
                rejected(1)),
        STATUS_500(rule -> rule.status(500), unknown(ALL_TRIES), unknown(1), unknown(1)),
        STATUS_500_AFTER_THE_EFFECT(rule -> rule.status(500).effect(true), unknown(ALL_TRIES), unknown(1), unknown(1)),
        STATUS_503(rule -> rule.status(503), rejected(ALL_TRIES), rejected(ALL_TRIES), rejected(1)),
        SUCCESS_FALSE(
                rule -> rule.status(200).effect(false).body("{\"code\":400,\"success\":false,\"error\":\"no\"}"),
                rejected(1),
                rejected(1),
                rejected(1)),
        MALFORMED_JSON(rule -> rule.status(200).body("{\"code\":200,\"succ"), unknown(1), unknown(1), unknown(1)),
        EMPTY_BODY(rule -> rule.status(200).body(""), done(), done(), done()),
        SLOW_BEYOND_THE_TIMEOUT(
                rule -> rule.delay(Duration.ofMillis(TIMEOUT * 20)), unknown(ALL_TRIES), unknown(1), unknown(1));

        final UnaryOperator<FaultRule> rule;
        final Map<Call, Seen> seen;

        Fault(UnaryOperator<FaultRule> rule, Seen read, Seen send, Seen subscribe) {
            this.rule = rule;
            this.seen = Map.of(Call.READ, read, Call.SEND, send, Call.SUBSCRIBE, subscribe);
        }
    }

    private static Seen unknown(int tries) {
        return new Seen(Outcome.UNKNOWN, tries);
    }

    private static Seen rejected(int tries) {
        return new Seen(Outcome.REJECTED, tries);
    }

    private static Seen done() {
        return new Seen(null, 1);
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(Fault.values())
                .flatMap(fault -> Arrays.stream(Call.values()).map(call -> Arguments.of(fault, call)));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("matrix")
    void aFaultEndsTheExchangeWithTheRightOutcomeAndNothingIsDoneTwice(Fault fault, Call call) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Camel camel = camel(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            simulator.fault(fault.rule.apply(FaultRule.onOperation(call.operation)));

            Exchange exchange = send(camel, call);

            Seen expected = fault.seen.get(call);
            assertThat(outcome(exchange)).isEqualTo(expected.outcome());
            assertThat(simulator.requests())
                    .filteredOn(r -> call.operation.equals(r.operation()))
                    .hasSize(expected.tries());
            assertThat(simulator.messages(Contract.INSTANCE)).hasSizeLessThanOrEqualTo(call == Call.SEND ? 1 : 0);
            assertThat(simulator.charges(Contract.INSTANCE)).isLessThanOrEqualTo(call == Call.SUBSCRIBE ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("matrix")
    void aFaultThatPassesIsSurvivedByWhatMayBeRepeated(Fault fault, Call call) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Camel camel = camel(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            simulator.fault(
                    fault.rule.apply(FaultRule.onOperation(call.operation)).times(1));

            Exchange exchange = send(camel, call);

            Seen lasting = fault.seen.get(call);
            boolean repeated = lasting.tries() > 1;
            assertThat(outcome(exchange)).isEqualTo(repeated ? null : lasting.outcome());
            if (repeated && call == Call.SEND) {
                assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
            }
            assertThat(simulator.messages(Contract.INSTANCE)).hasSizeLessThanOrEqualTo(1);
            assertThat(simulator.charges(Contract.INSTANCE)).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("calls")
    void aRefusedConnectionEndsTheExchangeAsNotSent(Call call) throws Exception {
        VzapsSimulator simulator = VzapsSimulator.start();
        try (simulator;
                Camel camel = camel(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            // an access token is there, no connection is left open, and then nobody listens any more
            simulator.fault(FaultRule.onAny()
                    .status(200)
                    .header("Connection", "close")
                    .body("{\"access_token\":\"known\",\"expires_in\":3600}"));
            camel.send("vzaps:instances/list", null);
            simulator.close();

            Exchange exchange = send(camel, call);

            assertThat(outcome(exchange)).as("%s", exchange.getException()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    static Call[] calls() {
        return Call.values();
    }

    private static Camel camel(VzapsSimulator simulator) {
        return Camel.with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
            options.setMaximumRetries(RETRIES);
            options.setRequestTimeout(TIMEOUT);
        });
    }

    /** Waits at most so long that a hanging exchange is a failure, not a stuck build. */
    private static Exchange send(Camel camel, Call call) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return camel.send(call.uri, call == Call.SEND ? "Hi" : null);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    private static Outcome outcome(Exchange exchange) {
        Exception failure = exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        if (failure == null) {
            return null;
        }
        assertThat(failure).isInstanceOf(GatewayException.class);
        return ((GatewayException) failure).getOutcome();
    }
}
