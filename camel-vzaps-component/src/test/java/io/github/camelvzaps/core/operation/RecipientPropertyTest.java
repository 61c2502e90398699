package io.github.camelvzaps.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RecipientPropertyTest {
    private static final String ZERO_ARABIC = "\u0660";

    /** An international number. */
    @Provide
    Arbitrary<String> numbers() {
        return Combinators.combine(
                        Arbitraries.chars().range('1', '9'),
                        Arbitraries.strings().numeric().ofMinLength(5).ofMaxLength(14))
                .as((first, rest) -> first + rest);
    }

    /** What people put between digits. */
    @Provide
    Arbitrary<List<String>> layout() {
        return Arbitraries.of("", "", "", " ", "-", ".", "(", ")", "\u00a0", "\u2011", "\u200e", "\u2069", "\ufeff")
                .list()
                .ofSize(16);
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of("", "+", "00", "tel:", "tel:+", "whatsapp:", "WhatsApp: +", " ", "\u202a+");
    }

    @Property
    void aNumberIsFoundHoweverItIsWritten(
            @ForAll("numbers") String number, @ForAll("layout") List<String> layout, @ForAll("heads") String head) {
        StringBuilder written = new StringBuilder(head);
        for (int i = 0; i < number.length(); i++) {
            written.append(number.charAt(i)).append(layout.get(i));
        }

        assertThat(Recipient.of(written.toString())).isEqualTo(number);
    }

    @Property
    void digitsOfOtherScriptsAreDigits(@ForAll("numbers") String number) {
        StringBuilder arabic = new StringBuilder();
        number.chars().forEach(c -> arabic.append((char) (ZERO_ARABIC.charAt(0) + c - '0')));

        assertThat(Recipient.of(arabic.toString())).isEqualTo(number);
    }

    @Property
    void anAddressOfAPersonIsTheNumber(
            @ForAll("numbers") String number, @ForAll("endings") String ending, @ForAll("servers") String server) {
        assertThat(Recipient.of(number + ending + "@" + server)).isEqualTo(number);
    }

    @Provide
    Arbitrary<String> endings() {
        return Arbitraries.of("", ":12", ".0:12", ".1", ":0");
    }

    @Provide
    Arbitrary<String> servers() {
        return Arbitraries.of("s.whatsapp.net", "S.WhatsApp.Net", "c.us", "C.US", "hosted", "Hosted ");
    }

    @Property
    void whatCameOutGoesInAgain(@ForAll("numbers") String number) {
        for (String form : List.of(number, number + "@lid", number + "@g.us", number + "-1400000000@g.us")) {
            assertThat(Recipient.of(Recipient.of(form))).isEqualTo(Recipient.of(form));
        }
    }

    @Property
    void anythingElseIsRefusedAndNoRefusalShowsIt(
            @ForAll("numbers") String number, @ForAll("spoilers") String spoiler) {
        assertThatThrownBy(() -> Recipient.of(number + spoiler))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(number)
                .startsWith("it ");
    }

    @Provide
    Arbitrary<String> spoilers() {
        return Arbitraries.of(
                "x",
                ",551",
                ";551",
                "|551",
                " / 551",
                "\n551",
                "+551",
                " +551",
                "E12",
                "@",
                "@example.com",
                "é",
                "#1",
                "*",
                " 123456789012345",
                "0000000000000000",
                "]",
                "\"");
    }

    @Example
    void theKindIsNamed() {
        assertThatThrownBy(() -> Recipient.of("5.511999999999E12")).hasMessageContaining("scientific notation");
        assertThatThrownBy(() -> Recipient.of("Ana")).hasMessageContaining("letters");
        assertThatThrownBy(() -> Recipient.of("551,552")).hasMessageContaining("list");
        assertThatThrownBy(() -> Recipient.of("[\"551\"]")).hasMessageContaining("list");
        assertThatThrownBy(() -> Recipient.of("011 99999")).hasMessageContaining("country code");
        assertThatThrownBy(() -> Recipient.of(" ")).hasMessageContaining("no digit");
    }
}
