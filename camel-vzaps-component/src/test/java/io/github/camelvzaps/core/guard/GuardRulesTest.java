package io.github.camelvzaps.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule lets go. */
class GuardRulesTest {
    /** A space without a width. */
    private static final String INVISIBLE = Character.toString(0x200B);

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static GuardedMessage text(String... texts) {
        return new GuardedMessage("VZ1", "messages/sendText", true, "558587654321", List.of(texts));
    }

    private static boolean lets(GuardRule rule, GuardedMessage message, Instant now) {
        return rule.refusal(message, now).isEmpty();
    }

    @ParameterizedTest(name = "{0} | {1} | {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "none | Your order 12.345,67 leaves at 10.30h. Thanks... Bye | true",
                "none | R$ 1.500 (1.5kg), p. 3 a.m. | true",
                "none | see https://example.com/x | false",
                "none | see HTTP://EXAMPLE.COM | false",
                "none | see www.example.com | false",
                "none | see example.com. | false",
                "none | (example.com) | false",
                "none | wa.me/5511999990001 | false",
                "none | write to ana@example.com | false",
                "none | ftp://10.0.0.1/x | false",
                "none | exam_ple._com | false",
                "none | ｅｘａｍｐｌｅ．ｃｏｍ | false",
                "none | example。com | false",
                "none | exämple.com | false",
                "none | xn--exmple-cua.com and пример.рф | false",
                "none | a.xn--p1ai | false",
                "example.com | https://example.com/x?y=z | true",
                "example.com | shop.example.com and EXAMPLE.com. | true",
                "example.com | https://example.com:8443/x | true",
                "example.com | https://example.com.evil.org | false",
                "example.com | https://notexample.com | false",
                "example.com | https://example.com@evil.org/x | false",
                "example.com | https://evil.org/example.com | false",
                "example.com | https://[2001:db8::1]/ | false",
                "example.com,example.org | example.com example.org | true",
                "example.com,example.org | example.com example.net | false",
            })
    void linksGoToAllowedHostsOnly(String hosts, String text, boolean goes) {
        Set<String> allowed = hosts.equals("none")
                ? Set.of()
                : Arrays.stream(hosts.split(",", -1)).collect(Collectors.toSet());
        assertThat(lets(new AllowedLinks(allowed), text("Hi", text.replace("_", INVISIBLE)), NOON))
                .isEqualTo(goes);
    }

    @ParameterizedTest
    @CsvSource({
        "22:00-08:00, UTC, 2026-11-28T21:59:59Z, -1",
        "22:00-08:00, UTC, 2026-11-28T22:00:00Z, 600",
        "22:00-08:00, UTC, 2026-11-28T23:30:00Z, 510",
        "22:00-08:00, UTC, 2026-11-28T07:59:00Z, 1",
        "22:00-08:00, UTC, 2026-11-28T08:00:00Z, -1",
        "12:00-13:30, UTC, 2026-11-28T12:45:00Z, 45",
        "12:00-13:30, UTC, 2026-11-28T11:59:00Z, -1",
        "22:00-08:00, America/Sao_Paulo, 2026-11-28T01:30:00Z, 570",
        "22:00-08:00, America/Sao_Paulo, 2026-11-28T23:30:00Z, -1",
        "00:00-06:00, Europe/Berlin, 2026-03-29T00:30:00Z, 210",
    })
    void quietHoursEndWhenTheySay(String hours, String zone, Instant now, int minutesLeft) {
        assertThat(new QuietHours(hours, ZoneId.of(zone))
                        .refusal(text("Hi"), now)
                        .map(GuardRefusal::allowedIn)
                        .map(Duration::toMinutes)
                        .orElse(-1L))
                .isEqualTo(minutesLeft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22-8", "8:00-9:00", "22:00", "25:00-26:00", "08:00-08:00", ""})
    void hoursThatMeanNothingAreRefused(String hours) {
        assertThatThrownBy(() -> new QuietHours(hours, ZoneId.of("UTC"))).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({"10, true", "9, false"})
    void theLengthIsThatOfAllTextsInCharactersThatPeopleCount(int most, boolean goes) {
        assertThat(lets(new TextLength(most), text("12345", "678😀😀"), NOON)).isEqualTo(goes);
    }

    @ParameterizedTest
    @CsvSource({"5585987654321, true", "558587654321, true", "5585987654322, false", "123@lid, false"})
    void aNumberOfBrazilIsInTheListWithAndWithoutItsNinthDigit(String allowed, boolean goes) {
        assertThat(lets(new AllowedRecipients(Set.of(allowed)), text("Hi"), NOON))
                .isEqualTo(goes);
    }

    @Test
    void whatNamesNoRecipientOrNoOperationDoesNotGo() {
        GuardedMessage nameless = new GuardedMessage("VZ1", "messages/send", false, null, List.of());
        assertThat(lets(new AllowedRecipients(Set.of("558587654321")), nameless, NOON))
                .isFalse();
        assertThat(lets(new WroteRecently(new ChatsThatWrote(), null, Duration.ofDays(1)), nameless, NOON))
                .isFalse();
        assertThat(lets(new KnownOperations(), nameless, NOON)).isFalse();
        assertThat(lets(new KnownOperations(), text("Hi"), NOON)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-PT23H, true", "-PT25H, false", "PT100H, true"})
    void theTimeInTheMessageCountsAndNoneThatIsToCome(Duration written, boolean goes) {
        ChatsThatWrote chats = new ChatsThatWrote();
        Jid chat = Jid.parse("5585987654321@s.whatsapp.net");
        chats.wrote(
                new EventDraft(EventType.MESSAGE, "evt_1", "VZ1")
                        .chat(chat)
                        .sender(chat, null)
                        .timestamp(Instant.now().plus(written))
                        .toEvent(Map.of()),
                null,
                Runnable::run);
        WroteRecently rule = new WroteRecently(chats, null, Duration.ofDays(1));
        assertThat(lets(rule, text("Hi"), Instant.now())).isEqualTo(goes);
        assertThat(lets(rule, text("Hi"), Instant.now().plus(Duration.ofHours(25))))
                .isFalse();
    }
}
