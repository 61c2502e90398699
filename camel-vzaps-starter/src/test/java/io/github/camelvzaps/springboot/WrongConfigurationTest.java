package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class WrongConfigurationTest {
    private static final String P = "camel.component.vzaps.";
    private static final String TOKEN = P + "client-token=secret-client-token";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Routed {
        @Bean
        RouteBuilder route(@Value("${to}") String to) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to(to);
                }
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SendingAtStart {
        @Bean
        ApplicationRunner runner(FluentProducerTemplate template) {
            return arguments -> template.to("vzaps:messages/sendText?phone=5511999999999&instanceId=VZ1")
                    .withBody("Hello")
                    .request();
        }
    }

    /**
     * An application that must not start.
     *
     * @param properties what it is given; "to=" is the endpoint that its only route sends to
     * @param said what has to stand in the log
     */
    record Refused(String name, List<String> properties, List<String> said) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Refused> refused() {
        String sendText = "to=vzaps:messages/sendText?instanceId=VZ1&instanceToken=secret-instance-token";
        return List.of(
                new Refused(
                        "a property with a slip of the pen",
                        List.of(P + "client-tokn=secret-client-token"),
                        List.of("There is no property " + P + "client-tokn", "nearest one is " + P + "client-token\n")),
                new Refused(
                        "a property in camel case with a slip of the pen",
                        List.of(P + "clientTokn=secret-client-token"),
                        List.of("nearest one is " + P + "client-token\n")),
                new Refused(
                        "a wrong property of an instance",
                        List.of(P + "instances.sales.tokn=secret-instance-token"),
                        List.of("nearest one is " + P + "instances.sales.token\n")),
                new Refused(
                        "a wrong property of the nested configuration",
                        List.of(P + "configuration.base-ur=http://localhost"),
                        List.of("nearest one is " + P + "configuration.base-url\n")),
                new Refused(
                        "something below a property that is a value",
                        List.of(P + "client-token.value=secret-client-token"),
                        List.of(P + "client-token takes a value, and nothing below it")),
                new Refused(
                        "two wrong properties at once",
                        List.of(P + "proxy-hots=a", P + "request-timeot=3s"),
                        List.of(P + "proxy-host\n", P + "request-timeout\n")),
                new Refused(
                        "a value that is not on the list",
                        List.of(P + "message-type=txt"),
                        List.of(P + "message-type takes one of text, image, ", "not 'txt'. The nearest one is text")),
                new Refused(
                        "a value that is not on the list, nested",
                        List.of(P + "configuration.method=PSOT"),
                        List.of(P + "configuration.method takes one of GET", "The nearest one is POST")),
                new Refused(
                        "a word for a number",
                        List.of(P + "max-connections=many"),
                        List.of(P + "max-connections", "takes a whole number, not 'many'")),
                new Refused(
                        "a word for true or false", List.of(P + "unwrap=maybe"), List.of("takes true or false, not")),
                new Refused(
                        "a time in no known form",
                        List.of(P + "request-timeout=long"),
                        List.of("takes a time such as 500ms, 30s or 5m", "not 'long'")),
                new Refused(
                        "a time in apples",
                        List.of(P + "request-timeout=10 apples"),
                        List.of(P + "request-timeout", "takes a time such as", "not '10 apples'")),
                new Refused(
                        "a time with a unit that nobody has",
                        List.of(P + "ping-interval=10x"),
                        List.of(P + "ping-interval", "takes a time such as", "not '10x'")),
                new Refused(
                        "a size with a unit",
                        List.of(P + "maximum-media-size=64mb"),
                        List.of(P + "maximum-media-size", "takes a whole number, not '64mb'")),
                new Refused(
                        "a number with a unit in the nested configuration",
                        List.of(P + "configuration.maximum-retries=3x"),
                        List.of(P + "configuration.maximum-retries", "takes a whole number, not '3x'")),
                new Refused(
                        "a time with a unit where only milliseconds go",
                        List.of(P + "configuration.request-timeout=30s"),
                        List.of("takes a whole number of milliseconds, not '30s'")),
                new Refused(
                        "a bean that is not there",
                        List.of(P + "object-mapper=#bean:mapper"),
                        List.of("takes the name of a bean", "'#bean:mapper'", "No bean named 'mapper'")),
                new Refused(
                        "a text where a bean has to be named",
                        List.of(P + "configuration=mine"),
                        List.of(P + "configuration", "takes the name of a bean", "not 'mine'")),
                new Refused(
                        "a value where entries have to stand",
                        List.of(P + "instances=secret-instance-token"),
                        List.of(P + "instances", "takes entries below it\n")),
                new Refused(
                        "a variable that is not set",
                        List.of(P + "client-token=${VZAPS_TEST_TOKEN}"),
                        List.of("client-token", "refers to ${VZAPS_TEST_TOKEN}, which is not set")),
                new Refused(
                        "no client token",
                        List.of(sendText),
                        List.of("vzaps:messages/sendText has no credentials", "Set " + P + "client-token, ")),
                new Refused(
                        "no client secret for an operation of the account",
                        List.of(TOKEN, "to=vzaps:instances/list"),
                        List.of("is an operation of the account", P + "client-secret")),
                new Refused(
                        "a bad URL",
                        List.of(TOKEN, P + "base-url=api.vzaps.com", sendText),
                        List.of("The option baseUrl has to be a URL such as", "Set " + P + "base-url")),
                new Refused(
                        "an unknown option of an endpoint",
                        List.of(TOKEN, sendText + "&fone=5511987654321"),
                        List.of("vzaps:messages/sendText has no option 'fone'. The nearest one is 'phone'")),
                new Refused(
                        "a wrong value of an option of an endpoint",
                        List.of(TOKEN, sendText + "&unwrap=maybe"),
                        List.of("'unwrap' of vzaps:messages/sendText takes true or false, not 'maybe'")),
                new Refused(
                        "an unknown operation",
                        List.of(TOKEN, "to=vzaps:messages/sendTxt"),
                        List.of("There is no operation 'messages/sendTxt'. Nearest: messages/sendText")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theLogSaysWhatIsWrongAndWhatMendsIt(Refused refused, CapturedOutput log) {
        boolean routed = refused.properties().stream().anyMatch(property -> property.startsWith("to="));
        assertThatThrownBy(() -> Applications.start(
                        routed ? Routed.class : Applications.Plain.class,
                        refused.properties().toArray(String[]::new)))
                .isInstanceOf(Exception.class);

        assertThat(log).contains("APPLICATION FAILED TO START", "Action:").contains(refused.said());
        assertThat(log).doesNotContain("secret-client-token", "secret-instance-token");
    }

    @Test
    void aWrongEnvironmentVariableIsNamedAsItWasWritten(CapturedOutput log) {
        Map<String, Object> variables = Map.of("CAMEL_COMPONENT_VZAPS_CLIENT_TOKN", "secret-client-token");
        assertThatThrownBy(() -> Applications.start(variables, Applications.Plain.class))
                .isInstanceOf(WrongPropertyException.class);

        assertThat(log).contains("CAMEL_COMPONENT_VZAPS_CLIENT_TOKN", "The nearest one is " + P + "client-token\n");
        assertThat(log).doesNotContain("secret-client-token");
    }

    @Test
    @ExtendWith(SimulatorExtension.class)
    void aCallThatIsRefusedIsNotTakenForWrongConfiguration(VzapsSimulator simulator, CapturedOutput log) {
        assertThatThrownBy(() -> Applications.start(
                        SendingAtStart.class, Applications.at(simulator, P + "instance-token=secret-instance-token")))
                .hasRootCauseInstanceOf(RejectedException.class);

        assertThat(log).contains("Application run failed").doesNotContain("APPLICATION FAILED TO START");
        assertThat(log).doesNotContain("secret-instance-token");
    }

    @Test
    void aPortInUseIsNamed(CapturedOutput log) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> Applications.start(
                            Applications.Plain.class, "server.address=127.0.0.1", "server.port=" + port))
                    .isInstanceOf(Exception.class);

            assertThat(log).contains("APPLICATION FAILED TO START", "Port " + port + " was already in use");
        }
    }
}
