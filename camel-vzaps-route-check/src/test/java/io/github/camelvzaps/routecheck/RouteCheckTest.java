package io.github.camelvzaps.routecheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Good routes pass, and each kind of mistake is found and named. */
class RouteCheckTest {
    private static final RouteCheck CHECK = new RouteCheck();

    @Test
    void aGoodRouteInYamlHasNoProblem() {
        String good = """
                - route:
                    from:
                      uri: timer:a
                      parameters: {repeatCount: 1}
                      steps:
                        - to:
                            uri: vzaps:messages/sendText
                            parameters: {phone: "5511999990001"}
                        - to:
                            uri: vzaps:messages/send
                            parameters: {param.selectable_options_count: 0, "param.delay": 2}
                        - toD: "vzaps:messages/sendImage?phone=${header.who}"
                """;

        assertThat(CHECK.problemsOfYaml(good)).isEmpty();
        assertThat(CHECK.endpointsOfYaml(good))
                .containsExactly(
                        new EndpointUse("timer:a?repeatCount=1", true),
                        new EndpointUse("vzaps:messages/sendText?phone=5511999990001", false),
                        new EndpointUse("vzaps:messages/send?param.selectable_options_count=0&param.delay=2", false),
                        new EndpointUse("vzaps:messages/sendImage?phone=${header.who}", false));
    }

    @Test
    void aGoodRouteInXmlHasNoProblem() {
        String good = """
                <route>
                    <from uri="timer:a?repeatCount=1"/>
                    <to uri="vzaps:messages/sendText?phone=5511999990001"/>
                </route>
                """;

        assertThat(CHECK.problemsOfXml(good)).isEmpty();
        assertThat(CHECK.endpointsOfXml(good))
                .containsExactly(
                        new EndpointUse("timer:a?repeatCount=1", true),
                        new EndpointUse("vzaps:messages/sendText?phone=5511999990001", false));
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
                "to: vzaps:messages/create | no operation 'messages/create' | a pair of resource and operation that is none",
                "to: {uri: vzaps:messages/sendText, parameters: {param.dely: 2}} | dely | an unknown parameter",
                "to: {uri: vzaps:messages/send, parameters: {param.buttns: 2}} | buttns | an unknown parameter of any message",
                "to: vzapps:messages/sendText | vzapps | an unknown component",
                "too: vzaps:messages/sendText | too | an unknown step",
                "poll: 'timer:a?repeatCount=often' | repeatCount | a wrong value of another component",
                "to: timer:a | timer:a | an endpoint to which nothing can be sent",
            })
    void aMistakeInYamlIsFound(String step, String named, String mistake) {
        String wrong = "- route: {from: {uri: direct:a, steps: [{" + step + "}]}}";

        assertThat(CHECK.problemsOfYaml(wrong)).as(mistake).anyMatch(problem -> problem.contains(named));
    }

    @ParameterizedTest(name = "{2} is found")
    @CsvSource(
            delimiter = '|',
            value = {
                "<to uri='vzaps:messages/sendText?phnoe=5511'/> | phnoe | an unknown option",
                "<to uri='vzaps:messages/sendTelegram'/> | operation | an unknown operation",
                "<too uri='vzaps:messages/sendText'/> | too | an unknown step",
                "<to url='vzaps:messages/sendText'/> | url | an unknown attribute",
                "<to uri='vzaps:messages/sendText'> | to | an element that is not closed",
            })
    void aMistakeInXmlIsFound(String step, String named, String mistake) {
        String wrong = "<route><from uri='direct:a'/>" + step + "</route>";

        assertThat(CHECK.problemsOfXml(wrong)).as(mistake).anyMatch(problem -> problem.contains(named));
    }

    @Test
    void aPropertyIsCheckedByItsNameAndItsValue() {
        assertThat(CHECK.problemsOfProperties("camel.component.vzaps.client-token = a\nmy.own = 1"))
                .isEmpty();
        assertThat(CHECK.problemsOfProperties("camel.component.vzaps.clientTokne = a"))
                .anyMatch(problem -> problem.contains("clientTokne"));
        assertThat(CHECK.problemsOfProperties("camel.component.vzaps.maximumRetries = many"))
                .anyMatch(problem -> problem.contains("many"));
    }
}
