package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same event gives the same exchange, whichever way it comes. */
@ExtendWith(SimulatorExtension.class)
class SameExchangeTest {
    private static final List<String> WAYS = List.of(
            "vzaps:events/subscribe?includeFromMe=true",
            "vzaps:webhooks/receive?includeFromMe=true&secret=abc&register=true&publicUrl=http://127.0.0.1:%d",
            "webhook:vzaps:webhooks/receive?includeFromMe=true&secret=abc&webhookComponentName=platform-http"
                    + "&webhookPath=/hook&webhookExternalUrl=http://127.0.0.1:%d");

    /** Where an event has neither message id nor time, realtime has those of its frame; webhooks have no frame. */
    private static final Set<String> OF_THE_FRAME =
            Set.of("CamelVzapsTimestamp", "CamelMessageTimestamp", "CamelVzapsDedupeKey");

    static List<Map<String, Object>> events() {
        Map<String, Object> info = Map.of(
                "id", "3EB0AA",
                "chat", "5511988887777@s.whatsapp.net",
                "sender", "123@lid",
                "sender_alt", "5511988887777:12@s.whatsapp.net",
                "is_from_me", false,
                "is_group", false,
                "push_name", "Ana",
                "timestamp", "2026-04-13T10:00:00Z");
        return List.of(
                Map.of("type", "Message", "event", Map.of("info", info, "message", Map.of("conversation", "Oi"))),
                Map.of(
                        "type",
                        "Message",
                        "media_url",
                        "https://media.example.com/1",
                        "event",
                        Map.of(
                                "info",
                                info,
                                "message",
                                Map.of("image_message", Map.of("mimetype", "image/png", "caption", "look")))),
                Map.of(
                        "type",
                        "ReadReceipt",
                        "state",
                        "Read",
                        "event",
                        Map.of(
                                "chat",
                                "5511988887777@s.whatsapp.net",
                                "sender",
                                "5511988887777@s.whatsapp.net",
                                "message_i_ds",
                                List.of("3EB0AA", "3EB0AB"),
                                "timestamp",
                                "2026-04-13T10:00:05Z",
                                "type",
                                "read")),
                Map.of("type", "Presence", "state", "offline", "event", Map.of("from", "5511988887777@s.whatsapp.net")),
                Map.of("type", "GroupParticipantsAdd", "event", Map.of("jid", "1@g.us", "join", List.of("2@lid"))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void allWaysGiveTheSameBodyAndHeaders(Map<String, Object> event, VzapsSimulator simulator) throws Exception {
        List<Listener.Seen> seen =
                WAYS.stream().map(way -> receive(way, event, simulator)).toList();

        assertThat(seen.get(1).body())
                .isInstanceOf(Map.class)
                .isEqualTo(seen.get(0).body());
        assertThat(seen.get(2).body()).isEqualTo(seen.get(0).body());
        assertThat(common(seen.get(1))).isNotEmpty().isEqualTo(common(seen.get(0)));
        assertThat(common(seen.get(2))).isEqualTo(common(seen.get(0)));
    }

    private static Map<String, Object> common(Listener.Seen seen) {
        Map<String, Object> headers = new TreeMap<>(seen.headers());
        headers.remove("CamelVzapsEventId");
        if (seen.header("MessageId") == null) {
            headers.keySet().removeAll(OF_THE_FRAME);
        }
        return headers;
    }

    private static Listener.Seen receive(String way, Map<String, Object> event, VzapsSimulator simulator) {
        simulator.reset();
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Listener listener = new Listener(simulator).withServer()) {
            boolean realtime = !way.contains("receive");
            if (!realtime) {
                listener.context.start();
            }
            listener.start(realtime ? way : way.formatted(listener.port()));
            await().atMost(RealtimeStage.LONG)
                    .until(() -> realtime
                            ? simulator.realtimeConnections(Contract.INSTANCE) == 1
                            : simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));
            simulator.emit(Contract.INSTANCE, event.get("type").toString(), event);
            await().atMost(RealtimeStage.LONG)
                    .until(() -> listener.seen.stream()
                            .anyMatch(seen -> event.get("type").equals(seen.header("EventType"))));
            return listener.seen.stream()
                    .filter(seen -> event.get("type").equals(seen.header("EventType")))
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
