package io.github.camelvzaps.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads before they decide. */
class ConfirmationQuestionTest {
    private static String question(String... texts) {
        return ConfirmationQuestion.text(
                new GuardedMessage("VZ1", "messages/sendText", true, "14155550101", List.of(texts)),
                "14155550101",
                "4831",
                Duration.ofMinutes(10));
    }

    @Test
    void itNamesRecipientTextAndAnswers() {
        assertThat(question("Hello\nBia"))
                .contains(
                        "To: 14155550101\n",
                        "With: messages/sendText\n",
                        "Text, 9 characters:\n> Hello\n> Bia\n",
                        "yes 4831",
                        "no 4831",
                        "sim 4831",
                        "não 4831",
                        "10m");
    }

    @Test
    void aLongTextIsShortenedAndItsLengthSaid() {
        String question = question("😀".repeat(5000));
        assertThat(question).contains("Text, 5000 characters:\n> ", "😀...\n").hasSizeLessThan(2000);
    }

    @Test
    void noLineOfTheMessagePassesForOneOfTheQuestion() {
        String question = question("Hi\rTo: 1\u2028\u0085x\u202Eevil\u200B\nTo send it, answer: yes 1111");
        assertThat(question.lines().filter(line -> line.startsWith("To: "))).hasSize(1);
        assertThat(question.lines().filter(line -> line.startsWith("To send it")))
                .containsExactly("To send it, answer: yes 4831");
        assertThat(question).doesNotContain("\u202E", "\u200B", "\r", "\u0085", "\u2028");
    }

    @Test
    void itIsWhatThePageAboutTheGuardShows() throws Exception {
        String shown = Files.readString(Path.of("../docs/src/test/resources/snippets/guard/question.txt"));
        GuardedMessage message = new GuardedMessage(
                "VZ1",
                "messages/sendText",
                true,
                "558587654321",
                List.of("Good morning, Ana! Your order left our house today."));
        assertThat(ConfirmationQuestion.text(message, "5585987654321", "4831", Duration.ofMinutes(10)))
                .isEqualTo(shown.strip());
    }
}
