package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of answers against the contract they come from, and against what a route gets. */
@ExtendWith(SimulatorExtension.class)
class AnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"vzaps", "zapyapi"})
    void eachOperationOfTheContractHasItsExampleOnThePage(String scheme) throws Exception {
        Document page = page(scheme);
        List<String> without = new ArrayList<>();
        TreeMap<String, JsonNode> differing = new TreeMap<>();
        for (JsonNode operation :
                JSON.readTree(Path.of("contract", scheme + ".json").toFile()).get("operations")) {
            String id = operation.get("id").asText();
            JsonNode example = operation.path("response");
            Element section = page.getElementById(id.replace('/', '-'));
            if (id.equals("events/subscribe")) {
                continue;
            }
            if (section == null) {
                without.add(id);
            } else if (example.isContainerNode()
                    && !JSON.readTree(section.parent().select("pre").text()).equals(example)) {
                differing.put(id, example);
            }
        }

        assertThat(without).isEmpty();
        assertThat(differing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vzaps", "zapyapi"})
    void eachHeaderOfThePageIsOneOfTheComponent(String scheme) throws Exception {
        String catalog = "META-INF/io/github/camelvzaps/" + scheme + "/" + scheme + ".json";
        List<String> declared = new ArrayList<>();
        JSON.readTree(Thread.currentThread().getContextClassLoader().getResource(catalog))
                .get("headers")
                .fieldNames()
                .forEachRemaining(declared::add);

        assertThat(page(scheme).select("main table td:nth-child(3) code").eachText())
                .isNotEmpty()
                .isSubsetOf(declared);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "messages/sendText, phone=5511999990001",
        "messages/react, phone=5511999990001&messageId=3EB01&param.reaction=ok",
        "sessions/status, ''",
        "sessions/qr, ''",
        "sessions/pairCode, phone=5511999990001",
        "instances/get, ''",
        "instances/subscribe, ''",
        "webhooks/get, ''",
        "chats/list, ''",
    })
    void aRouteGetsTheHeadersThatThePageNames(String operation, String options, VzapsSimulator simulator)
            throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        if (operation.startsWith("sessions/") && !operation.endsWith("status")) {
            simulator.unpair("VZ1");
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsComponent vzaps = context.getComponent("vzaps", VzapsComponent.class);
            vzaps.getConfiguration().setBaseUrl(simulator.url());
            vzaps.getConfiguration().setClientToken(VzapsSimulator.CLIENT_TOKEN);
            vzaps.getConfiguration().setClientSecret(VzapsSimulator.CLIENT_SECRET);
            vzaps.getConfiguration().setInstanceId("VZ1");
            context.start();
            Exchange answered = context.createFluentProducerTemplate()
                    .to("vzaps:" + operation + "?" + options)
                    .withBody(operation.equals("messages/sendText") ? "Hi" : null)
                    .send();

            assertThat(answered.getException()).isNull();
            TreeSet<String> set =
                    new TreeSet<>(answered.getMessage().getHeaders().keySet());
            set.removeIf(header -> !header.startsWith("CamelVzaps") || header.equals("CamelVzapsRequestId"));
            assertThat(headersOnPage(operation)).containsExactlyElementsOf(set);
        }
    }

    private static TreeSet<String> headersOnPage(String operation) throws Exception {
        Element section =
                page("vzaps").getElementById(operation.replace('/', '-')).parent();
        TreeSet<String> headers = new TreeSet<>();
        section.select("code").forEach(code -> {
            if (code.text().startsWith("CamelVzaps")) {
                headers.add(code.text());
            }
        });
        return headers;
    }

    private static Document page(String scheme) throws Exception {
        return Jsoup.parse(Path.of("target/site/answers-" + scheme + ".html").toFile());
    }
}
