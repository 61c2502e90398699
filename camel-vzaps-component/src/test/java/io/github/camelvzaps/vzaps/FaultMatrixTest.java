package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault against a read, a send and the call that costs money. For each: the exchange ends, it says what became of
 * the call, the simulator counts that nothing was done twice, and the connection is free again. What was measured goes
 * to {@code target/fault-matrix.adoc}, and has to be what the page on reliability shows.
 */
class FaultMatrixTest {
    private static final int RETRIES = 2;
    private static final int ALL_TRIES = RETRIES + 1;
    private static final long TIMEOUT = 700;

    /** For answers that never end, whatever requestTimeout says. */
    private static final long CALL_TIMEOUT = 1500;

    private static final String GATEWAY_503 = "{\"code\":503,\"success\":false,\"error\":\"maintenance\"}";

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

    /** Whether the simulator does what it was asked for before the fault strikes. */
    private enum Effect {
        DONE,
        NOT_DONE
    }

    /** A fault that lasts, and what has to be seen of it for a read, a send and a subscription. */
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Fault {
        RESET_BEFORE_THE_RESPONSE(
                "reset before the effect", rule -> rule.reset(Reset.BEFORE), Effect.NOT_DONE, ALWAYS_UNKNOWN),
        RESET_AFTER_THE_EFFECT("reset after the effect", rule -> rule.reset(Reset.AFTER), Effect.DONE, ALWAYS_UNKNOWN),
        RESET_IN_THE_MIDDLE(
                "reset in the middle of the answer", rule -> rule.reset(Reset.MIDDLE), Effect.DONE, ALWAYS_UNKNOWN),
        BODY_CUT("body cut after 5 bytes", rule -> rule.truncate(5), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_303("303", rule -> rule.status(303), Effect.DONE, List.of(unknown(ALL_TRIES), unknown(1), unknown(1))),
        STATUS_307("307", rule -> rule.status(307).effect(false), Effect.NOT_DONE, ALWAYS_REJECTED),
        STATUS_401("401", rule -> rule.status(401), Effect.NOT_DONE, List.of(rejected(2), rejected(2), rejected(1))),
        STATUS_403("403", rule -> rule.status(403), Effect.NOT_DONE, ALWAYS_REJECTED),
        STATUS_404("404", rule -> rule.status(404), Effect.NOT_DONE, ALWAYS_REJECTED),
        STATUS_408("408", rule -> rule.status(408), Effect.NOT_DONE, ALWAYS_UNKNOWN),
        STATUS_408_OF_A_PROXY("408 of a proxy", rule -> rule.proxyAnswer(408), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_409("409", rule -> rule.status(409), Effect.NOT_DONE, ALWAYS_REJECTED),
        STATUS_425(
                "425",
                rule -> rule.status(425),
                Effect.NOT_DONE,
                List.of(rejected(ALL_TRIES), rejected(1), rejected(1))),
        STATUS_429_WITH_RETRY_AFTER(
                "429 with Retry-After",
                rule -> rule.status(429).header("Retry-After", "0"),
                Effect.NOT_DONE,
                REPEATED_REFUSAL),
        STATUS_429("429", rule -> rule.status(429), Effect.NOT_DONE, REPEATED_REFUSAL),
        STATUS_499_OF_A_PROXY("499 of a proxy", rule -> rule.proxyAnswer(499), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_500("500", rule -> rule.status(500), Effect.NOT_DONE, ALWAYS_UNKNOWN),
        STATUS_500_AFTER_THE_EFFECT(
                "500 after the effect", rule -> rule.status(500).effect(true), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_502_OF_A_PROXY("502 of a proxy", rule -> rule.proxyAnswer(502), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_503_OF_THE_GATEWAY(
                "503 in the gateway's words, with Retry-After",
                rule -> rule.status(503).header("Retry-After", "0").body(GATEWAY_503),
                Effect.NOT_DONE,
                REPEATED_REFUSAL),
        STATUS_503_WITHOUT_RETRY_AFTER(
                "503 in the gateway's words alone",
                rule -> rule.status(503).effect(true).body(GATEWAY_503),
                Effect.DONE,
                ALWAYS_UNKNOWN),
        STATUS_503_OF_A_PROXY("503 of a proxy", rule -> rule.proxyAnswer(503), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_503_OF_A_PROXY_WITH_RETRY_AFTER(
                "503 of a proxy, with Retry-After",
                rule -> rule.proxyAnswer(503).header("Retry-After", "0"),
                Effect.DONE,
                ALWAYS_UNKNOWN),
        STATUS_503_OF_A_PROXY_IN_JSON(
                "503 of a proxy in JSON, with Retry-After",
                rule -> rule.proxyAnswer(503)
                        .header("Retry-After", "0")
                        .body("{\"message\":\"Service Unavailable\",\"statusCode\":503}"),
                Effect.DONE,
                ALWAYS_UNKNOWN),
        STATUS_504_OF_A_PROXY("504 of a proxy", rule -> rule.proxyAnswer(504), Effect.DONE, ALWAYS_UNKNOWN),
        STATUS_520_OF_A_PROXY("520 of a proxy", rule -> rule.proxyAnswer(520), Effect.DONE, ALWAYS_UNKNOWN),
        SUCCESS_FALSE(
                "200, success false, code 400",
                rule -> rule.status(200).effect(false).body("{\"code\":400,\"success\":false,\"error\":\"no\"}"),
                Effect.NOT_DONE,
                ALWAYS_REJECTED),
        SUCCESS_FALSE_WITH_A_FAULT_OF_THE_SERVER(
                "200, success false, code 500",
                rule -> rule.status(200).body("{\"code\":500,\"success\":false,\"error\":\"timeout\"}"),
                Effect.DONE,
                List.of(unknown(1), unknown(1), unknown(1))),
        MALFORMED_JSON(
                "200 with broken JSON",
                rule -> rule.status(200).body("{\"code\":200,\"succ"),
                Effect.DONE,
                List.of(unknown(1), unknown(1), unknown(1))),
        EMPTY_BODY(
                "200 without a body", rule -> rule.status(200).body(""), Effect.DONE, List.of(done(), done(), done())),
        SLOW_BEYOND_THE_TIMEOUT(
                "silence beyond requestTimeout",
                rule -> rule.delay(Duration.ofMillis(TIMEOUT * 20)),
                Effect.DONE,
                ALWAYS_UNKNOWN),
        TRICKLING_ANSWER(
                "an answer byte by byte beyond callTimeout",
                rule -> rule.oversize(100_000).trickle(Duration.ofMillis(100)),
                Effect.DONE,
                List.of(unknown(1), unknown(1), unknown(1))),
        INFORMATION_WITHOUT_END(
                "100 Continue without end",
                rule -> rule.informational(Duration.ofMillis(100)),
                Effect.DONE,
                List.of(unknown(1), unknown(1), unknown(1)));

        final String title;
        final UnaryOperator<FaultRule> rule;
        final Effect effect;
        final Map<Call, Seen> seen;

        Fault(String title, UnaryOperator<FaultRule> rule, Effect effect, List<Seen> seen) {
            this.title = title;
            this.rule = rule;
            this.effect = effect;
            this.seen = Map.of(Call.READ, seen.get(0), Call.SEND, seen.get(1), Call.SUBSCRIBE, seen.get(2));
        }

        boolean endsByCallTimeout() {
            return this == TRICKLING_ANSWER || this == INFORMATION_WITHOUT_END;
        }
    }

    private static final List<Seen> ALWAYS_UNKNOWN = List.of(unknown(ALL_TRIES), unknown(1), unknown(1));
    private static final List<Seen> ALWAYS_REJECTED = List.of(rejected(1), rejected(1), rejected(1));
    private static final List<Seen> REPEATED_REFUSAL = List.of(rejected(ALL_TRIES), rejected(ALL_TRIES), rejected(1));

    /** What was measured of faults that last: a cell of the table by fault and call. */
    private static final Map<Fault, Map<Call, String>> MEASURED = new ConcurrentHashMap<>();

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
                Camel camel = camel(simulator, fault)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            simulator.fault(fault.rule.apply(FaultRule.onOperation(call.operation)));

            Exchange exchange = send(camel, call);

            Seen expected = fault.seen.get(call);
            assertThat(outcome(exchange)).isEqualTo(expected.outcome());
            assertThat(simulator.requests())
                    .filteredOn(r -> call.operation.equals(r.operation()))
                    .hasSize(expected.tries());
            int once = fault.effect == Effect.DONE ? 1 : 0;
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(call == Call.SEND ? once : 0);
            assertThat(simulator.charges(Contract.INSTANCE)).isEqualTo(call == Call.SUBSCRIBE ? once : 0);
            // a timed-out call must not take its connection along
            await().untilAsserted(() ->
                    assertThat(leasedConnections(camel)).as("leased").isZero());
            note(fault, call, exchange, simulator);
        }
    }

    private static int leasedConnections(Camel camel) {
        return camel.component.client(camel.component.getConfiguration()).leasedConnections();
    }

    private static void note(Fault fault, Call call, Exchange exchange, VzapsSimulator simulator) {
        long tries = simulator.requests().stream()
                .filter(r -> call.operation.equals(r.operation()))
                .count();
        int effects = switch (call) {
            case READ -> -1;
            case SEND -> simulator.messages(Contract.INSTANCE).size();
            case SUBSCRIBE -> simulator.charges(Contract.INSTANCE);
        };
        Outcome outcome = outcome(exchange);
        String cell = (outcome == null ? "done" : outcome) + ", " + tries + (tries == 1 ? " try" : " tries")
                + (effects < 0 ? "" : ", counted " + effects);
        MEASURED.computeIfAbsent(fault, f -> new ConcurrentHashMap<>()).put(call, cell);
    }

    @AfterAll
    static void thePageShowsWhatWasMeasured() throws IOException {
        boolean all = Arrays.stream(Fault.values())
                .allMatch(fault -> MEASURED.getOrDefault(fault, Map.of()).size() == Call.values().length);
        if (!all) {
            // a single case was run, or one failed and says so itself
            return;
        }
        String table = Arrays.stream(Fault.values())
                .map(fault -> "| " + fault.title + " | "
                        + Arrays.stream(Call.values())
                                .map(call -> MEASURED.get(fault).get(call))
                                .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target/fault-matrix.adoc"), table + "\n");
        assertThat(Path.of("../docs/pages/reliability.adoc"))
                .as("copy target/fault-matrix.adoc into the table of faults on the page")
                .content()
                .contains(table);
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("matrix")
    void aFaultThatPassesIsSurvivedByWhatMayBeRepeated(Fault fault, Call call) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Camel camel = camel(simulator, fault)) {
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
                Camel camel = camel(simulator, null)) {
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

    private static Camel camel(VzapsSimulator simulator, Fault fault) {
        return Camel.with(simulator, options -> {
            if (fault != null && fault.endsByCallTimeout()) {
                options.setCallTimeout(CALL_TIMEOUT);
            }
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
            options.setMaximumRetries(RETRIES);
            if (fault == Fault.SLOW_BEYOND_THE_TIMEOUT) {
                // only where it must run out: the first call of a JVM on a busy machine is not so quick
                options.setRequestTimeout(TIMEOUT);
            }
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
