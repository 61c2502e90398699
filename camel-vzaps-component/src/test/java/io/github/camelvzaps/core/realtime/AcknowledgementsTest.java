package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.client.SecretMask;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was acknowledged goes out over the next connection again, the newest ones of it. */
class AcknowledgementsTest {
    /** Listens to nothing. */
    private static final class Deaf implements RealtimeSocket.Listener {
        @Override
        public void text(RealtimeSocket socket, String text, boolean complete) {}

        @Override
        public void alive() {}

        @Override
        public void ended(RealtimeSocket socket, SocketEnd end) {}
    }

    private static RealtimeSocket open(ScriptedGateway gateway) throws Exception {
        return RealtimeSocket.open(
                        HttpClient.newHttpClient(),
                        gateway.url(),
                        Map.of(),
                        new SecretMask(),
                        Duration.ofSeconds(20),
                        1000,
                        new Deaf())
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void eachConnectionBeginsWithTheNewestOnesAndNoMoreOfThem() throws Exception {
        Acknowledgements acknowledgements = new Acknowledgements(2);
        for (String id : new String[] {"a", "b", "c"}) {
            acknowledgements.acknowledge(id);
        }
        try (ScriptedGateway gateway = new ScriptedGateway()) {
            acknowledgements.connected(open(gateway));
            ScriptedGateway.Connection first = gateway.next();
            assertThat(first.heard()).contains("\"b\"");
            assertThat(first.heard()).contains("\"c\"");
            acknowledgements.acknowledge("d");
            assertThat(first.heard()).contains("\"d\"");
            acknowledgements.connected(open(gateway));
            ScriptedGateway.Connection second = gateway.next();
            assertThat(second.heard()).contains("\"c\"");
            assertThat(second.heard()).contains("\"d\"");
            acknowledgements.acknowledge("e");
            assertThat(second.heard()).contains("\"e\"");
            assertThat(first.heardMore()).isFalse();
        }
    }
}
