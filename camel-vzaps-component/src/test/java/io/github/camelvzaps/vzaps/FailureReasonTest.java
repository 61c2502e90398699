package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class FailureReasonTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | server returned error 463 | RESTRICTED",
                "403 | this account is temporarily restricted | RESTRICTED",
                "500 | server returned error 400 | OTHER",
                "400 | The number 5511 is not on WhatsApp | NOT_ON_WHATSAPP",
                "400 | phone number does not exist | NOT_ON_WHATSAPP",
                "500 | no LID found for 5511@s.whatsapp.net from server | NOT_ON_WHATSAPP",
                "400 | instance is not connected; pair it first | NOT_CONNECTED",
                "500 | client is not logged in | NOT_CONNECTED",
                "500 | no session | NOT_CONNECTED",
                "429 | slow down | RATE_LIMITED",
                "500 | rate-overlimit | RATE_LIMITED",
                "500 | internal server error | OTHER",
                "404 | instance not found | OTHER",
                "400 | field phone is required | OTHER",
            })
    void theReasonIsFoundInTheGatewaysWords(int status, String words, FailureReason reason) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .status(status)
                .body("{\"code\":" + status + ",\"success\":false,\"error\":\"" + words + "\"}"));
        try (Camel camel = Camel.with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(Camel.TOKEN);
            options.setMaximumRetries(0);
        })) {
            Exchange failed = camel.send(SEND, "Hi");
            assertThat(failed.getException(GatewayException.class).getFailureReason())
                    .isEqualTo(reason);
            assertThat(failed.getMessage().getHeader(VzapsConstants.FAILURE_REASON))
                    .isEqualTo(reason.text());
        }
    }

    @Test
    void aRestrictedNumberSaysSoAndTheOutcomeStaysUnknown() throws Exception {
        simulator.restrict(Contract.INSTANCE, true);
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange failed = camel.send(SEND, "Hi");
            assertThat(failed.getMessage().getHeader("CamelVzapsFailureReason")).isEqualTo("restricted");
            assertThat(failed.getException(GatewayException.class).getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        }
    }

    @Test
    void patternsOfTheApplicationComeFirst() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .status(400)
                .body("{\"code\":\"E77\",\"success\":false,\"error\":\"conta NÃO conectada\"}"));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThat(camel.send(SEND, "Hi").getMessage().getHeader("CamelVzapsFailureReason"))
                    .isEqualTo("other");
            assertThat(camel.send(SEND + "&failureReason.notConnected=não conectada", "Hi")
                            .getMessage()
                            .getHeader("CamelVzapsFailureReason"))
                    .isEqualTo("notConnected");
            assertThat(camel.send(SEND + "&failureReason.restricted=e77", "Hi")
                            .getMessage()
                            .getHeader("CamelVzapsFailureReason"))
                    .isEqualTo("restricted");
        }
    }

    @Test
    void aPatternForNoReasonIsRefusedWithTheReasonsThereAre() {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThatThrownBy(() -> camel.send(SEND + "&failureReason.banned=x", "Hi"))
                    .hasStackTraceContaining("There is no failureReason.banned; there are failureReason.restricted,");
            assertThatThrownBy(() -> camel.send(SEND + "&failureReason.restricted=(", "Hi"))
                    .hasStackTraceContaining("failureReason.restricted has to be a regular expression");
        }
    }

    @Test
    void theReasonOfAnEarlierCallDoesNotStay() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange done = camel.send(SEND, "Hi", Map.of(VzapsConstants.FAILURE_REASON, "restricted"));
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getHeader(VzapsConstants.FAILURE_REASON))
                    .isNull();
        }
    }
}
