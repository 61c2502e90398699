package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a route sees when a call is wrong, refused or lost. */
class FailureTest {
    private static final int RETRIES = 2;

    private static VzapsSimulator simulator;
    private static Camel camel;

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        camel = Camel.with(simulator, options -> {
            options.setApiKey(VzapsSimulator.API_KEY);
            options.setMaximumRetries(RETRIES);
        });
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    @BeforeEach
    void clean() {
        simulator.clearFaults();
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        simulator.clearRequests();
    }

    static Stream<Arguments> faults() {
        UnaryOperator<FaultRule> lost = rule -> rule.reset(Reset.AFTER);
        UnaryOperator<FaultRule> broken = rule -> rule.status(500);
        UnaryOperator<FaultRule> busy = rule -> rule.status(503).header("Retry-After", "0");
        UnaryOperator<FaultRule> proxy = rule -> rule.proxyAnswer(503).header("Retry-After", "0");
        UnaryOperator<FaultRule> tooMany = rule -> rule.status(429).header("Retry-After", "0");
        return Stream.of(
                Arguments.of("instances/list", lost, Outcome.UNKNOWN, RETRIES + 1),
                Arguments.of("instances/list", broken, Outcome.UNKNOWN, RETRIES + 1),
                Arguments.of("contacts/checkNumbers", lost, Outcome.UNKNOWN, RETRIES + 1),
                Arguments.of("messages/sendText", lost, Outcome.UNKNOWN, 1),
                Arguments.of("messages/sendText", broken, Outcome.UNKNOWN, 1),
                Arguments.of("messages/sendText", busy, Outcome.REJECTED, RETRIES + 1),
                Arguments.of("messages/sendText", proxy, Outcome.UNKNOWN, 1),
                Arguments.of("messages/sendText", tooMany, Outcome.REJECTED, RETRIES + 1),
                Arguments.of("instances/logout", lost, Outcome.UNKNOWN, 1),
                Arguments.of("contacts/unblock", broken, Outcome.UNKNOWN, 1));
    }

    @ParameterizedTest(name = "{0} ends as {2} after {3} tries")
    @MethodSource("faults")
    void readsAreRepeatedAndWritesOnlyWhenTheySurelyWereNotDone(
            String operation, UnaryOperator<FaultRule> fault, Outcome outcome, int tries) throws Exception {
        simulator.fault(fault.apply(FaultRule.onOperation("zapyapi:" + operation)));

        Exchange exchange = camel.send("zapyapi:" + operation, "551", Map.of(VzapsConstants.PHONE, "551"));

        assertThat(exchange.getException(GatewayException.class))
                .extracting(GatewayException::getOutcome)
                .isEqualTo(outcome);
        assertThat(simulator.requests()).hasSize(tries);
        assertThat(simulator.messages(Contract.INSTANCE)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aRefusalSaysWhatTheGatewaySaidAndItsCode() throws Exception {
        Exchange exchange = camel.send("zapyapi:instances/create", "ab");

        assertThat(exchange.getException()).isInstanceOfSatisfying(RejectedException.class, failure -> {
            assertThat(failure.getStatusCode()).isEqualTo(400);
            assertThat(failure.getCode()).isEqualTo("VALIDATION_ERROR");
            assertThat(failure.getMessage()).startsWith("instances/create: answered 400: ");
            assertThat(failure.getResponseBody()).contains("\"path\":\"/api/instances\"");
        });
    }

    @Test
    void severalWordsOfARefusalKeepTheCodeToo() throws Exception {
        simulator.fault(FaultRule.onAny()
                .status(400)
                .body("{\"statusCode\":400,\"message\":[\"to is wrong\",\"and more\"],\"error\":\"BAD\"}"));

        Exchange exchange = camel.send("zapyapi:messages/sendText?phone=551", "Hi");

        assertThat(exchange.getException()).isInstanceOfSatisfying(RejectedException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo("BAD");
            assertThat(failure).hasMessageContaining("to is wrong");
        });
    }

    @Test
    void aWrongKeyIsTriedOnceAndNamedAsTheOption() throws Exception {
        try (Camel stranger = Camel.with(simulator, options -> options.setApiKey("wrong-key"))) {
            Exchange exchange = stranger.send("zapyapi:instances/list", null);

            assertThat(exchange.getException())
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("answered 401")
                    .hasMessageContaining("Check apiKey")
                    .hasMessageNotContaining("clientToken")
                    .hasMessageNotContaining("wrong-key");
            assertThat(simulator.requests()).hasSize(1);
        }
    }

    @Test
    void anInstanceOfSomebodyElseIsRefusedWithAdvice() throws Exception {
        simulator.addAccount("other-token", "other-secret", "other-key");
        try (Camel other = Camel.with(simulator, options -> options.setApiKey("other-key"))) {
            Exchange exchange = other.send("zapyapi:instances/restart", null);

            assertThat(exchange.getException())
                    .isInstanceOf(RejectedException.class)
                    .hasMessageContaining("answered 403")
                    .hasMessageContaining("account of apiKey");
        }
    }

    @Test
    void withoutAKeyARouteDoesNotStart() {
        try (Camel nobody = Camel.with(simulator, options -> {})) {
            assertThatThrownBy(() -> nobody.send("zapyapi:messages/send", "Hi"))
                    .rootCause()
                    .hasMessageContaining("zapyapi:messages/send has no credentials")
                    .hasMessageContaining("apiKey");
        }
    }

    @Test
    void theBodyHoldsTheSecretOfTheWebhookAndNoFailureDoes() throws Exception {
        String secret = "s3cret-of-the-hook";
        Map<String, Object> hook = Map.of("webhookUrl", "https://example.com/hook", "secret", secret);

        Exchange saved = camel.send("zapyapi:webhookConfig/save", hook);
        simulator.fault(FaultRule.onAny()
                .status(403)
                .body("{\"message\":\"no " + secret + "\",\"details\":{\"secret\":\"" + secret + "\"}}")
                .times(1));
        Exchange refused = camel.send("zapyapi:webhookConfig/save", hook);
        simulator.fault(FaultRule.onAny().status(200).body("{\"id\":\"1\", \"secret\" : \"" + secret));
        Exchange brokenOff = camel.send("zapyapi:webhookConfig/get", null);

        assertThat(saved.getMessage().getBody(Map.class)).containsEntry("secret", secret);
        for (Exchange failed : List.of(refused, brokenOff)) {
            GatewayException failure = failed.getException(GatewayException.class);
            assertThat(failure + failure.getStatusText() + failure.getResponseBody() + failure.getDetails())
                    .contains("xxxxxx")
                    .doesNotContain(secret);
        }
    }

    static Stream<Arguments> wrongUris() {
        return Stream.of(
                Arguments.of("messages/sendTxt", "messages/sendText"),
                Arguments.of("messages/sendAudio", "messages/send"),
                Arguments.of("users/chek", "users/check"),
                Arguments.of("sessions/disconnect", "no operation 'sessions/disconnect'"),
                Arguments.of("webhooks/receive", "use it in from()"),
                Arguments.of("messages/sendText?clientToken=x", "clientToken"),
                Arguments.of("messages/sendText?phon=1", "phon"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongUris")
    void aWrongUriFailsAtStartAndSaysWhatIsRight(String uri, String says) {
        assertThatThrownBy(() -> camel.send("zapyapi:" + uri, "Hi")).rootCause().hasMessageContaining(says);
    }

    static Stream<Arguments> wrongMessages() {
        Map<String, Object> to = Map.of(VzapsConstants.PHONE, "551");
        return Stream.of(
                row("messages/sendText", "Hi", Map.of(), "needs 'phone'", "header CamelVzapsPhone", "key 'to'"),
                row("messages/sendImage", null, to, "needs 'image'", "plain body"),
                row("contacts/checkNumbers", null, Map.of(), "needs 'phone'", "key 'numbers'"),
                row("contacts/block", null, Map.of(VzapsConstants.PHONE, ".."), "'phone'", "it has no digit"),
                row("instances/getQrCode", null, Map.of(VzapsConstants.INSTANCE_ID, ".."), "'instanceId'", "'..'"),
                row("groups/get", null, Map.of(VzapsConstants.GROUP_ID, ".."), "'groupId'", "no id of a group"),
                row("groups/get", null, Map.of(VzapsConstants.GROUP_ID, "5511999999999"), "it is a phone"),
                row("groups/get", null, Map.of(), "needs 'groupId'"),
                row("presence/send", null, to, "needs 'presence'", "plain body"),
                row("instances/list", null, Map.of(VzapsConstants.PAGE_SIZE, "all"), "'pageSize'", "a whole number"),
                row("messages/send", Map.of("what", 1), to, "cannot tell the type", "text, image"),
                row(
                        "messages/send",
                        "Hi",
                        with(to, VzapsConstants.MESSAGE_TYPE, "fax"),
                        "no message type 'fax'",
                        "text, image"),
                row("messages/send", "Hi", with(to, VzapsConstants.MESSAGE_TYPE, "poll"), "type poll", "text, image"),
                row("request?path=https://evil.example/x", null, Map.of(), "below the base URL"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongMessages")
    void aWrongMessageIsNotSentAndSaysWhatIsRight(
            String operation, Object body, Map<String, Object> headers, List<String> says) throws Exception {
        Exchange exchange = camel.send("zapyapi:" + operation, body, headers);

        assertThat(exchange.getException()).isInstanceOf(NotSentException.class);
        assertThat(exchange.getException().getMessage()).contains(says);
        assertThat(simulator.requests()).isEmpty();
    }

    private static Arguments row(String operation, Object body, Map<String, Object> headers, String... says) {
        return Arguments.of(operation, body, headers, List.of(says));
    }

    private static Map<String, Object> with(Map<String, Object> headers, String name, Object value) {
        Map<String, Object> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
