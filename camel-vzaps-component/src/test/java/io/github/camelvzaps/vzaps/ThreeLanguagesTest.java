package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.OperationCheck;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the pages of the vendor as a step in Java, YAML and XML, with all that the page lets a caller give: as a
 * Map in Java, as JSON text in YAML, as headers of text in XML. What arrives is compared with the contract.
 */
class ThreeLanguagesTest {
    private static VzapsSimulator simulator;
    private static Camel camel;

    private enum Language {
        JAVA,
        YAML,
        XML
    }

    @BeforeAll
    static void start() {
        simulator = VzapsSimulator.start();
        camel = Camel.withSecret(simulator);
    }

    @AfterAll
    static void stop() {
        camel.close();
        simulator.close();
    }

    static Stream<Arguments> calls() {
        return Contract.rows("vzaps").stream()
                .flatMap(row -> Stream.of(Language.values()).map(language -> Arguments.of(row, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("calls")
    void aCallArrivesAsThePageSays(Contract.Row row, Language language) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.pair(Contract.INSTANCE);
        if (row.id().equals("sessions/pairCode")) {
            simulator.unpair(Contract.INSTANCE);
        }
        boolean any = row.id().equals("messages/send");
        Map<String, Object> input = row.input();
        if (any) {
            input.putAll(Map.of("phone", Camel.PHONE, "message", "Hi"));
        }
        String from = "direct:" + row.id().replace('/', '-') + "-" + language;
        switch (language) {
            case JAVA -> java(from, row.id());
            case YAML -> load("route.yaml", yaml(from, row.id(), input));
            case XML -> load("route.xml", xml(from, row.id(), input));
        }
        simulator.clearRequests();

        Exchange done = camel.context
                .createFluentProducerTemplate()
                .to(from)
                .withBody(language == Language.JAVA ? input : null)
                .send();

        List<RecordedRequest> requests = simulator.requests().stream()
                .filter(request -> row.id().equals("auth/getAccessToken")
                        || !request.path().equals("/token"))
                .toList();
        assertThat(requests).as("%s", done.getException()).hasSize(1);
        OperationCheck.assertSame(
                row, any ? Map.of("phone", Camel.PHONE, "message", "Hi") : row.body(), requests.get(0));
    }

    private static void java(String from, String operation) throws Exception {
        camel.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).errorHandler(noErrorHandler()).to("vzaps:" + operation);
            }
        });
    }

    private static String yaml(String from, String operation, Map<String, Object> input) throws Exception {
        return """
            - route:
                from:
                  uri: "%s"
                  steps:
                    - setBody:
                        constant: |
                          %s
                    - to:
                        uri: vzaps:%s
                        parameters: {bodyType: json}
            """.formatted(from, json(input), operation);
    }

    private static String xml(String from, String operation, Map<String, Object> input) throws Exception {
        OperationCheck.Split split = OperationCheck.split(VzapsCatalog.INSTANCE.get(operation), "CamelVzaps", input);
        Map<String, Object> body = new LinkedHashMap<>();
        StringBuilder headers = new StringBuilder();
        split.headers().forEach((name, value) -> {
            if (value instanceof String text) {
                headers.append("<setHeader name=\"%s\"><constant trim=\"false\">%s</constant></setHeader>%n"
                        .formatted(name, escaped(text)));
            }
        });
        input.forEach((key, value) -> {
            boolean asHeader = split.headers().values().stream()
                    .anyMatch(header -> header instanceof String && header.equals(String.valueOf(value)));
            if (!asHeader) {
                body.put(key, value);
            }
        });
        return """
            <route>
                <from uri="%s"/>
                %s
                <setBody><constant>%s</constant></setBody>
                <to uri="vzaps:%s?bodyType=json"/>
            </route>
            """.formatted(from, headers, escaped(json(body)), operation);
    }

    /** Camel takes two brackets in a row for a placeholder. */
    private static String json(Map<String, Object> input) throws Exception {
        return Contract.JSON.writeValueAsString(input).replace("{{", "{ {").replace("}}", "} }");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void load(String name, String route) throws Exception {
        PluginHelper.getRoutesLoader(camel.context).loadRoutes(ResourceHelper.fromString(name, route));
    }
}
