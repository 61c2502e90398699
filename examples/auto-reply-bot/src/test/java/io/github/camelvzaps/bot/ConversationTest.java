package io.github.camelvzaps.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.Reset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What customers say and what the bot answers, read where the messages arrive. */
@ExtendWith(SimulatorExtension.class)
class ConversationTest {
    /** Far longer than it ever takes, so that a slow machine does not fail a test. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String WELCOME =
            "Welcome to the bakery!\n1 Bread of today\n2 Opening hours\n3 Talk to a person\n"
                    + "Tap a button or answer with a number.";
    private static final String CLOSED = WELCOME.replace("bakery!", "bakery! We are closed right now, but I am here.");
    private static final String BREAD = "Today: sourdough, pão francês, corn bread. Write menu for more.";
    private static final String HOURS = "We are open Monday to Friday, 9:00 to 18:00. Write menu for more.";
    private static final String NOBODY =
            "Nobody is in right now. We are open Monday to Friday, 9:00 to 18:00; until then I"
                    + " can help. Write menu for more.";
    private static final String TAKES_OVER = "One moment, a person takes over.";

    /** What a customer sends, and what comes back. */
    private record Line(Map<String, Object> said, String type, String answer) {}

    private static final List<Line> OPEN = List.of(
            new Line(text("Good morning"), "buttons", WELCOME),
            new Line(text("1"), "text", BREAD),
            new Line(text(" 1 "), "text", BREAD),
            new Line(tap("1", "Bread of today"), "text", BREAD),
            new Line(text("Do you have BREAD?"), "text", BREAD),
            new Line(text("2"), "text", HOURS),
            new Line(tap("2", "Opening hours"), "text", HOURS),
            new Line(text("opening hours"), "text", HOURS),
            new Line(text("12"), "buttons", WELCOME),
            new Line(text("menu"), "buttons", WELCOME),
            new Line(Map.of("media", Map.of("kind", "image", "size", 900)), "buttons", WELCOME),
            new Line(Map.of("media", Map.of("kind", "image", "size", 900, "caption", "2")), "text", HOURS),
            new Line(text("3"), "text", TAKES_OVER),
            new Line(tap("3", "Talk to a person"), "text", TAKES_OVER));

    private static final List<Line> NIGHT = List.of(
            new Line(text("Good evening"), "buttons", CLOSED),
            new Line(text("1"), "text", BREAD),
            new Line(text("3"), "text", NOBODY),
            new Line(tap("3", "Talk to a person"), "text", NOBODY));

    @TempDir
    private Path directory;

    private VzapsSimulator simulator;
    private Path memory;

    @BeforeEach
    void number(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance(Bot.INSTANCE, "inst-1");
        memory = directory.resolve("people");
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static Map<String, Object> tap(String id, String text) {
        return Map.of("buttonReply", Map.of("id", id, "text", text));
    }

    @Test
    void eachLineOfTheTableIsAnsweredWhilePeopleAreThere() {
        try (Bot bot = Bot.open(simulator, memory).start()) {
            converse(OPEN);
        }
    }

    @Test
    void eachLineOfTheTableIsAnsweredInTheNight() {
        try (Bot bot = Bot.closed(simulator, memory).start()) {
            converse(NIGHT);
        }
    }

    /** Each line is the first thing that a new customer says. */
    private void converse(List<Line> table) {
        for (int i = 0; i < table.size(); i++) {
            say(customer(i), table.get(i).said());
        }
        for (int i = 0; i < table.size(); i++) {
            Line line = table.get(i);
            String customer = customer(i);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(answers(customer)).as("%s", line.said()).containsExactly(line.answer()));
            assertThat(sent(customer)).extracting(AcceptedMessage::type).containsExactly(line.type());
        }
    }

    @Test
    void theMenuHasThreeButtonsWithTheNumbersOfTheText() {
        try (Bot bot = Bot.open(simulator, memory).start()) {
            say(customer(0), text("hi"));
            awaitAnswers(customer(0), WELCOME);

            assertThat(sent(customer(0)).get(0).body())
                    .containsEntry(
                            "buttons",
                            List.of(
                                    Map.of("id", "1", "text", "Bread of today"),
                                    Map.of("id", "2", "text", "Opening hours"),
                                    Map.of("id", "3", "text", "Talk to a person")));
        }
    }

    @Test
    void itIsSilentFromTheHandOverUntilThePersonGivesTheChatBackAlsoOverARestart() {
        String ana = customer(0);
        try (Bot bot = Bot.open(simulator, memory).start()) {
            say(ana, text("3"));
            awaitAnswers(ana, TAKES_OVER);
            awaitAnswers(
                    Bot.DESK,
                    "Ana (" + ana + ") would like to talk to a person. When you are done, write here: done " + ana);
            assertThatItIsSilentAfter(say(ana, text("Do you have a cake?")), ana, 1);
            say(customer(1), text("2"));
            awaitAnswers(customer(1), HOURS);
        }
        try (Bot bot = Bot.open(simulator, memory).start()) {
            assertThatItIsSilentAfter(say(ana, text("1")), ana, 1);

            say(Bot.DESK, text("thanks"));
            say(Bot.DESK, text("Done " + ana));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(answers(Bot.DESK))
                            .endsWith(
                                    "Write done and the number of the customer, and I answer that chat again.",
                                    "I answer " + ana + " again."));
            say(ana, text("1"));
            awaitAnswers(ana, TAKES_OVER, BREAD);
        }
    }

    @Test
    void groupsReactionsAndItsOwnMessagesAreNotAnswered() {
        simulator.setOptions(Map.of("echoSends", true));
        try (Bot bot = Bot.open(simulator, memory).start()) {
            String group = simulator.customerSays(
                    Bot.INSTANCE, CustomerMessage.text(customer(0), "hi").inGroup("120363000000000001@g.us"));
            String reaction = simulator.customerSays(Bot.INSTANCE, CustomerMessage.reaction(customer(0), "M1", "+1"));
            say(customer(0), Map.of("text", "hi", "fromMe", true));
            awaitAcknowledged(group);
            awaitAcknowledged(reaction);
            say(customer(1), text("hi"));
            awaitAnswers(customer(1), WELCOME);
            // the echo of that answer comes before this one, which is answered after it
            say(customer(1), text("2"));
            awaitAnswers(customer(1), WELCOME, HOURS);

            assertThat(simulator.messages(Bot.INSTANCE))
                    .extracting(AcceptedMessage::to)
                    .containsOnly(customer(1));
        }
    }

    @Test
    void whereButtonsAreRefusedTheMenuComesAsText() {
        simulator.fault(FaultRule.onOperation("messages/sendButtons").status(400));
        try (Bot bot = Bot.open(simulator, memory).start()) {
            say(customer(0), text("hi"));
            awaitAnswers(customer(0), WELCOME);
            assertThat(sent(customer(0))).extracting(AcceptedMessage::type).containsExactly("text");
            assertThat(sent(customer(0)).get(0).body()).doesNotContainKey("buttons");
        }
    }

    @Test
    void anAnswerThatTheGatewayIsTooBusyForGoesOutOnceWhenItIsNot() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(6).status(429));
        try (Bot bot = Bot.open(simulator, memory).start()) {
            say(customer(0), text("2"));
            awaitAnswers(customer(0), HOURS);
            say(customer(0), text("1"));
            awaitAnswers(customer(0), HOURS, BREAD);
        }
    }

    @Test
    void anAnswerThatMayHaveGoneOutIsNotRepeated() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
        try (Bot bot = Bot.open(simulator, memory).start()) {
            awaitAcknowledged(say(customer(0), text("2")));
            say(customer(0), text("1"));
            awaitAnswers(customer(0), HOURS, BREAD);
            assertThat(simulator.requests())
                    .extracting(RecordedRequest::operation)
                    .filteredOn("messages/sendText"::equals)
                    .hasSize(2);
        }
    }

    @Test
    void anAnswerThatIsRefusedForGoodHoldsUpNothing() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(403));
        try (Bot bot = Bot.open(simulator, memory).start()) {
            awaitAcknowledged(say(customer(0), text("2")));
            say(customer(0), text("1"));
            awaitAnswers(customer(0), BREAD);
        }
    }

    private static String customer(int number) {
        return "55119876500" + (10 + number);
    }

    private String say(String from, Map<String, Object> what) {
        Map<String, Object> fields = new HashMap<>(what);
        fields.put("from", from);
        fields.put("name", "Ana");
        return simulator.customerSends(Bot.INSTANCE, fields);
    }

    private List<AcceptedMessage> sent(String to) {
        return simulator.messages(Bot.INSTANCE).stream()
                .filter(message -> message.to().equals(to))
                .toList();
    }

    private List<Object> answers(String to) {
        return sent(to).stream().map(message -> message.body().get("message")).toList();
    }

    private void awaitAnswers(String to, String... expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers(to)).containsExactly((Object[]) expected));
    }

    private void awaitAcknowledged(String event) {
        await().atMost(PATIENCE)
                .until(() -> simulator.event(Bot.INSTANCE, event).acked());
    }

    private void assertThatItIsSilentAfter(String event, String to, int answersSoFar) {
        awaitAcknowledged(event);
        assertThat(answers(to)).hasSize(answersSoFar);
    }
}
