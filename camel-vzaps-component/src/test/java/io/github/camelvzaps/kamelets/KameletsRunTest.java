package io.github.camelvzaps.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kamelet in a YAML route, against the simulator. */
@ExtendWith(SimulatorExtension.class)
class KameletsRunTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PHONE = "5511999999999";
    private static final String TOKEN = "inst-token-1";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private VzapsSimulator simulator;

    private record Seen(String body, Map<String, Object> headers) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }

    @BeforeEach
    void world(VzapsSimulator fresh) throws Exception {
        simulator = fresh;
        simulator.addInstance(Contract.INSTANCE, TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 50));
        Processor note = exchange -> seen.add(new Seen(
                exchange.getMessage().getBody(String.class),
                Map.copyOf(exchange.getMessage().getHeaders())));
        context.getRegistry().bind("note", note);
        context.getPropertiesComponent()
                .setInitialProperties(properties(Map.of(
                        "api",
                        simulator.url(),
                        "realtime",
                        simulator.realtimeUrl(),
                        "instance",
                        Contract.INSTANCE,
                        "token",
                        TOKEN,
                        "client",
                        VzapsSimulator.CLIENT_TOKEN,
                        "secret",
                        VzapsSimulator.CLIENT_SECRET,
                        "key",
                        VzapsSimulator.API_KEY,
                        "phone",
                        PHONE)));
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        context.start();
    }

    @AfterEach
    void end() {
        context.stop();
    }

    private static java.util.Properties properties(Map<String, String> values) {
        java.util.Properties properties = new java.util.Properties();
        properties.putAll(values);
        return properties;
    }

    private void run(String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("route.yaml", yaml));
    }

    private Exchange send(Object body, Map<String, Object> headers) {
        Exchange answer = context.createFluentProducerTemplate()
                .to("direct:in")
                .withBody(body)
                .withHeaders(headers)
                .request(Exchange.class);
        assertThat(answer.getException()).isNull();
        return answer;
    }

    @Test
    void theSinkSendsWithTheTokenOfTheInstance() throws Exception {
        run("""
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kamelet:vzaps-sink
                        parameters:
                          instanceId: "{{instance}}"
                          clientToken: "{{client}}"
                          instanceToken: "{{token}}"
                          phone: "{{phone}}"
                          baseUrl: "{{api}}"
            """);

        send("Hello", Map.of());
        send("To another", Map.of("CamelVzapsPhone", "5511888888888"));

        assertThat(simulator.messages(Contract.INSTANCE))
                .extracting(AcceptedMessage::type, AcceptedMessage::to)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("text", PHONE),
                        org.assertj.core.api.Assertions.tuple("text", "5511888888888"));
        assertThat(simulator.tokenCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hi, how are you? | 0 | ''",
                "Hi, how are you? | 24h | guardWroteWithin",
                "See example.com | 0 | guardLinks",
            })
    void theGuardedSendLetsGoWhatItsDefaultsAllow(String text, String wroteWithin, String refusedBy) throws Exception {
        run("""
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kamelet:vzaps-guarded-send-action
                        parameters:
                          instanceId: "{{instance}}"
                          clientToken: "{{client}}"
                          instanceToken: "{{token}}"
                          phone: "{{phone}}"
                          baseUrl: "{{api}}"
                          wroteWithin: "%s"
            """.formatted(wroteWithin));

        Exchange end = context.createFluentProducerTemplate()
                .to("direct:in")
                .withBody(text)
                .request(Exchange.class);

        if (refusedBy.isEmpty()) {
            assertThat(end.getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
        } else {
            assertThat(end.getException()).isInstanceOf(NotSentException.class).hasMessageContaining(refusedBy);
            assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        }
    }

    @Test
    void theActionCallsAnyOperationWithTheSecretOfTheAccount() throws Exception {
        run("""
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kamelet:vzaps-action
                        parameters:
                          operation: users/check
                          instanceId: "{{instance}}"
                          clientToken: "{{client}}"
                          clientSecret: "{{secret}}"
                          unwrap: true
                          baseUrl: "{{api}}"
            """);

        Exchange answer = send(PHONE, Map.of());

        assertThat(answer.getMessage().getBody(String.class)).contains(PHONE);
        assertThat(simulator.requests())
                .extracting(RecordedRequest::operation)
                .contains("users/check", "auth/getAccessToken");
    }

    @Test
    void theSourceEmitsMessagesOfTheRealtimeConnectionAsJson() throws Exception {
        run(source("vzaps-source", """
            clientToken: "{{client}}"
            clientSecret: "{{secret}}"
            realtimeUrl: "{{realtime}}"
            """));

        simulator.customerSays(Contract.INSTANCE, PHONE, "Good morning");

        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        assertThat(seen.get(0).json().at("/event/message/conversation").asText())
                .isEqualTo("Good morning");
        assertThat(seen.get(0).headers())
                .containsEntry("CamelVzapsText", "Good morning")
                .containsEntry("CamelVzapsSenderPhone", PHONE);
    }

    @Test
    void anAnswerOfTheRouteGoesFromTheSourceToTheSink() throws Exception {
        run("""
            - route:
                from:
                  uri: kamelet:vzaps-source
                  parameters:
                    instanceId: "{{instance}}"
                    clientToken: "{{client}}"
                    instanceToken: "{{token}}"
                    realtimeUrl: "{{realtime}}"
                    baseUrl: "{{api}}"
                  steps:
                    - setBody:
                        simple: "You wrote: ${header.CamelVzapsText}"
                    - to:
                        uri: kamelet:vzaps-sink
                        parameters:
                          instanceId: "{{instance}}"
                          clientToken: "{{client}}"
                          instanceToken: "{{token}}"
                          phone: "{{phone}}"
                          baseUrl: "{{api}}"
            """);

        simulator.customerSays(Contract.INSTANCE, "5511777777777", "{\"phone\": \"5500000000000\"}");

        await().atMost(PATIENCE)
                .until(() -> !simulator.messages(Contract.INSTANCE).isEmpty());
        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .isEqualTo(Map.of("phone", PHONE, "message", "You wrote: {\"phone\": \"5500000000000\"}")));
    }

    @Test
    void theSinkReadsJsonWhenItIsAskedTo() throws Exception {
        run("""
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kamelet:vzaps-sink
                        parameters:
                          instanceId: "{{instance}}"
                          clientToken: "{{client}}"
                          instanceToken: "{{token}}"
                          bodyType: json
                          baseUrl: "{{api}}"
            """);

        send("{\"phone\": \"5511888888888\", \"message\": \"Hello\"}", Map.of());

        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.body()).isEqualTo(Map.of("phone", "5511888888888", "message", "Hello")));
    }

    @Test
    void theSourceEmitsMessagesOfARegisteredWebhookAsJson() throws Exception {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        run(source("vzaps-source", """
            delivery: webhooks/receive
            clientToken: "{{client}}"
            instanceToken: "{{token}}"
            secret: hook-secret
            publicUrl: "http://127.0.0.1:%d"
            register: true
            """.formatted(port)));
        await().atMost(PATIENCE)
                .until(() ->
                        simulator.requests().stream().anyMatch(request -> "webhooks/set".equals(request.operation())));

        simulator.customerSays(Contract.INSTANCE, PHONE, "By webhook");

        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        assertThat(seen.get(0).headers()).containsEntry("CamelVzapsText", "By webhook");
        assertThat(seen.get(0).body()).startsWith("{");
    }

    @Test
    void theSessionSourceEmitsEveryChangeOfTheSession() throws Exception {
        run(source("vzaps-session-source", """
            clientToken: "{{client}}"
            instanceToken: "{{token}}"
            delay: 20
            """));

        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        simulator.unpair(Contract.INSTANCE);
        await().atMost(PATIENCE).until(() -> seen.size() == 2);

        assertThat(seen)
                .extracting(one -> one.json().findValue("connected").asBoolean())
                .containsExactly(true, false);
    }

    @Test
    void theSinkOfTheOtherGatewaySends() throws Exception {
        run("""
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: kamelet:zapyapi-sink
                        parameters:
                          instanceId: "{{instance}}"
                          apiKey: "{{key}}"
                          phone: "{{phone}}"
                          baseUrl: "{{api}}"
            """);

        send("Hello", Map.of());

        assertThat(simulator.messages(Contract.INSTANCE))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).containsEntry("message", "Hello"));
        assertThat(simulator.requests())
                .extracting(RecordedRequest::operation)
                .containsOnly("zapyapi:messages/sendText");
    }

    @Test
    void theSourceOfTheOtherGatewayEmitsMessagesOfASignedWebhookAsJson() throws Exception {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        run(source("zapyapi-source", """
            apiKey: "{{key}}"
            secret: hook-secret-of-16
            publicUrl: "http://127.0.0.1:%d"
            register: true
            """.formatted(port)));
        await().atMost(PATIENCE)
                .until(() -> simulator.requests().stream()
                        .anyMatch(request -> "zapyapi:webhookConfig/save".equals(request.operation())));

        simulator.emitZapyapi(
                Contract.INSTANCE,
                "message",
                Map.of(
                        "messageId",
                        "A",
                        "messageType",
                        "text",
                        "text",
                        "Signed",
                        "fromMe",
                        false,
                        "chat",
                        Map.of("jid", PHONE + "@s.whatsapp.net", "isGroup", false),
                        "sender",
                        Map.of("jid", PHONE + "@s.whatsapp.net", "name", "Ana")));

        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        assertThat(seen.get(0).headers()).containsEntry("CamelVzapsText", "Signed");
        assertThat(seen.get(0).body()).startsWith("{");
    }

    /** A route from a source to the list of what was seen. */
    private static String source(String kamelet, String parameters) {
        return """
            - route:
                from:
                  uri: kamelet:%s
                  parameters:
                    instanceId: "{{instance}}"
                    baseUrl: "{{api}}"
            %s    steps:
                    - process:
                        ref: note
            """.formatted(kamelet, parameters.indent(8)).replace("    steps:", "      steps:");
    }

    /** Sets the account and the instance once, on the component. */
    private void credentialsOnTheComponent() {
        VzapsConfiguration options =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        options.setBaseUrl(simulator.url());
        options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        options.setInstanceId(Contract.INSTANCE);
    }

    @Test
    void aPipeSendsWithTheCredentialsOfTheComponent() throws Exception {
        credentialsOnTheComponent();
        run("""
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata: {name: to-whatsapp}
            spec:
              source: {uri: "direct:in"}
              sink:
                ref: {kind: Kamelet, apiVersion: camel.apache.org/v1, name: vzaps-sink}
                properties: {phone: "%s"}
            """.formatted(PHONE));

        send("Hello", Map.of());

        assertThat(simulator.messages(Contract.INSTANCE))
                .extracting(AcceptedMessage::to)
                .containsExactly(PHONE);
    }

    @Test
    void aPipeHandsOnARawValueAsItIsWritten(@TempDir Path folder) throws Exception {
        credentialsOnTheComponent();
        run(toMock("RAW(" + folder + "/cursors)"));
        await().atMost(PATIENCE).until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);

        simulator.customerSays(Contract.INSTANCE, PHONE, "Good morning");

        await().atMost(PATIENCE).until(() -> {
            String[] cursors = folder.resolve("cursors").toFile().list();
            return cursors != null && cursors.length > 0;
        });
    }

    @Test
    void aPipeWhoseValueComesEncodedIsRefusedWithTheFix(@TempDir Path folder) {
        credentialsOnTheComponent();

        assertThatThrownBy(() -> run(toMock(folder + "/cursors")))
                .rootCause()
                .hasMessageContaining("cursorFolder is URL-encoded")
                .hasMessageContaining("RAW(...)");
    }

    private static String toMock(String cursorFolder) {
        return """
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata: {name: with-cursor}
            spec:
              source:
                ref: {kind: Kamelet, apiVersion: camel.apache.org/v1, name: vzaps-source}
                properties: {cursorFolder: "%s"}
              sink: {uri: "mock:seen"}
            """.formatted(cursorFolder);
    }

    @Test
    void aPipeReceivesWithTheCredentialsOfTheComponent() throws Exception {
        credentialsOnTheComponent();
        run("""
            - route: {from: {uri: "direct:seen", steps: [{process: {ref: note}}]}}
            """);
        run("""
            apiVersion: camel.apache.org/v1
            kind: Pipe
            metadata: {name: from-whatsapp}
            spec:
              source:
                ref: {kind: Kamelet, apiVersion: camel.apache.org/v1, name: vzaps-source}
              sink: {uri: "direct:seen"}
            """);
        await().atMost(PATIENCE).until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);

        simulator.customerSays(Contract.INSTANCE, PHONE, "Good morning");

        await().atMost(PATIENCE).until(() -> seen.size() == 1);
        assertThat(seen.get(0).headers()).containsEntry("CamelVzapsText", "Good morning");
    }
}
