package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.github.camelvzaps.vzaps.message.TextMessage;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The page of messages is about messages that are really thrown: each mistake below is made, and what comes out has to be
 * a heading of the page; and no heading is there without a mistake that leads to it.
 */
@ExtendWith(SimulatorExtension.class)
class TroubleshootingTest {
    private static final Pattern HEADING = Pattern.compile("(?m)^=== `\\+(.*)\\+`$");
    private static final String SEND = "vzaps:messages/sendText?phone=5511999990001";

    /** A mistake: what is configured wrongly, what is planted in the simulator, and the call that is made. */
    private record Mistake(
            String uri,
            Object body,
            Map<String, Object> headers,
            FaultRule fault,
            Consumer<VzapsConfiguration> options) {

        static Mistake of(String uri) {
            return new Mistake(uri, "Hi", Map.of(), null, options -> {});
        }

        Mistake body(Object value) {
            return new Mistake(uri, value, headers, fault, options);
        }

        Mistake header(String name, Object value) {
            return new Mistake(uri, body, Map.of(name, value), fault, options);
        }

        Mistake fault(FaultRule rule) {
            return new Mistake(uri, body, headers, rule, options);
        }

        Mistake with(Consumer<VzapsConfiguration> wrong) {
            return new Mistake(uri, body, headers, fault, wrong);
        }
    }

    /** No JSON can be made of it. */
    public static final class Unwritable {
        public Unwritable getItself() {
            return this;
        }
    }

    private static List<Mistake> mistakes(VzapsSimulator simulator) throws IOException {
        List<Mistake> all = new ArrayList<>();
        // when the application starts
        all.add(Mistake.of("vzaps:messages/sendTelegram"));
        all.add(Mistake.of(SEND + "&phnoe=1"));
        all.add(Mistake.of(SEND + "&param.dely=1"));
        all.add(Mistake.of(SEND + "&caption=a"));
        all.add(Mistake.of(SEND + "&Phone=1"));
        all.add(Mistake.of("vzaps:webhooks/receive"));
        all.add(Mistake.of(SEND).with(options -> options.setClientToken(null)));
        all.add(Mistake.of("vzaps:instances/list").with(options -> options.setClientSecret(null)));
        all.add(Mistake.of(SEND).with(options -> options.setBaseUrl("api.vzaps.com")));
        all.add(Mistake.of(SEND + "&responseType=telegram"));
        all.add(Mistake.of(SEND + "&failureReason.banned=x"));
        all.add(Mistake.of(SEND + "&pace=abc"));
        all.add(Mistake.of("vzaps:instances/list?pace=20/1m"));
        all.add(Mistake.of("vzaps:outbox/send?phone=5511999990001"));
        all.add(Mistake.of("vzaps:outbox/send?phone=5511999990001")
                .with(options -> options.setOutboxDataSource(emptyDatabase())));
        all.add(Mistake.of(SEND).with(options -> options.setSslContextParameters(trusting("missing.p12"))));
        // not sent
        all.add(Mistake.of("vzaps:messages/sendText"));
        all.add(Mistake.of("vzaps:messages/sendText?phone=5511999990000&checkNumber=true"));
        all.add(Mistake.of(SEND + "&guard=on&guardMaxLength=1"));
        all.add(Mistake.of(SEND + "&guardLinks=none"));
        all.add(Mistake.of(SEND + "&checkNumber=true")
                .fault(FaultRule.onOperation("users/check").status(400)));
        all.add(Mistake.of(SEND + "&param.delay=soon"));
        all.add(Mistake.of("vzaps:messages/sendImage?phone=5511999990001").body("file:/etc/hosts"));
        all.add(Mistake.of("vzaps:messages/send").header("CamelVzapsMessageType", "telegram"));
        all.add(Mistake.of("vzaps:messages/send").body(Map.of("colour", "green")));
        all.add(Mistake.of("vzaps:messages/sendContact?phone=5511999990001"));
        all.add(Mistake.of(SEND + "&bodyType=json").body("Olá".getBytes(StandardCharsets.UTF_8)));
        all.add(Mistake.of(SEND).body(new Unwritable()));
        all.add(Mistake.of("vzaps:messages/sendImage?phone=5511999990001").body(new File("no/such.png")));
        all.add(Mistake.of("vzaps:request?path=../secrets").body(null));
        all.add(Mistake.of("vzaps:queues/removeMessage").header("CamelVzapsMessageId", ".."));
        all.add(Mistake.of(SEND).header("CamelVzapsPhone", "Ana"));
        all.add(Mistake.of("vzaps:messages/sendImage?phone=5511999990001").body("/etc/hosts"));
        all.add(Mistake.of("vzaps:messages/sendImage?phone=5511999990001").body(new byte[0]));
        all.add(Mistake.of("vzaps:request?method=POST&path=a").body("{}"));
        all.add(Mistake.of("vzaps:request?path=a").body(null).header("CamelVzapsMethod", "FETCH"));
        all.add(Mistake.of(SEND).header("CamelVzapsInstance", "nobody"));
        all.add(Mistake.of(SEND).with(options -> options.setClientSecret(null)));
        all.add(Mistake.of(SEND).with(options -> options.setClientSecret("wrong")));
        all.add(Mistake.of(SEND).fault(FaultRule.on("POST", "/token").status(500)));
        all.add(Mistake.of(SEND)
                .fault(FaultRule.on("POST", "/token").status(200).body("<html>Please log in</html>")));
        all.add(Mistake.of(SEND).with(options -> options.setBaseUrl("http://no-such-host.invalid")));
        all.add(Mistake.of(SEND).with(options -> options.setBaseUrl("http://127.0.0.1:" + unusedPort())));
        all.add(Mistake.of(SEND)
                .with(options -> options.setBaseUrl(simulator.url().replace("http:", "https:"))));
        // refused
        for (int status : new int[] {400, 401, 403, 404, 429, 503, 302}) {
            all.add(Mistake.of(SEND).fault(sends().status(status)));
        }
        all.add(Mistake.of(SEND).fault(sends().status(200).body("{\"success\":false,\"error\":\"no\"}")));
        // unknown
        all.add(Mistake.of(SEND).fault(sends().delay(Duration.ofSeconds(2))).with(options -> {
            options.setRequestTimeout(300);
            withToken(options);
        }));
        all.add(Mistake.of(SEND)
                .fault(sends().oversize(100_000).trickle(Duration.ofMillis(50)))
                .with(options -> {
                    options.setCallTimeout(1_000);
                    withToken(options);
                }));
        all.add(Mistake.of(SEND).fault(sends().oversize(2_000)).with(options -> options.setMaximumResponseSize(1_000)));
        all.add(Mistake.of(SEND).fault(sends().reset(Reset.BEFORE)));
        all.add(Mistake.of(SEND).fault(sends().status(500)));
        all.add(Mistake.of(SEND).fault(sends().status(200).body("done")));
        return all;
    }

    @Test
    void everyMistakeEndsInAMessageOfThePageAndEveryHeadingIsSuchAMessage(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        List<String> headings = HEADING.matcher(Files.readString(Path.of("pages/troubleshooting.adoc")))
                .results()
                .map(heading -> heading.group(1))
                .toList();
        TreeSet<String> seen = new TreeSet<>();
        List<String> messages = new ArrayList<>();
        for (Mistake mistake : mistakes(simulator)) {
            messages.add(messageOf(mistake, simulator));
        }
        messages.add(
                catchThrowable(() -> TextMessage.to("5511999990001").build()).getMessage());
        messages.addAll(ConsumerMistakes.messages(simulator));
        messages.addAll(NumberMistakes.messages(simulator));

        assertThat(headings).doesNotHaveDuplicates();
        for (String message : messages) {
            List<String> fitting =
                    headings.stream().filter(heading -> fits(heading, message)).toList();
            assertThat(fitting).as("headings for the message: %s", message).isNotEmpty();
            seen.addAll(fitting);
        }
        assertThat(headings).as("every heading is a message that was thrown").allMatch(seen::contains);
    }

    private static boolean fits(String heading, String message) {
        String[] parts = heading.split("…", -1);
        StringBuilder pattern = new StringBuilder("(?s)");
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return Pattern.compile(pattern.toString()).matcher(message).find();
    }

    /** Makes the mistake and answers all messages from the failure down to its cause. */
    private static String messageOf(Mistake mistake, VzapsSimulator simulator) throws Exception {
        simulator.clearFaults();
        if (mistake.fault() != null) {
            simulator.fault(mistake.fault());
        }
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration options =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            options.setBaseUrl(simulator.url());
            withToken(options);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
            options.setInstanceId("VZ1");
            options.setMaximumRetries(0);
            mistake.options().accept(options);
            return words(catchThrowable(() -> {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:call").to(mistake.uri());
                    }
                });
                context.start();
                context.createProducerTemplate().sendBodyAndHeaders("direct:call", mistake.body(), mistake.headers());
            }));
        }
    }

    static String words(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.append(cause.getMessage()).append('\n');
        }
        return words.toString();
    }

    static void withToken(VzapsConfiguration options) {
        options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
    }

    private static FaultRule sends() {
        return FaultRule.onOperation("messages/sendText");
    }

    private static JdbcDataSource emptyDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:empty;DB_CLOSE_DELAY=-1");
        return database;
    }

    private static SSLContextParameters trusting(String store) {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + store);
        keys.setPassword("planted");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keys);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    static int unusedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
