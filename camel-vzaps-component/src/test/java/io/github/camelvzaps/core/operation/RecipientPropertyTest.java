package io.github.camelvzaps.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
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

    @Property
    void aGroupIsFoundHoweverItsIdIsWritten(
            @ForAll("groups") String group, @ForAll("groupEndings") String ending, @ForAll("marks") String mark) {
        assertThat(Recipient.group(mark + group + ending + " ")).isEqualTo(group + "@g.us");
        assertThat(Recipient.group(Recipient.group(group))).isEqualTo(group + "@g.us");
    }

    /** The ids of today, and those of old: who made the group, and when. */
    @Provide
    Arbitrary<String> groups() {
        return Arbitraries.oneOf(
                Arbitraries.strings().numeric().ofMinLength(14).ofMaxLength(15).map(rest -> "1203" + rest),
                numbers().map(number -> number + "-1400000000"));
    }

    @Provide
    Arbitrary<String> groupEndings() {
        return Arbitraries.of("", "@g.us", "@G.US", " @ g.us");
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.of("", " ", "\u200e", "\ufeff");
    }

    @Property
    void anAddressInFullIsTheSameForEveryWayToWriteIt(@ForAll("numbers") String number) {
        for (String form : List.of(number, "+" + number, number + ":12@s.whatsapp.net", number + "@c.us")) {
            assertThat(Recipient.jid(form)).isEqualTo(number + "@s.whatsapp.net");
            assertThat(Recipient.personJid(form)).isEqualTo(number + "@s.whatsapp.net");
        }
        assertThat(Recipient.personJid(number + ":3@lid")).isEqualTo(number + "@lid");
        assertThat(Recipient.jid(number + "-1400000000@G.us")).isEqualTo(number + "-1400000000@g.us");
    }

    @Property
    void anotherKindIsRefusedByItsNameAndNoRefusalShowsTheNumber(
            @ForAll("numbers") String number, @ForAll("kinds") Kind kind) {
        kind.refusedBy()
                .forEach(form -> assertThatThrownBy(() -> form.apply(number + kind.server()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .message()
                        .isEqualTo("it is " + kind.name())
                        .doesNotContain(number));
    }

    /** A kind of address, and the fields that do not take it. */
    record Kind(String server, String name, List<UnaryOperator<String>> refusedBy) {}

    @Provide
    Arbitrary<Kind> kinds() {
        List<UnaryOperator<String>> people = List.of(Recipient::phone, Recipient::person, Recipient::personJid);
        List<UnaryOperator<String>> all =
                List.of(Recipient::phone, Recipient::person, Recipient::personJid, Recipient::group);
        return Arbitraries.of(
                new Kind("@s.whatsapp.net", "a phone", List.of(Recipient::group)),
                new Kind("@lid", "a hidden number", List.of(Recipient::phone, Recipient::group)),
                new Kind("@g.us", "a group", people),
                new Kind("@newsletter", "a channel", all),
                new Kind("@broadcast", "a broadcast list", all),
                new Kind("@bot", "a bot", all));
    }

    @Example
    void whatIsNoGroupIsSaidToBeSo() {
        assertThatThrownBy(() -> Recipient.group("5511999999999")).hasMessageContaining("it is a phone");
        assertThatThrownBy(() -> Recipient.group("Sales")).hasMessageContaining("no id of a group");
        assertThatThrownBy(() -> Recipient.group("https://chat.whatsapp.com/AbC"))
                .hasMessageContaining("invitation");
    }

    @Example
    void aKindOfChatsIsTakenWhereChatsAreListed() {
        assertThat(Recipient.chatOrKindOfChats(" @G.us")).isEqualTo("@g.us");
        assertThat(Recipient.chatOrKindOfChats("+55 11 99999-9999")).isEqualTo("5511999999999@s.whatsapp.net");
        assertThatThrownBy(() -> Recipient.chatOrKindOfChats("@example.com")).hasMessageContaining("no kind");
    }
}
