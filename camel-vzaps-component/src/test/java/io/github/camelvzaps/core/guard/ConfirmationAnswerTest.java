package io.github.camelvzaps.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as an answer. */
class ConfirmationAnswerTest {
    /** Written as _ below. */
    private static final String INVISIBLE = Character.toString(0x200B);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yes 4831 | true | 4831",
                "YES  4831. | true | 4831",
                "Yes, 4831! | true | 4831",
                "sim 4831 | true | 4831",
                "Sim: 4831 | true | 4831",
                "no 4831 | false | 4831",
                "NO 4831 | false | 4831",
                "não 4831 | false | 4831",
                "Nao 4831 | false | 4831",
                "NÃO 4831 | false | 4831",
                "_yes_ 48_31 | true | 4831",
                "ｙｅｓ　４８３１ | true | 4831",
                "yes 4832 | true | 4832",
                "yes | true | ",
                "Sim! | true | ",
                "no. | false | ",
            })
    void aWordAndACodeAreAnAnswer(String text, boolean yes, String code) {
        assertThat(ConfirmationAnswer.read(text.replace("_", INVISIBLE))).contains(new ConfirmationAnswer(yes, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday 4831",
                "yes4831",
                "yes 483",
                "yes 48310",
                "yes 48 31",
                "yes 4831 and no 4832",
                "no, yes 4831",
                "yes yes 4831",
                "yes 4831?",
                "don't say yes 4831",
                "> yes 4831",
                "To send it, answer: yes 4831",
                "yes 4831\nno 4831",
                "yes -4831",
                "yes ٤٨٣١",
                "4831 yes",
                "4831",
                "y 4831",
                "yés 4831x",
                "no one 4831",
                "simple 4831",
            })
    void whatSaysMoreOrSomethingElseIsNone(String text) {
        assertThat(ConfirmationAnswer.read(text)).isEmpty();
    }

    @Test
    void nothingWithoutTheCodeNamesIt() {
        Random random = new Random(7);
        String letters = "yesimnoYES 4831.,!\n_" + INVISIBLE;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int j = 0; j < length; j++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String plain = text.toString().replace(INVISIBLE, "").strip().toLowerCase(Locale.ROOT);
            ConfirmationAnswer.read(text.toString()).ifPresent(answer -> {
                assertThat(List.of("yes", "sim", "no"))
                        .anyMatch(word -> plain.startsWith(word) && answer.yes() != word.equals("no"));
                if (answer.code() != null) {
                    assertThat(plain).contains(answer.code());
                }
            });
        }
        assertThat(ConfirmationAnswer.read(null)).isEmpty();
    }
}
