package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a message with checkNumber=true; counted at the simulator. */
@ExtendWith(SimulatorExtension.class)
class NumberCheckTest {
    private static final String WITH = "5585987654321";
    private static final String WITHOUT = "558587654321";
    private static final String SEND = "vzaps:messages/sendText?checkNumber=true";

    private VzapsSimulator simulator;
    private Camel camel;

    @BeforeEach
    void start(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        camel = Camel.withTokenPair(simulator);
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    private void send(String phone, String text) {
        camel.context.createProducerTemplate().requestBodyAndHeader(SEND, text, "CamelVzapsPhone", phone);
    }

    private NotSentException refusal(String phone) {
        CamelExecutionException failed = catchThrowableOfType(CamelExecutionException.class, () -> send(phone, "hi"));
        return (NotSentException) failed.getCause();
    }

    private List<String> recipients() {
        return simulator.messages(Contract.INSTANCE).stream()
                .map(message -> message.to())
                .toList();
    }

    /** Returns which numbers were asked about, call by call. */
    private List<Object> asked() {
        return simulator.requests().stream()
                .filter(call -> "users/check".equals(call.operation()))
                .map(call -> json(call.body()))
                .toList();
    }

    private static Object json(String body) {
        try {
            return new ObjectMapper().readValue(body, Map.class).get("phone");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}: to {1}, not on WhatsApp {2}")
    @CsvSource({
        "both forms are: the given one," + WITH + ",," + WITH,
        "only the one without the digit," + WITH + "," + WITH + "," + WITHOUT,
        "only the one with the digit," + WITHOUT + "," + WITHOUT + "," + WITH,
        "neither," + WITH + "," + WITH + ";" + WITHOUT + ",",
        "neither and asked without the digit," + WITHOUT + "," + WITH + ";" + WITHOUT + ",",
        "a landline has one form,558532654321,,558532654321",
        "a landline that is not,558532654321,558532654321,",
        "a number of another country,4915112345678,,4915112345678",
        "one that looks like a mobile of Brazil,4985987654321,4985987654321,",
    })
    void theMessageGoesToTheNumberThatTheGatewayKnows(String what, String given, String absent, String recipient) {
        if (absent != null) {
            Arrays.stream(absent.split(";", -1)).forEach(number -> simulator.setOnWhatsApp(number, false));
        }
        if (recipient != null) {
            send(given, "hi");
            assertThat(recipients()).containsExactly(recipient);
        } else {
            NotSentException refused = refusal(given);
            assertThat(refused.getFailureReason()).isEqualTo(FailureReason.NOT_ON_WHATSAPP);
            assertThat(refused).hasMessageContaining("not on WhatsApp").hasMessageNotContaining(given);
            assertThat(recipients()).isEmpty();
        }
        assertThat(asked()).hasSize(1);
    }

    @Test
    void aNumberInACallByPathIsAskedAboutInWhateverNotation() {
        simulator.setOnWhatsApp(WITH, false);
        camel.context
                .createProducerTemplate()
                .requestBody(
                        "vzaps:messages/send?checkNumber=true",
                        Map.of("path", "send/text", "phone", "+55 (85) 98765-4321", "message", "hi"));
        assertThat(recipients()).containsExactly(WITHOUT);
    }

    @Test
    void anEndpointThatSendsNothingTakesNoSuchOption() {
        assertThatThrownBy(() -> camel.context.getEndpoint("vzaps:users/check?checkNumber=true"))
                .hasStackTraceContaining("does not send messages to a chat, so the option checkNumber");
    }

    @Test
    void theGatewaysOwnNameForANumberWins() {
        simulator.setOnWhatsApp(WITH, WITHOUT);
        send(WITH, "hi");
        assertThat(recipients()).containsExactly(WITHOUT);
        assertThat(asked()).containsExactly(List.of(WITH, WITHOUT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"120363000000000000@g.us", "123456789012345@lid"})
    void whatIsNoNumberIsNotAskedAbout(String recipient) {
        send(recipient, "hi");
        assertThat(recipients()).containsExactly(recipient);
        assertThat(asked()).isEmpty();
    }

    @Test
    void anAnswerIsRememberedForAsLongAsTheOptionSays() {
        for (int i = 0; i < 3; i++) {
            send(WITH, "hi");
        }
        assertThat(asked()).hasSize(1);
        assertThat(recipients()).hasSize(3);
        for (int i = 0; i < 2; i++) {
            camel.context
                    .createProducerTemplate()
                    .requestBodyAndHeader(SEND + "&checkNumberLifetime=0", "hi", "CamelVzapsPhone", WITH);
        }
        assertThat(asked()).hasSize(3);
    }

    @Test
    void messagesToOneNumberAtOnceAskOnce() {
        List<CompletableFuture<Object>> sends = IntStream.range(0, 20)
                .mapToObj(i -> camel.context
                        .createProducerTemplate()
                        .asyncRequestBodyAndHeader(SEND, "text " + i, "CamelVzapsPhone", WITH))
                .toList();
        CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new)).join();
        assertThat(asked()).hasSize(1);
        assertThat(recipients()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"code\":200,\"success\":true,\"data\":{\"users\":[]}}', 2 of 2 numbers",
        "'{\"code\":200,\"success\":true,\"data\":{\"users\":[{\"phone\":\"" + WITH + "\",\"exists\":false}]}}',"
                + " 1 of 2 numbers",
        "'{\"code\":400,\"success\":false,\"message\":\"no session\"}', Could not check",
    })
    void anAnswerThatIsNotClearSendsNothingAndIsNotRemembered(String answer, String said) {
        simulator.fault(
                FaultRule.onOperation("users/check").times(1).status(200).body(answer));
        NotSentException refused = refusal(WITH);
        assertThat(refused.getMessage()).contains("Could not check", "nothing was sent", said);
        assertThat(recipients()).isEmpty();
        send(WITH, "hi");
        assertThat(recipients()).hasSize(1);
    }

    @Test
    void aCheckThatFailsSaysWhyAndSendsNothing() {
        simulator.fault(FaultRule.onOperation("users/check").status(429));
        NotSentException refused = refusal(WITH);
        assertThat(refused.getFailureReason()).isEqualTo(FailureReason.RATE_LIMITED);
        assertThat(refused.getMessage()).contains("checkNumber=true", "nothing was sent");
        assertThat(refused.getCause()).isNotNull();
        assertThat(recipients()).isEmpty();
    }
}
