package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A route that answers whatever reaches it answers what people say, and nothing else. Counted by the simulator. */
class AnsweringRouteTest {
    private static final String ANA = "5511988887777";
    private static final String GROUP = "120363041234567890";

    private static final Map<String, CustomerMessage> SAID = Map.of(
            "text", CustomerMessage.text(ANA, "Oi"),
            "group", CustomerMessage.text(ANA, "Oi").inGroup(GROUP),
            "image", CustomerMessage.media(ANA, "image", 10),
            "place", CustomerMessage.location(ANA, 1, 2),
            "button", CustomerMessage.buttonReply(ANA, "B1", "Yes"),
            "unknown", message(Map.of("something_of_next_year", Map.of("a", 1))));

    private static final List<CustomerMessage> NOT_SAID = List.of(
            CustomerMessage.text(ANA, "my day").inChat("status@broadcast"),
            CustomerMessage.media(ANA, "image", 10).inChat("status@broadcast"),
            CustomerMessage.text(ANA, "news").inChat("120363@newsletter"),
            CustomerMessage.text(ANA, "to all").inChat("1700000000@broadcast"),
            CustomerMessage.text(ANA, "as an AI").inChat("867051314767696@bot"),
            CustomerMessage.reaction(ANA, "3EB0", "👍"),
            CustomerMessage.delete(ANA, "3EB0"),
            CustomerMessage.edit(ANA, "3EB0", "new"),
            message(Map.of("sender_key_distribution_message", Map.of("group_id", GROUP)))
                    .inGroup(GROUP),
            message(Map.of("protocol_message", Map.of("type", "APP_STATE_SYNC_KEY_SHARE"))),
            message(Map.of("poll_update_message", Map.of("vote", Map.of()))),
            CustomerMessage.text(ANA, "mine").fromMe());

    private static CustomerMessage message(Map<String, Object> content) {
        return CustomerMessage.text(ANA, "").with("message", content);
    }

    @ParameterizedTest
    @CsvSource({
        "vzaps:events/subscribe?events=Message",
        "vzaps:webhooks/receive?events=Message&secret=abc&register=true&publicUrl=http://127.0.0.1:{port}"
    })
    void whatNobodySaidIsAcknowledgedAndNotAnswered(String uri) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator).withServer()) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.context.start();
            EventConsumer consumer = answerEverything(listener, uri.replace("{port}", "" + listener.port()));
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1
                    || simulator.requests().stream().anyMatch(r -> "webhooks/set".equals(r.operation())));

            List<CustomerMessage> all =
                    Stream.concat(NOT_SAID.stream(), SAID.values().stream()).toList();
            all.forEach(message -> simulator.customerSays(Contract.INSTANCE, message));

            await().untilAsserted(() ->
                    assertThat(messages(simulator)).hasSize(all.size()).allMatch(SimulatedEvent::acked));
            assertThat(simulator.messages(Contract.INSTANCE))
                    .hasSize(SAID.size())
                    .extracting(AcceptedMessage::to)
                    .containsOnly(ANA, GROUP + "@g.us");
            assertThat(consumer.getSkipped()).isEqualTo(NOT_SAID.size());
        }
    }

    private static EventConsumer answerEverything(Listener listener, String uri) throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId(Listener.ROUTE)
                        .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                        .setBody(constant("Thank you"))
                        .to("vzaps:messages/sendText");
            }
        });
        return (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    private static List<SimulatedEvent> messages(VzapsSimulator simulator) {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds=content,reaction | text reaction",
                "kinds=poll-vote,Edit,REVOKE | edit revoke",
                "kinds=all | text reaction edit revoke",
                "kinds=text&audiences=status | ",
                "audiences=all | text text"
            })
    void theOptionsChooseOtherKindsAndAudiences(String options, String expected) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.start("vzaps:events/subscribe?events=Message&" + options);
            Stream.of(
                            CustomerMessage.text(ANA, "Oi"),
                            CustomerMessage.reaction(ANA, "3EB0", "👍"),
                            CustomerMessage.edit(ANA, "3EB0", "new"),
                            CustomerMessage.delete(ANA, "3EB0"),
                            CustomerMessage.text(ANA, "news").inChat("120363@newsletter"))
                    .forEach(message -> simulator.customerSays(Contract.INSTANCE, message));

            await().untilAsserted(
                            () -> assertThat(messages(simulator)).hasSize(5).allMatch(SimulatedEvent::acked));
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("Kind"))
                    .containsExactlyInAnyOrder(expected == null ? new Object[0] : (Object[]) expected.split(" "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds=texts | The option kinds takes content, all, text, image",
                "audiences=people | The option audiences takes all, person, group, status, channel, list, bot",
                "kinds=, | The option kinds is empty"
            })
    void aWrongWordStopsTheStartAndNamesTheRightOnes(String options, String message) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator)) {
            assertThatThrownBy(() -> listener.start("vzaps:events/subscribe?" + options))
                    .hasStackTraceContaining(message);
        }
    }

    @Test
    void theRouteReadsKindAudienceAndChoiceFromHeaders() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.start("vzaps:events/subscribe?events=Message");
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.listReply(ANA, "R7", "Seven"));
            await().until(() -> listener.seen.size() == 1);

            Listener.Seen seen = listener.seen.get(0);
            assertThat(seen.header("Kind")).isEqualTo("listReply");
            assertThat(seen.header("Audience")).isEqualTo("person");
            assertThat(seen.header("SelectedId")).isEqualTo("R7");
            assertThat(seen.header("Text")).isEqualTo("Seven");
        }
    }
}
