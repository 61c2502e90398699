package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SimulatorExtension.class)
class RealtimeUrlTest {
    private static final String PRODUCTION = "wss://realtime.vzaps.com/events/ws";

    @ParameterizedTest
    @CsvSource(
            nullValues = "unset",
            value = {
                "unset, https://api.vzaps.com, " + PRODUCTION,
                "'', https://API.vzaps.com/, " + PRODUCTION,
                "unset, https://api.vzaps.com:443, " + PRODUCTION,
                "unset, http://127.0.0.1:18090, ws://127.0.0.1:18090/events/ws",
                "unset, http://127.0.0.1:18090/, ws://127.0.0.1:18090/events/ws",
                "unset, https://gateway.example.com, wss://gateway.example.com/events/ws",
                "unset, HTTPS://gateway.example.com/vzaps/, wss://gateway.example.com/vzaps/events/ws",
                "unset, 'http://[::1]:8080', 'ws://[::1]:8080/events/ws'",
                "wss://events.example.com, http://127.0.0.1:18090, wss://events.example.com/events/ws",
                "wss://events.example.com/mine, https://api.vzaps.com, wss://events.example.com/mine",
                "wss://realtime.vzaps.com, http://127.0.0.1:18090, " + PRODUCTION,
            })
    void theConnectionFollowsTheBaseUrlUnlessItHasAnAddressOfItsOwn(
            String realtimeUrl, String baseUrl, String expected) {
        assertThat(RealtimeUrl.of(realtimeUrl, baseUrl)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://realtime.example.com",
                "wss://user:secret@example.com",
                "wss://example.com?token=secret",
                "wss:"
            })
    void anAddressThatIsNoneNamesTheOptionAndNoSecret(String realtimeUrl) {
        assertThatThrownBy(() -> RealtimeUrl.of(realtimeUrl, "https://api.vzaps.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("realtimeUrl")
                .hasMessageNotContaining("user:secret");
    }

    @Test
    void anEndpointThatIsPointedElsewhereConnectsThere(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Listener listener = new Listener(simulator)
                .options(options -> options.setBaseUrl(VzapsConfiguration.DEFAULT_BASE_URL))
                .start("vzaps:events/subscribe?events=Message&baseUrl=" + simulator.url())) {
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            await().until(() -> listener.seen.size() == 1);
        }
    }
}
