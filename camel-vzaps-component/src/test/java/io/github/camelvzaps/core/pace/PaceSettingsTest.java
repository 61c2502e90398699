package io.github.camelvzaps.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20/1m | 20/1m/1",
                "20 / 1m / 5 | 20/1m/5",
                "20/1m,500/1d | 20/1m/1,500/1d/250",
                "500/1d,20/60s | 500/1d/250,20/1m/1",
                "1/1h30m | 1/1h30m/1",
                "3/500ms | 3/500ms/1"
            })
    void limitsAreReadInEachForm(String text, String read) {
        assertThat(PaceSettings.joined(Limit.parse("pace", text))).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc | 'abc' has another form",
                "20 | '20' has another form",
                "20/1m, | '' has another form",
                "-1/1m | '-1/1m' has another form",
                "20/xyz | 'xyz' in '20/xyz' is not a duration",
                "20/60 | '60' in '20/60' is not a duration",
                "0/1m | '0/1m' would never let a message go; stop the route instead",
                "20/0s | the duration in '20/0s' is zero",
                "20/1m/0 | the third part of '20/1m/0' says how many may go at once: from 1 to 20",
                "20/1m/21 | the third part of '20/1m/21' says how many may go at once: from 1 to 20"
            })
    void whatIsNoLimitIsRefusedWithTheFormAndTheMistake(String text, String mistake) {
        assertThatThrownBy(() -> Limit.parse("pace", text))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageStartingWith("The option pace takes a count, a slash and a duration, such as 20/1m")
                .hasMessageEndingWith(mistake);
    }

    @ParameterizedTest
    @CsvSource({"6s-2s", "abc", "2s-", "1s-2s-3s", "5"})
    void whatIsNoGapIsRefused(String text) {
        assertThatThrownBy(() -> Gap.parse(text)).hasMessageContaining("such as 2s-6s, not '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"7,1,20,2", "7,7,20,20", "7,3,20,8", "7,1,5,1", "2,1,1,1"})
    void aPartOfALimitGrowsToTheWholeAndIsNeverNothing(int steps, int step, long count, long part) {
        assertThat(new Limit(count, Duration.ofMinutes(1), 1).part(step, steps).count())
                .isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "5511987654321, 551187654321",
        "551187654321@s.whatsapp.net, 551187654321",
        "5511987654321:12@s.whatsapp.net, 551187654321",
        "5511912345678, 5511912345678",
        "123@lid, 123@lid",
        "120363@g.us, 120363@g.us",
        "14155550100, 14155550100"
    })
    void anAddressOfAChatIsOneHoweverItIsWritten(String address, String chat) {
        assertThat(ChatsThatWrote.chat(address)).isEqualTo(chat);
    }
}
