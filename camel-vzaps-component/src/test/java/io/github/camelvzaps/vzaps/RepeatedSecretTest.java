package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway repeats in its refusals what it was sent. None of it may be printed. */
@ExtendWith(SimulatorExtension.class)
class RepeatedSecretTest {
    private static final String SECRET = "hook+secret/7";
    private static final String ENCODED = "hook%2Bsecret%2F7";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/hook?s=" + ENCODED + " is not reachable",
                "/hook?s=" + ENCODED + " is not reachable",
                "/hook/" + SECRET + " is not reachable",
                "https:\\/\\/shop.example\\/hook?s=hook+secret\\/7",
                "aHR0cHM6Ly9zaG9wLmV4YW1wbGUvaG9vaz9zPWhvb2src2VjcmV0Lzc="
            })
    void theSecretOfAWebhookIsNotInHealthConsoleOrJmx(String words) throws Exception {
        simulator.fault(FaultRule.onOperation("webhooks/set")
                .status(400)
                .body("{\"code\":400,\"success\":false,\"error\":\"" + words.replace("\\/", "\\\\/") + "\"}"));
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.setDevConsole(true);
            listener.start(
                    "vzaps:webhooks/receive?register=true&publicUrl=https://shop.example&secret=RAW(" + SECRET + ")");
            await().until(() -> listener.component.consumers().stream()
                    .anyMatch(consumer -> !consumer.problems().isEmpty()));

            DevConsoleRegistry consoles =
                    listener.context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
            String shown = Health.of(listener.context)
                    + consoles.resolveById("vzaps").call(DevConsole.MediaType.JSON)
                    + listener.component.consumers().iterator().next().getProblemText();
            assertThat(shown).contains("is not registered").contains("xxxxxx");
            assertThat(shown).doesNotContain(SECRET, ENCODED, "src2VjcmV0Lz", "hook+secret\\/7");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token %s is wrong", "{\"error\":\"bad %s\"}", "<html>%s</html>"})
    void aTokenIsInNoExceptionNorInItsCauses(String answer) throws Exception {
        for (int status : new int[] {200, 400, 500}) {
            simulator.clearFaults();
            simulator.fault(
                    FaultRule.onOperation("messages/sendText").status(status).body(answer.formatted(Camel.TOKEN)));
            try (Camel camel = Camel.withTokenPair(simulator)) {
                Exchange exchange = camel.send("vzaps:messages/sendText?phone=5511999999999", "Hi");
                if (exchange.getException() != null) {
                    assertThat(printed(exchange.getException())).doesNotContain(Camel.TOKEN);
                }
            }
        }
    }

    @Test
    void aLineThatIsNoHttpIsQuotedWithoutTheTokenInIt() throws Exception {
        try (StrangeServer server = new StrangeServer();
                Camel camel = Camel.with(simulator, options -> {
                    options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
                    options.setInstanceToken(Camel.TOKEN);
                    options.setBaseUrl(server.url(""));
                })) {
            server.on(
                    "/instances/" + Contract.INSTANCE + "/chat/send/text",
                    StrangeServer.text("HTTP/1.1 2x0 " + Camel.TOKEN + "\r\n\r\n"));
            Exchange exchange = camel.send("vzaps:messages/sendText?phone=5511999999999", "Hi");
            assertThat(printed(exchange.getException())).contains("UNKNOWN").doesNotContain(Camel.TOKEN);
        }
    }

    /** How a gateway ends a realtime connection. */
    private enum End {
        CLOSED_WITH_A_REASON {
            @Override
            void plant(VzapsSimulator simulator, StrangeServer strange, Listener listener, String words)
                    throws Exception {
                listener.start("vzaps:events/subscribe");
                await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
                simulator.closeRealtime(Contract.INSTANCE, 4001, words);
            }
        },
        /** The JDK quotes a line that it cannot read. */
        ANSWERED_WITH_NO_HTTP {
            @Override
            void plant(VzapsSimulator simulator, StrangeServer strange, Listener listener, String words)
                    throws Exception {
                strange.on("/events/ws", StrangeServer.text("HTTP/1.1 " + words + "\r\n\r\n"));
                listener.options(options ->
                                options.setRealtimeUrl(strange.url("/events/ws").replace("http:", "ws:")))
                        .start("vzaps:events/subscribe");
            }
        };

        abstract void plant(VzapsSimulator simulator, StrangeServer strange, Listener listener, String words)
                throws Exception;
    }

    static Stream<Arguments> endsAndWords() {
        List<String> words = List.of(
                "no access for " + Camel.TOKEN,
                "no access for " + VzapsSimulator.CLIENT_TOKEN,
                "https://shop.example/hook?s=" + ENCODED,
                "/hook?s=" + ENCODED,
                "/hook/" + SECRET,
                "aHR0cHM6Ly9zaG9wLmV4YW1wbGUvaG9vaz9zPWhvb2src2VjcmV0Lzc=");
        return Stream.of(End.values()).flatMap(end -> words.stream().map(said -> Arguments.of(end, said)));
    }

    @ParameterizedTest
    @MethodSource("endsAndWords")
    void whatTheRealtimeGatewaySaysHasNoSecretInHealthConsoleJmxAndLog(End end, String words) throws Exception {
        try (LogLines log = new LogLines();
                StrangeServer strange = new StrangeServer();
                Listener listener = new Listener(simulator).options(options -> {
                    options.setReconnectDelay(60_000);
                    options.setMaximumReconnectDelay(60_000);
                    // of a webhook that the same application receives
                    options.setSecret(SECRET);
                })) {
            listener.context.setDevConsole(true);
            end.plant(simulator, strange, listener, words);
            await().until(() -> log.text(Level.WARN).contains("xxxxxx"));

            DevConsoleRegistry consoles =
                    listener.context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
            String health = Health.of(listener.context);
            String shown = log.text(Level.DEBUG)
                    + consoles.resolveById("vzaps").call(DevConsole.MediaType.JSON)
                    + listener.component.consumers().iterator().next().getProblemText();
            assertThat(health).contains("xxxxxx");
            assertThat(health + shown)
                    .doesNotContain(Camel.TOKEN, VzapsSimulator.CLIENT_TOKEN, SECRET, ENCODED, "src2VjcmV0Lz");
        }
    }
}
