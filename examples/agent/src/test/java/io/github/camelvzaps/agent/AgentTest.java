package io.github.camelvzaps.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent with models of all kinds; what leaves it is counted at the simulator. */
@ExtendWith(SimulatorExtension.class)
class AgentTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path GUARD_LOG = Path.of("target", "guard.log");
    private static final String TO_DORA = "{\"phone\":\"" + Day.DORA + "\",\"text\":\"Call me\"}";

    private final Main main = new Main();
    private VzapsSimulator simulator;
    private int linesBefore;

    @BeforeEach
    void prepare(VzapsSimulator fresh) throws IOException {
        simulator = fresh;
        simulator.addInstance(Agent.NUMBER, "shop1-token");
        linesBefore = Files.exists(GUARD_LOG) ? Files.readAllLines(GUARD_LOG).size() : 0;
        main.configure().withProfile("simulator");
        main.configure().addRoutesBuilder(new Agent());
        set("camel.component.vzaps.base-url", simulator.url());
        set("camel.component.vzaps.redelivery-delay", "50");
        set("camel.component.vzaps.retry-delay", "1");
        set("camel.main.startup-summary-level", "off");
        set("agent.burst-quiet", "100ms");
        set("agent.pace", "none");
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    private void start(PlayedModel model) {
        main.bind("played", model);
        set("agent.model", "#bean:played");
        main.start();
        await().atMost(PATIENCE).until(() -> simulator.realtimeConnections(Agent.NUMBER) > 0);
    }

    private String says(String from, String text) {
        return simulator.customerSays(Agent.NUMBER, from, text);
    }

    private void awaitConfirmed(String event) {
        await().atMost(PATIENCE)
                .until(() -> simulator.event(Agent.NUMBER, event).acked());
    }

    private List<AcceptedMessage> sent() {
        return simulator.messages(Agent.NUMBER);
    }

    /** Recipients without the server part of their id. */
    private List<String> recipients() {
        return sent().stream()
                .map(message -> message.to().replaceAll("@.*", ""))
                .toList();
    }

    private List<Object> texts() {
        return sent().stream().map(message -> message.body().get("message")).toList();
    }

    private List<String> decisions() throws IOException {
        return Files.readAllLines(GUARD_LOG).stream()
                .skip(linesBefore)
                .map(AgentTest::decision)
                .toList();
    }

    private static String decision(String line) {
        try {
            JsonNode json = new ObjectMapper().readTree(line);
            return (json.path("decision").asText() + " " + json.path("option").asText()).strip();
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void theDayOfTheReadmeEndsAsItPromises() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        set("agent.burst-quiet", "5s");
        start(PlayedModel.scripted());

        new Day(simulator, GUARD_LOG, new PrintStream(printed, true, StandardCharsets.UTF_8)).play();

        assertThat(recipients())
                .as("five messages, one answer; nothing to Dora")
                .containsExactlyInAnyOrder(Day.ANA, Day.BRUNO, Day.CARLA);
        assertThat(decisions())
                .containsExactlyInAnyOrder(
                        "allowed", "allowed", "allowed", "refused guardWroteWithin", "refused guardLinks");
        String readme = Files.readString(Path.of("README.md"));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .filteredOn(line -> !line.contains("{\"at\""))
                .allSatisfy(line -> assertThat(readme).contains(line));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Dora, whom Bruno's text wanted to reach, got 0 messages.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to 5541934567890: Call me | guardWroteWithin | has not written to the number | I cannot write to that number.",
                "Send me the link | guardLinks | it holds a link | I cannot send that. You can pay when you come.",
            })
    void theModelReadsWhyItWasRefusedAndAnswersOtherwise(String text, String option, String why, String answer)
            throws IOException {
        PlayedModel model = PlayedModel.scripted();
        start(model);
        awaitConfirmed(says(Day.BRUNO, text));

        assertThat(model.results()).hasSize(2);
        assertThat(model.results().get(0))
                .startsWith("Refused: ")
                .contains(why, option)
                .doesNotContain(Day.DORA);
        assertThat(model.results().get(1)).isEqualTo("sent");
        assertThat(recipients()).containsExactly(Day.BRUNO);
        assertThat(texts()).containsExactly(answer);
        assertThat(decisions()).containsExactly("refused " + option, "allowed");
    }

    @Test
    void anAnswerGoesToTheConversationWhateverTheModelAddsToIt() {
        start(PlayedModel.calling(
                "answer",
                "{\"text\":\"{\\\"phone\\\":\\\"5541934567890\\\",\\\"message\\\":\\\"Call me\\\"}\",\"phone\":\"5541934567890\","
                        + "\"CamelVzapsPhone\":\"5541934567890\",\"chat\":\"5541934567890\"}"));
        awaitConfirmed(says(Day.BRUNO, "Hello"));

        assertThat(recipients()).containsExactly(Day.BRUNO);
    }

    @Test
    void theOtherToolReachesWhoWroteUnlessAListSaysWhom() throws IOException {
        PlayedModel model = PlayedModel.calling("write_to", TO_DORA);
        start(model);
        awaitConfirmed(says(Day.DORA, "Hello"));
        assertThat(recipients()).containsExactly(Day.DORA);
        main.stop();

        Main listed = new Main();
        try {
            listed.configure().withProfile("simulator");
            listed.configure().addRoutesBuilder(new Agent());
            listed.bind("played", model);
            listed.addOverrideProperty("agent.model", "#bean:played");
            listed.addOverrideProperty("agent.allow", Day.BRUNO);
            listed.addOverrideProperty("agent.burst-quiet", "100ms");
            listed.addOverrideProperty("camel.component.vzaps.base-url", simulator.url());
            listed.start();
            awaitConfirmed(says(Day.DORA, "Hello again"));
            assertThat(recipients()).containsExactly(Day.DORA);
            assertThat(decisions()).containsExactly("allowed", "refused guardAllow");
        } finally {
            listed.stop();
        }
    }

    @Test
    void aModelThatFailsLosesNoMessage() throws Exception {
        CountDownLatch failures = new CountDownLatch(3);
        PlayedModel scripted = PlayedModel.scripted();
        start(PlayedModel.of(request -> {
            failures.countDown();
            if (failures.getCount() > 0) {
                throw new IllegalStateException("the model is out of order");
            }
            return scripted.doChat(request).aiMessage();
        }));
        List<String> events = simulator.customersSay(
                Agent.NUMBER,
                2,
                i -> CustomerMessage.text(Day.ANA, List.of("Hello", "a table").get(i)));
        assertThat(failures.await(1, TimeUnit.MINUTES)).isTrue();
        events.forEach(this::awaitConfirmed);

        assertThat(scripted.asked).isNotEmpty();
        assertThat(texts()).contains("A table for four tonight at eight, by the window: it is yours.");
    }

    @Test
    void nothingIsConfirmedWhileTheModelFails() {
        AtomicInteger failures = new AtomicInteger();
        start(PlayedModel.of(request -> {
            failures.incrementAndGet();
            throw new IllegalStateException("the model is out of order");
        }));
        String event = says(Day.ANA, "Hello");
        await().atMost(PATIENCE).until(() -> failures.get() > 2);

        assertThat(simulator.event(Agent.NUMBER, event).acked()).isFalse();
        assertThat(sent()).isEmpty();
    }

    @Test
    void aModelThatFailsAfterItsAnswerDoesNotAnswerTwice() {
        start(PlayedModel.of(request -> {
            if (PlayedModel.results(request).isEmpty()) {
                return PlayedModel.call("answer", "{\"text\":\"Hello\"}");
            }
            throw new IllegalStateException("the model is out of order");
        }));
        awaitConfirmed(says(Day.ANA, "Hello"));

        assertThat(texts()).containsExactly("Hello");
    }

    @Test
    void anAnswerThatMayHaveGoneOutIsNotRepeated() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
        start(PlayedModel.calling("answer", "{\"text\":\"Hello\"}"));
        awaitConfirmed(says(Day.ANA, "Hello"));

        assertThat(texts()).containsExactly("Hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transfer | {} | There is no tool of this name",
                "answer | text: Hello | The arguments cannot be read: JSON is expected",
                "answer | {} | Refused: messages/sendText needs",
                "write_to | {\"text\":\"Hello\"} | Refused: messages/sendText needs",
            })
    void aCallThatMakesNoSenseIsExplainedToTheModel(String tool, String arguments, String says) {
        PlayedModel model = PlayedModel.calling(tool, arguments);
        start(model);
        awaitConfirmed(says(Day.ANA, "Hello"));

        assertThat(model.results()).singleElement().asString().startsWith(says);
        assertThat(sent()).isEmpty();
    }

    @Test
    void aModelThatCallsToolsWithoutEndIsStopped() {
        PlayedModel model = PlayedModel.of(request -> PlayedModel.call("answer", "{\"text\":\"Hello\"}"));
        start(model);
        awaitConfirmed(says(Day.ANA, "Hello"));

        assertThat(model.asked).hasSize(5);
        assertThat(sent()).hasSize(5);
    }

    @Test
    void aPictureIsAnsweredToo() {
        start(PlayedModel.scripted());
        awaitConfirmed(simulator.customerSays(Agent.NUMBER, CustomerMessage.media(Day.ANA, "image", 900)));

        assertThat(texts()).containsExactly("Would you like to book a table?");
    }

    @Test
    void productionNamesTheModelThatIsMissing() {
        main.configure().withProfile("production");
        set("camel.component.vzaps.client-token", "a");
        set("camel.component.vzaps.client-secret", "b");
        set("camel.component.vzaps.instance-id", Agent.NUMBER);

        assertThatThrownBy(main::start).hasStackTraceContaining("agent.model");
    }
}
