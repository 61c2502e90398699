package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.MediaNode;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each recipe does in Java, in YAML and in XML what the page says; the simulator has seen it. */
@ExtendWith(SimulatorExtension.class)
class RecipesTest {
    private static final String ANA = "5511999990001";
    private static final Map<String, Object> TO_ANA = Map.of("CamelVzapsPhone", ANA);

    @TempDir
    private Path folder;

    private VzapsSimulator simulator;

    @BeforeEach
    void start(VzapsSimulator fresh) {
        simulator = fresh;
    }

    @ParameterizedTest
    @EnumSource
    void aTextGoesToTheCustomerOfAnOrder(Language language) throws Exception {
        try (PageApplication snippet = start("send-text", language)) {
            Exchange exchange =
                    snippet.send("direct:send-text", Map.of("phone", ANA, "name", "Ana", "order", 4711), Map.of());

            assertThat(onlyMessage().to()).isEqualTo(ANA);
            assertThat(onlyMessage().body()).containsEntry("message", "Hi Ana, your order 4711 is on its way.");
            assertThat(exchange.getMessage().getHeader("CamelVzapsMessageId"))
                    .isEqualTo(onlyMessage().id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileGoesToTheCustomerItIsCalledAfter(Language language) throws Exception {
        Path invoices = data("invoices");
        Files.writeString(invoices.resolve(ANA + ".pdf"), "%PDF-1.7 one");
        Files.writeString(invoices.resolve("notes.txt"), "not to be sent");
        try (PageApplication snippet = start("send-file", language)) {
            await().until(() -> !simulator.messages("VZ1").isEmpty());
            await().until(() -> Files.exists(invoices.resolve(".camel").resolve(ANA + ".pdf")));

            assertThat(onlyMessage().to()).isEqualTo(ANA);
            assertThat(onlyMessage().body())
                    .containsEntry("file_name", "invoice.pdf")
                    .containsEntry("caption", "Your invoice");
            assertThat(onlyMessage().media())
                    .singleElement()
                    .satisfies(file -> assertThat(file.mimetype()).isEqualTo("application/pdf"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void buttonsAreSentWithTheirIds(Language language) throws Exception {
        try (PageApplication snippet = start("send-buttons", language)) {
            assertThat(snippet.send("direct:send-buttons", null, TO_ANA).getException())
                    .isNull();

            assertThat(onlyMessage().type()).isEqualTo("buttons");
            assertThat(onlyMessage().body())
                    .containsEntry("message", "When shall we deliver?")
                    .containsEntry(
                            "buttons",
                            List.of(Map.of("id", "am", "text", "Morning"), Map.of("id", "pm", "text", "Afternoon")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNumberThatIsNotOnWhatsAppGetsNoMessage(Language language) throws Exception {
        try (PageApplication snippet = start("check-first", language)) {
            snippet.send("direct:check-first", "Hi", TO_ANA);
            // the simulator knows no number that ends in 0000
            snippet.send("direct:check-first", "Hi", Map.of("CamelVzapsPhone", "5511999990000"));

            assertThat(onlyMessage().to()).isEqualTo(ANA);
            assertThat(onlyMessage().body()).containsEntry("message", "Hi");
            assertThat(snippet.logged()).containsExactly("Not on WhatsApp, so nothing was sent");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDepartmentChoosesTheNumber(Language language) throws Exception {
        try (PageApplication snippet = start("many-numbers", language)) {
            for (String department : List.of("sales", "support", "support")) {
                Map<String, Object> headers = new HashMap<>(TO_ANA);
                headers.put("department", department);
                assertThat(snippet.send("direct:many-numbers", "Hi", headers).getException())
                        .isNull();
            }

            assertThat(simulator.messages("VZ1")).hasSize(1);
            assertThat(simulator.messages("VZ2")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureGoesWhereItsOutcomeSays(Language language) throws Exception {
        try (PageApplication snippet = start("failures", language)) {
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
            assertThat(snippet.send("direct:failures", "it took effect", TO_ANA).getException())
                    .isNull();
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(403));
            assertThat(snippet.send("direct:failures", "it did not", TO_ANA).getException())
                    .isNull();

            assertThat(onlyFile("ask-a-person")).hasContent("it took effect");
            assertThat(onlyFile("refused")).hasContent("it did not");
            assertThat(onlyMessage().body()).containsEntry("message", "it took effect");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCampaignWritesToEachNumberOnce(Language language) throws Exception {
        String again = ANA + ";Ana\n";
        Path campaigns = data("campaigns");
        Files.writeString(campaigns.resolve("sunday.csv"), ANA + ";Ana\n5521988887777;Bruno\n" + again);
        try (PageApplication snippet = start("campaign", language)) {
            await().until(() -> Files.exists(campaigns.resolve(".camel/sunday.csv")));

            assertThat(simulator.messages("VZ1"))
                    .extracting(AcceptedMessage::to)
                    .containsExactly(ANA, "5521988887777");
            assertThat(simulator.messages("VZ1").get(1).body())
                    .containsEntry("message", "Hi Bruno, we are open on Sunday.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCodeComesToBeTypedOnThePhone(Language language) throws Exception {
        try (PageApplication snippet = start("pairing-code", language)) {
            simulator.unpair("VZ1");
            Exchange exchange = snippet.send("direct:pairing-code", null, TO_ANA);

            assertThat(exchange.getMessage().getBody(String.class)).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceivedDocumentIsKeptAsItWas(Language language) throws Exception {
        MediaNode media = simulator.addMedia(100_000, 7, "application/pdf");
        try (PageApplication snippet = start("download", language)) {
            Exchange exchange = snippet.send("direct:download", media.node(), Map.of("CamelVzapsMessageId", "3EB01"));

            assertThat(exchange.getException()).isNull();
            byte[] kept = Files.readAllBytes(data("downloads").resolve("3EB01.pdf"));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(kept)))
                    .isEqualTo(media.sha256());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyPathOfTheApiCanBeCalled(Language language) throws Exception {
        try (PageApplication snippet = start("any-call", language)) {
            Exchange exchange = snippet.send("direct:any-call", null, Map.of());

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Map.class)).containsEntry("success", true);
            assertThat(simulator.requests())
                    .last()
                    .satisfies(request -> assertThat(request.path()).isEqualTo("/instances/VZ1/session/status"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCustomerGetsAnAnswerAndAGroupDoesNot(Language language) throws Exception {
        try (PageApplication snippet = start("auto-reply", language)) {
            simulator.customerSends(
                    "VZ1", Map.of("from", "5521988887777", "text", "Hi all", "group", "120363000000000000@g.us"));
            simulator.customerSays("VZ1", ANA, "Hi");
            await().until(() -> simulator.events("VZ1").stream()
                    .filter(event -> event.type().equals("Message"))
                    .allMatch(SimulatedEvent::acked));

            assertThat(onlyMessage().to()).isEqualTo(ANA);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLostSessionIsToldOnce(Language language) throws Exception {
        try (PageApplication snippet = start("session-watch", language, Map.of("session.delay", "100"))) {
            await().until(() -> simulator.requests().size() > 2);
            assertThat(snippet.logged()).isEmpty();
            simulator.unpair("VZ1");
            await().until(() -> snippet.logged().size() == 1);
            int before = simulator.requests().size();
            await().until(() -> simulator.requests().size() > before + 2);

            assertThat(snippet.logged()).containsExactly("The number went offline");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookBringsMessagesAndTicks(Language language) throws Exception {
        int port = Surroundings.freePort();
        String here = "http://127.0.0.1:" + port;
        Map<String, String> others = Map.of("camel.server.port", String.valueOf(port), "public.url", here);
        try (PageApplication snippet = start("webhook-in", language, others)) {
            await().until(() -> simulator.requests().stream()
                    .anyMatch(request -> "webhooks/set".equals(request.operation()) && request.status() == 200));
            simulator.customerSays("VZ1", ANA, "Hi");
            simulator.emit("VZ1", "ReadReceipt", Map.of("state", "Read"));
            await().until(() -> snippet.logged().size() == 1);
            await().untilAsserted(
                            () -> assertThat(onlyFile("tickets")).content().contains("Hi"));
            assertThat(snippet.logged().get(0)).startsWith("Read: ");
        }
    }

    private PageApplication start(String recipe, Language language) throws Exception {
        return start(recipe, language, Map.of());
    }

    /** @param others values of properties of the page that would make a test slow, or lead out of this machine */
    private PageApplication start(String recipe, Language language, Map<String, String> others) throws Exception {
        Surroundings surroundings = new Surroundings(simulator, folder);
        Block block = language.block(Language.RECIPES, recipe);
        return new PageApplication(Blocks.of(Language.RECIPES), block, surroundings, others);
    }

    private Path data(String name) throws Exception {
        return Files.createDirectories(folder.resolve("data").resolve(name));
    }

    private Path onlyFile(String name) throws Exception {
        try (Stream<Path> files = Files.list(data(name))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    private AcceptedMessage onlyMessage() {
        assertThat(simulator.messages("VZ1")).hasSize(1);
        return simulator.messages("VZ1").get(0);
    }
}
