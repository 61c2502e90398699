package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guard lets out of an application; counted at the simulator. */
@ExtendWith(SimulatorExtension.class)
class GuardTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ANA = "5585987654321";
    private static final String ANA_WITHOUT = "558587654321";
    private static final String BIA = "5511977776666";
    private static final String SEND = "vzaps:messages/sendText?guard=on";

    private VzapsSimulator simulator;
    private Listener listener;
    private DefaultCamelContext context;
    private LogLines audit;

    @BeforeEach
    void start(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        listener = new Listener(simulator);
        context = listener.context;
        context.start();
        audit = new LogLines("io.github.camelvzaps.guard");
    }

    @AfterEach
    void stop() {
        audit.close();
        listener.close();
    }

    private Exchange send(String uri, Object body, String phone) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withBody(body)
                .withHeaders(phone == null ? Map.of() : Map.of("CamelVzapsPhone", phone))
                .request(Exchange.class);
    }

    private static NotSentException refusal(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(NotSentException.class);
        NotSentException refusal = exchange.getException(NotSentException.class);
        assertThat(refusal.getFailureReason()).isEqualTo(FailureReason.GUARDED);
        assertThat(exchange.getMessage().getHeader(VzapsConstants.FAILURE_REASON))
                .isEqualTo("guarded");
        return refusal;
    }

    private static Object decision(Exchange exchange) {
        return exchange.getMessage().getHeader(VzapsConstants.GUARD);
    }

    private List<String> recipients() {
        return simulator.messages(Contract.INSTANCE).stream()
                .map(message -> message.to())
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "guardAllow=5511977776666 | Hi | not in the list",
                "guardWroteWithin=24h | Hi | has not written to the number",
                "guardMaxLength=10 | Hi, how are you? | it has 16 characters, of at most 10",
                "guardLinks=none | see example.com/pix | it holds a link",
                "guardLinks=example.org | see https://example.com | a host that is not in the list",
            })
    void whatARuleRefusesIsNotSent(String option, String text, String why) throws Exception {
        Exchange refused = send(SEND + "&" + option, text, ANA);
        String name = option.substring(0, option.indexOf('='));
        assertThat(refusal(refused))
                .hasMessageContaining("messages/sendText: not sent, since the guard refuses it: ")
                .hasMessageContaining(why)
                .hasMessageContaining("(option " + name + ")");
        assertThat(decision(refused)).isEqualTo(name);
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        JsonNode line = lastLine();
        assertThat(line.path("decision").asText()).isEqualTo("refused");
        assertThat(line.path("option").asText()).isEqualTo(name);
        assertThat(line.path("why").asText()).contains(why);
        assertThat(line.toString()).doesNotContain(ANA, ANA_WITHOUT, text, "example");
    }

    @Test
    void whatKeepsAllRulesIsSentAndWrittenDown() throws Exception {
        Exchange sent = send(
                SEND
                        + "&guardAllow=+55 (85) 98765-4321,120363000000000000@g.us&guardMaxLength=30&guardLinks=example.com",
                "see https://shop.example.com",
                ANA_WITHOUT);
        assertThat(sent.getException()).isNull();
        assertThat(decision(sent)).isEqualTo("allowed");
        assertThat(recipients()).containsExactly(ANA_WITHOUT);
        JsonNode line = lastLine();
        assertThat(line.path("decision").asText()).isEqualTo("allowed");
        assertThat(line.path("instance").asText()).isEqualTo(Contract.INSTANCE);
        assertThat(line.path("recipient").asText()).matches("chat #[0-9a-f]{8}");
        assertThat(line.path("exchange").asText()).isEqualTo(sent.getExchangeId());
        assertThat(Instant.parse(line.path("at").asText())).isBeforeOrEqualTo(Instant.now());
    }

    private JsonNode lastLine() throws Exception {
        List<String> lines = lines();
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.get(0));
    }

    private List<String> lines() {
        return audit.from(Level.INFO).stream()
                .map(line -> line.getMessage().getFormattedMessage())
                .toList();
    }

    @Test
    void whoWroteGetsAnAnswerAndNobodyElse() throws Exception {
        listener.start("vzaps:events/subscribe?events=Message");
        await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
        simulator.customersSay(Contract.INSTANCE, 1, i -> CustomerMessage.text(ANA_WITHOUT, "hi"));
        await().atMost(LONG).until(() -> listener.seen.size() == 1);
        assertThat(send(SEND + "&guardWroteWithin=1h", "Hi", ANA).getException())
                .isNull();
        refusal(send(SEND + "&guardWroteWithin=1h", "Hi", BIA));
        refusal(send(SEND + "&guardWroteWithin=1h", "Hi", "120363000000000000@g.us"));
        // from then on it is too long ago
        await().atMost(LONG)
                .until(() -> send(SEND + "&guardWroteWithin=1ms", "Hi", ANA).getException() != null);
        assertThat(recipients()).contains(ANA).doesNotContain(BIA);
    }

    @Test
    void aMessageThatWaitedForItsTurnIsLookedAtAgain() throws Exception {
        listener.start("vzaps:events/subscribe?events=Message");
        await().atMost(LONG).until(() -> simulator.realtimeConnections(Contract.INSTANCE) > 0);
        simulator.customersSay(Contract.INSTANCE, 1, i -> CustomerMessage.text(ANA, "hi"));
        await().atMost(LONG).until(() -> listener.seen.size() == 1);
        String paced = SEND + "&guardWroteWithin=10s&pace=1/11s";
        assertThat(send(paced, "first", ANA).getException()).isNull();
        CompletableFuture<Exchange> second = CompletableFuture.supplyAsync(() -> send(paced, "second", ANA));
        Exchange refused = second.get(60, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(refusal(refused)).hasMessageContaining("guardWroteWithin");
        assertThat(refused.getMessage().getHeader(VzapsConstants.PACE_WAITED, Long.class))
                .isPositive();
        assertThat(recipients()).containsExactly(ANA);
    }

    @Test
    void nothingGoesInQuietHoursAndTheFailureSaysWhenTheyAreOver() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        DateTimeFormatter form = DateTimeFormatter.ofPattern("HH:mm");
        String hours = form.format(now.minusHours(1)) + "-" + form.format(now.plusHours(1));
        Exchange refused = send(SEND + "&guardZone=UTC&guardQuietHours=" + hours, "Hi", ANA);
        assertThat(refusal(refused).getRetryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(50), Duration.ofHours(1)));
        String later = form.format(now.plusHours(2)) + "-" + form.format(now.plusHours(3));
        assertThat(send(SEND + "&guardZone=UTC&guardQuietHours=" + later, "Hi", ANA)
                        .getException())
                .isNull();
        assertThat(recipients()).containsExactly(ANA);
    }

    @Test
    void aDryRunDecidesAndSendsNothing() {
        String dry = "vzaps:messages/sendText?guard=dryRun&guardMaxLength=5";
        Exchange allowed = send(dry, "Hi", ANA);
        assertThat(allowed.getException()).isNull();
        assertThat(decision(allowed)).isEqualTo("dryRun");
        assertThat(allowed.getMessage().getBody()).isEqualTo("Hi");
        refusal(send(dry, "Too long", ANA));
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
        assertThat(lines()).hasSize(2);
    }

    @Test
    void aCallByPathIsRefusedSinceNoRuleCouldReadIt() {
        Exchange refused =
                send("vzaps:messages/send?guard=on", Map.of("path", "send/text", "phone", ANA, "message", "Hi"), null);
        assertThat(refusal(refused)).hasMessageContaining("name the operation");
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
    }

    @Test
    void everythingThatPeopleReadIsLookedAt() {
        Map<String, Object> buttons = Map.of(
                "phone", ANA, "message", "Choose", "buttons", List.of(Map.of("id", "1", "text", "go to example.com")));
        refusal(send("vzaps:messages/send?guard=on&guardLinks=none&messageType=buttons", buttons, null));
        assertThat(simulator.messages(Contract.INSTANCE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "messages/sendText?guardLinks=none | A rule of the guard is set, and guard is not",
                "messages/sendText?guard=on&guardQuietHours=22-8 | guardQuietHours takes hours such as 22:00-08:00",
                "messages/sendText?guard=on&guardQuietHours=22:00-08:00&guardZone=Brazil | a time zone such as",
                "messages/sendText?guard=on&guardLinks=https://example.com | guardLinks takes any, none, or hosts",
                "messages/sendText?guard=on&guardAllow=Ana | guardAllow takes phones",
                "messages/sendText?guard=on&guardWroteWithin=soon | guardWroteWithin",
                "users/check?guard=on | does not send messages to a chat, so the option guard",
            })
    void optionsThatCannotBeReadStopTheStart(String uri, String says) {
        assertThatThrownBy(() -> context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:x").to("vzaps:" + uri);
                    }
                }))
                .hasStackTraceContaining(says);
    }
}
