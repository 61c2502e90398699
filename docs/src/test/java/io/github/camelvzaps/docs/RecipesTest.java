package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.AcceptedMessage;
import io.github.camelvzaps.simulator.FaultRule;
import io.github.camelvzaps.simulator.MediaNode;
import io.github.camelvzaps.simulator.Reset;
import io.github.camelvzaps.simulator.SimulatedEvent;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
        simulator.addInstance("VZ1", "inst-1");
        simulator.addInstance("VZ2", "inst-2");
    }

    @ParameterizedTest
    @EnumSource
    void aTextGoesToTheCustomerOfAnOrder(Language language) throws Exception {
        try (RunningSnippet snippet = start("send-text", language)) {
            Exchange exchange = snippet.send(Map.of("phone", ANA, "name", "Ana", "order", 4711), Map.of());

            assertThat(onlyMessage().to()).isEqualTo(ANA);
            assertThat(onlyMessage().body()).containsEntry("message", "Hi Ana, your order 4711 is on its way.");
            assertThat(exchange.getMessage().getHeader("CamelVzapsMessageId"))
                    .isEqualTo(onlyMessage().id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileGoesToTheCustomerItIsCalledAfter(Language language) throws Exception {
        Files.writeString(folder.resolve(ANA + ".pdf"), "%PDF-1.7 one");
        Files.writeString(folder.resolve("notes.txt"), "not to be sent");
        try (RunningSnippet snippet = start("send-file", language)) {
            await().until(() -> !simulator.messages("VZ1").isEmpty());
            await().until(() -> Files.exists(folder.resolve(".camel").resolve(ANA + ".pdf")));

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
        try (RunningSnippet snippet = start("send-buttons", language)) {
            assertThat(snippet.send(null, TO_ANA).getException()).isNull();

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
        try (RunningSnippet snippet = start("check-first", language)) {
            snippet.send("Hi", TO_ANA);
            // the simulator knows no number that ends in 0000
            snippet.send("Hi", Map.of("CamelVzapsPhone", "5511999990000"));

            assertThat(onlyMessage().to()).isEqualTo(ANA);
            assertThat(onlyMessage().body()).containsEntry("message", "Hi");
            assertThat(snippet.handedOver("not-on-whatsapp")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDepartmentChoosesTheNumber(Language language) throws Exception {
        try (RunningSnippet snippet = start("many-numbers", language)) {
            for (String department : List.of("sales", "support", "support")) {
                Map<String, Object> headers = new HashMap<>(TO_ANA);
                headers.put("department", department);
                assertThat(snippet.send("Hi", headers).getException()).isNull();
            }

            assertThat(simulator.messages("VZ1")).hasSize(1);
            assertThat(simulator.messages("VZ2")).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureGoesWhereItsOutcomeSays(Language language) throws Exception {
        try (RunningSnippet snippet = start("failures", language)) {
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
            assertThat(snippet.send("it took effect", TO_ANA).getException()).isNull();
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(403));
            assertThat(snippet.send("it did not", TO_ANA).getException()).isNull();

            assertThat(snippet.handedOver("ask-a-person")).hasSize(1);
            assertThat(snippet.handedOver("refused")).hasSize(1);
            assertThat(onlyMessage().body()).containsEntry("message", "it took effect");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCampaignWritesToEachNumberOnce(Language language) throws Exception {
        String again = ANA + ";Ana\n";
        Files.writeString(folder.resolve("sunday.csv"), ANA + ";Ana\n5521988887777;Bruno\n" + again);
        try (RunningSnippet snippet = start("campaign", language)) {
            await().until(() -> Files.exists(folder.resolve(".camel/sunday.csv")));

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
        simulator.unpair("VZ1");
        try (RunningSnippet snippet = start("pairing-code", language)) {
            Exchange exchange = snippet.send(null, TO_ANA);

            assertThat(exchange.getMessage().getBody(String.class)).matches("[0-9A-Z]{4}-[0-9A-Z]{4}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReceivedDocumentIsKeptAsItWas(Language language) throws Exception {
        MediaNode media = simulator.addMedia(100_000, 7, "application/pdf");
        try (RunningSnippet snippet = start("download", language)) {
            Exchange exchange = snippet.send(media.node(), Map.of("CamelVzapsMessageId", "3EB01"));

            assertThat(exchange.getException()).isNull();
            byte[] kept = Files.readAllBytes(folder.resolve("3EB01.pdf"));
            assertThat(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(kept)))
                    .isEqualTo(media.sha256());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyPathOfTheApiCanBeCalled(Language language) throws Exception {
        try (RunningSnippet snippet = start("any-call", language)) {
            Exchange exchange = snippet.send(null, Map.of());

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
        try (RunningSnippet snippet = start("auto-reply", language)) {
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
        try (RunningSnippet snippet = start("session-watch", language)) {
            await().until(() -> simulator.requests().size() > 2);
            assertThat(snippet.handedOver("call-the-operator")).isEmpty();
            simulator.unpair("VZ1");
            await().until(() -> snippet.handedOver("call-the-operator").size() == 1);
            int before = simulator.requests().size();
            await().until(() -> simulator.requests().size() > before + 2);

            assertThat(snippet.handedOver("call-the-operator")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWebhookBringsMessagesAndTicks(Language language) throws Exception {
        try (RunningSnippet snippet = start("webhook-in", language)) {
            await().until(() -> simulator.requests().stream()
                    .anyMatch(request -> "webhooks/set".equals(request.operation()) && request.status() == 200));
            simulator.customerSays("VZ1", ANA, "Hi");
            simulator.emit("VZ1", "ReadReceipt", Map.of("state", "Read"));
            await().until(() -> snippet.handedOver("ticket").size() == 1);
            await().until(() -> snippet.handedOver("ticks").size() == 1);

            assertThat(snippet.handedOver("ticket").get(0).getMessage().getHeader("CamelVzapsText"))
                    .isEqualTo("Hi");
        }
    }

    private RunningSnippet start(String recipe, Language language) throws Exception {
        return new RunningSnippet(recipe, language, simulator, folder);
    }

    private AcceptedMessage onlyMessage() {
        assertThat(simulator.messages("VZ1")).hasSize(1);
        return simulator.messages("VZ1").get(0);
    }
}
