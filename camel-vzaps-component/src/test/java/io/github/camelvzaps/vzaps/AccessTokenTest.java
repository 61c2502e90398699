package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class AccessTokenTest {
    private static final int MESSAGES = 1_000;
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    @Test
    void aThousandConcurrentMessagesWithAColdCacheFetchOneToken(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withSecret(simulator)) {
            sendAll(camel);

            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(MESSAGES);
            assertThat(simulator.tokenCalls()).isEqualTo(1);
        }
    }

    @Test
    void aRevokedTokenIsFetchedOnceMoreHoweverManyMessagesFindOut(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withSecret(simulator)) {
            sendAll(camel);
            simulator.revokeTokens();
            sendAll(camel);

            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(2 * MESSAGES);
            assertThat(simulator.tokenCalls()).isEqualTo(2);
        }
    }

    @Test
    void aTokenPairNeverAsksForAToken(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withTokenPair(simulator)) {
            sendAll(camel);
            simulator.revokeTokens();
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(401));
            Exchange refused = camel.send(SEND, "Hi");

            assertThat(refused.getException(GatewayException.class).getStatusCode())
                    .isEqualTo(401);
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(MESSAGES);
            assertThat(simulator.requests()).noneMatch(r -> r.path().equals("/token"));
        }
    }

    @Test
    void aTokenThatIsRefusedForEverIsRenewedOnceAndNeverInALoop(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.fault(FaultRule.onOperation("messages/sendText").status(401));
        try (Camel camel = Camel.withSecret(simulator)) {
            Exchange refused = camel.send(SEND, "Hi");

            assertThat(refused.getException(GatewayException.class).getOutcome())
                    .isEqualTo(Outcome.REJECTED);
            assertThat(simulator.tokenCalls()).isEqualTo(2);
            assertThat(simulator.requests())
                    .filteredOn(r -> r.path().endsWith("/send/text"))
                    .hasSize(2);
        }
    }

    @Test
    void twoEndpointsOfOneAccountShareTheirToken(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withSecret(simulator)) {
            camel.send(SEND, "Hi");
            camel.send("vzaps:sessions/status", null);
            camel.send("vzaps:instances/list", null);

            assertThat(simulator.tokenCalls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snake", "camel"})
    void bothSpellingsOfTheAnswerAreRead(String spelling) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.setOptions(Map.of("tokenSpelling", spelling));
            try (Camel camel = Camel.withSecret(simulator)) {
                assertThat(camel.send("vzaps:instances/list", null).getException())
                        .isNull();
            }
        }
    }

    @Test
    void aWrongSecretNamesTheOptionsAndLeavesTheMessageUnsent(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret("not-the-secret");
        })) {
            GatewayException refused = camel.send(SEND, "Hi").getException(GatewayException.class);

            assertThat(refused.getOutcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refused)
                    .hasMessageContaining("clientToken and clientSecret")
                    .hasMessageNotContaining("not-the-secret");
        }
    }

    @Test
    void anAnswerWithoutATokenIsAFailureAndNotAHang(VzapsSimulator simulator) throws Exception {
        for (String answer : List.of("{}", "[]", "not json", "")) {
            simulator.clearFaults();
            simulator.fault(FaultRule.on("POST", "/token").status(200).body(answer));
            try (Camel camel = Camel.withSecret(simulator)) {
                assertThat(camel.send("vzaps:instances/list", null)
                                .getException(GatewayException.class)
                                .getOutcome())
                        .as(answer)
                        .isEqualTo(Outcome.NOT_SENT);
            }
        }
    }

    private static void sendAll(Camel camel) throws Exception {
        try (ProducerTemplate template = camel.context.createProducerTemplate()) {
            CompletableFuture<?>[] all = IntStream.range(0, MESSAGES)
                    .mapToObj(i -> template.asyncRequestBody(SEND, "Message " + i))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
        }
    }
}
