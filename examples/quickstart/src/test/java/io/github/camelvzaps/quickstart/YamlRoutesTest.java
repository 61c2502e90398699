package io.github.camelvzaps.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of the example are right in structure and in every option of every endpoint. */
class YamlRoutesTest {
    private static final YamlRoutes ROUTES = new YamlRoutes();

    @Test
    void theRoutesOfTheQuickstartHaveNoProblem() throws Exception {
        String quickstart = YamlRoutes.resource("/routes/vzaps.yaml");

        assertThat(ROUTES.problemsOf(quickstart)).isEmpty();
        assertThat(ROUTES.endpoints(quickstart))
                .contains(
                        "vzaps:instances/create",
                        "vzaps:instances/subscribe",
                        "vzaps:sessions/qr?unwrap=true",
                        "vzaps:sessions/status?unwrap=true",
                        "vzaps:messages/sendText",
                        "vzaps:messages/sendImage?caption=A picture from Camel VZaps",
                        "vzaps:messages/sendPoll");
    }

    @Test
    void theRoutesForTheOtherGatewayHaveNoProblem() throws Exception {
        String quickstart = YamlRoutes.resource("/routes/zapyapi.yaml");

        assertThat(ROUTES.problemsOf(quickstart)).isEmpty();
        assertThat(ROUTES.endpoints(quickstart))
                .contains(
                        "zapyapi:instances/create",
                        "zapyapi:instances/getQrCode",
                        "zapyapi:instances/list",
                        "zapyapi:messages/sendText",
                        "zapyapi:messages/sendImage?caption=A picture from Camel VZaps",
                        "zapyapi:messages/send");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/application.properties",
                "/application-simulator.properties",
                "/application-production.properties"
            })
    void thePropertiesOfTheQuickstartHaveNoProblem(String file) {
        assertThat(ROUTES.problemsOfProperties(YamlRoutes.resource(file))).isEmpty();
    }

    @ParameterizedTest(name = "{2} is found")
    @CsvSource(
            delimiter = '|',
            value = {
                "to: {uri: vzaps:messages/sendText, parameters: {phnoe: 5511}} | phnoe | an unknown option",
                "to: 'vzaps:messages/sendText?phnoe=5511' | phnoe | an unknown option in the short form",
                "to: {uri: vzaps, parameters: {resource: messages, operation: sendText, phnoe: 5511}} | phnoe | an unknown option beside the scheme",
                "to: {uri: vzaps:sessions/qr, parameters: {unwrap: perhaps}} | unwrap | a value of the wrong type",
                "to: {uri: vzaps:messages/send, parameters: {messageType: telegram}} | messageType | a value that is none of the list",
                "to: vzaps:messages/sendTelegram | operation | an unknown operation",
                "to: vzapps:messages/sendText | vzapps | an unknown component",
                "too: vzaps:messages/sendText | too | an unknown step",
            })
    void aMistakeIsFound(String step, String named, String mistake) throws Exception {
        String wrong = "- route: {from: {uri: direct:a, steps: [{" + step + "}]}}";

        assertThat(ROUTES.problemsOf(wrong)).as(mistake).anyMatch(problem -> problem.contains(named));
    }

    @Test
    void aWrongPropertyIsFound() {
        assertThat(ROUTES.problemsOfProperties("camel.component.vzaps.clientTokne = a"))
                .anyMatch(problem -> problem.contains("clientTokne"));
    }
}
