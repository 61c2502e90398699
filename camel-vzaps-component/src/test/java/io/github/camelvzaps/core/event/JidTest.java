package io.github.camelvzaps.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JidTest {

    @ParameterizedTest
    @CsvSource({
        "5511999999999@s.whatsapp.net, 5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999:12@s.whatsapp.net, 5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999.0:12@S.WhatsApp.Net, 5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999.1@s.whatsapp.net, 5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999@c.us, 5511999999999@s.whatsapp.net, 5511999999999",
        "5511999999999:99@hosted, 5511999999999@s.whatsapp.net, 5511999999999",
        "77:99@hosted.lid, 77@lid, ",
        "77.1:3@LID, 77@lid, ",
        "5511999999999, 5511999999999, 5511999999999",
        "5511-1600000000@g.us, 5511-1600000000@g.us, ",
        "a.b@s.whatsapp.net, a.b@s.whatsapp.net, ",
        "status@broadcast, status@broadcast, "
    })
    void oneAddressHasOneSpelling(String given, String address, String phone) {
        assertThat(Jid.parse(given)).hasToString(address);
        assertThat(Jid.parse(given).phone()).isEqualTo(phone);
    }
}
