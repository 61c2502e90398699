package io.github.camelvzaps.docs;

import static io.github.camelvzaps.docs.TroubleshootingTest.unusedPort;
import static io.github.camelvzaps.docs.TroubleshootingTest.withToken;
import static io.github.camelvzaps.docs.TroubleshootingTest.words;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.core.watch.WatchedConsumer;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/** Mistakes behind from, and what is said of consumers that go on. */
final class ConsumerMistakes {
    private static final String HOOK = "?instanceId=VZ1&secret=abc&listenPath=/hook";

    /** Each stops the start. */
    private static final List<String> CONSUMERS = List.of(
            "vzaps:messages/sendText",
            "zapyapi:events/subscribe",
            "vzaps:events/subscribe",
            "vzaps:events/subscribe?instanceId=VZ1&events=Mesage",
            "vzaps:events/subscribe?instanceId=VZ1&realtimeUrl=https://realtime.vzaps.com",
            "vzaps:events/subscribe?instanceId=VZ1&fetchMedia=true&allowedMediaHosts=http://media.example",
            "vzaps:events/subscribe?instanceId=VZ1&cursorFolder=pom.xml",
            "vzaps:events/subscribe?instanceId=VZ1&cursorFolder=RAW(data%2Fcursors)",
            "vzaps:events/subscribe?instanceId=VZ1&cursorFolder=cursors"
                    + "&cursorRepository=#class:org.apache.camel.support.processor.state.MemoryStateRepository",
            "vzaps:webhooks/receive?instanceId=VZ1",
            "vzaps:webhooks/receive?instanceId=VZ1&secret={{env:NO_SUCH_VARIABLE:}}",
            "vzaps:webhooks/receive?instanceId=VZ1&secret=abc",
            "vzaps:webhooks/receive?instanceId=VZ1&secret=abc&register=true",
            "vzaps:webhooks/receive?instanceId=VZ1&secret=abc&acknowledge=stored",
            "vzaps:webhooks/receive?instanceId=VZ1&secret=abc&acknowledge=stored"
                    + "&inboxDataSource=#class:org.h2.jdbcx.JdbcDataSource",
            "vzaps:events/subscribe?instanceId=VZ1&kinds=texts",
            "vzaps:events/subscribe?instanceId=VZ1&kinds=,",
            "vzaps:events/subscribe?instanceId=VZ1&onExhausted=drop",
            "vzaps:events/subscribe?instanceId=VZ1&onExhausted=deadLetter",
            "vzaps:events/subscribe?instanceId=VZ1&deadLetterUri=mock:dead",
            "vzaps:events/subscribe?instanceId=VZ1&progressTimeout=soon",
            "vzaps:events/subscribe?instanceId=VZ1&group=chat&order=none",
            "vzaps:events/subscribe?instanceId=VZ1" + "&cursorRepository=#class:io.github.camelvzaps.api.CursorFiles");

    /** A store of cursors that was edited by hand. */
    public static final class Edited extends MemoryStateRepository {
        @Override
        public String getState(String key) {
            return "{";
        }
    }

    private ConsumerMistakes() {}

    /** Makes all mistakes and returns their messages. */
    static List<String> messages(VzapsSimulator simulator) throws Exception {
        List<String> messages = new ArrayList<>();
        for (String uri : CONSUMERS) {
            messages.add(messageOfConsumers(uri));
        }
        messages.add(messageOfConsumers(
                "vzaps:events/subscribe?instanceId=VZ1&maxInFlight=10", "vzaps:events/subscribe?instanceId=VZ1"));
        messages.add(words(catchThrowable(ConsumerMistakes::pollEvents)));
        messages.add(words(catchThrowable(ConsumerMistakes::consumeTwiceWithoutARoute)));
        messages.add(
                messageOfWebhooks("vzaps:webhooks/receive" + HOOK, "vzaps:webhooks/receive" + HOOK + "&order=none"));
        String registering = "&register=true&publicUrl=http://127.0.0.1:1";
        messages.add(messageOfWebhooks(
                "vzaps:webhooks/receive" + HOOK + registering,
                "vzaps:webhooks/receive" + HOOK + "/other" + registering));
        messages.add(messageOfWebhooks("vzaps:webhooks/receive" + HOOK, "zapyapi:webhooks/receive" + HOOK));
        messages.add(messageOfWebhooks("webhook:vzaps:webhooks/receive?webhookComponentName=platform-http"
                + "&webhookPath=/hook&webhookExternalUrl=https://hooks.example.com&secret=abc&instances=one,two"));
        messages.addAll(problems(simulator));
        messages.add(problemOfAnInboxWithoutItsTable());
        return messages;
    }

    private static String messageOfConsumers(String... uris) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            withToken(context.getComponent("vzaps", VzapsComponent.class).getConfiguration());
            return words(catchThrowable(() -> {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        for (String uri : uris) {
                            from(uri).to("mock:never");
                        }
                    }
                });
                context.start();
            }));
        }
    }

    private static String messageOfWebhooks(String... uris) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            MainHttpServer server = new MainHttpServer();
            server.setHost("127.0.0.1");
            server.setPort(unusedPort());
            context.addService(server);
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            withToken(component.getConfiguration());
            for (String alias : List.of("one", "two")) {
                GatewayInstance instance = new GatewayInstance();
                instance.setId(alias);
                component.getInstances().put(alias, instance);
            }
            return words(catchThrowable(() -> {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        for (String uri : uris) {
                            from(uri).to("mock:never");
                        }
                    }
                });
                context.start();
            }));
        }
    }

    /** A context whose realtime connection leads nowhere. */
    private static DefaultCamelContext nowhere() {
        DefaultCamelContext context = new DefaultCamelContext();
        VzapsConfiguration options =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        withToken(options);
        options.setInstanceToken("inst-1");
        options.setInstanceId("VZ1");
        options.setBaseUrl("http://127.0.0.1:" + unusedPort());
        options.setRedeliveryDelay(1);
        return context;
    }

    private static void pollEvents() throws Exception {
        try (DefaultCamelContext context = nowhere()) {
            context.start();
            context.createConsumerTemplate().receive("vzaps:events/subscribe", 1);
        }
    }

    private static void consumeTwiceWithoutARoute() throws Exception {
        try (DefaultCamelContext context = nowhere()) {
            context.start();
            for (int i = 0; i < 2; i++) {
                context.addService(context.getEndpoint("vzaps:events/subscribe").createConsumer(exchange -> {}));
            }
        }
    }

    /** Returns what the health check and the log say of consumers that go on. */
    private static List<String> problems(VzapsSimulator simulator) throws Exception {
        simulator.clearFaults();
        List<String> problems = new ArrayList<>();
        problems.add(problemOf("", options -> {}));
        problems.add(problemOf(
                "?cursorRepository=#class:" + Edited.class.getName(), options -> options.setBaseUrl(simulator.url())));
        simulator.customerSays("VZ1", "5511999990001", "Hi");
        problems.add(problemOf("?progressTimeout=50", options -> options.setBaseUrl(simulator.url())));
        simulator.fault(FaultRule.onOperation("events/subscribe").status(403));
        problems.add(problemOf("", options -> options.setBaseUrl(simulator.url())));
        return problems;
    }

    private static String problemOfAnInboxWithoutItsTable() throws Exception {
        JdbcConnectionPool database =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        try (DefaultCamelContext context = nowhere();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            MainHttpServer server = new MainHttpServer();
            server.setHost("127.0.0.1");
            server.setPort(unusedPort());
            context.addService(server);
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            component.getConfiguration().setInboxDataSource(database);
            component.getConfiguration().setInboxPollInterval(10);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:webhooks/receive?secret=abc&acknowledge=stored&inboxCreateTable=true&listenCheck=false")
                            .routeId("stored")
                            .to("mock:never");
                }
            });
            context.start();
            statement.execute("drop table camel_vzaps_inbox");
            WatchedConsumer consumer = component.consumers().iterator().next();
            return await().atMost(Duration.ofSeconds(30)).until(consumer::getProblemText, text -> !text.isEmpty());
        } finally {
            database.dispose();
        }
    }

    /** Starts a route that fails on each event, and waits until its consumer has problems, and no passing ones. */
    private static String problemOf(String query, Consumer<VzapsConfiguration> options) throws Exception {
        try (DefaultCamelContext context = nowhere()) {
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            options.accept(component.getConfiguration());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe" + query)
                            .errorHandler(noErrorHandler())
                            .process(exchange -> {
                                throw new IllegalStateException("planted");
                            });
                }
            });
            context.getShutdownStrategy().setTimeout(1);
            context.start();
            WatchedConsumer consumer = component.consumers().iterator().next();
            boolean fails = query.contains("progressTimeout");
            await().atMost(Duration.ofSeconds(30))
                    .until(
                            consumer::getProblemText,
                            text -> fails
                                    ? text.contains("is unfinished") && text.contains("the route fails")
                                    : !text.isEmpty() && !text.contains("not connected yet"));
            return consumer.getProblemText();
        }
    }
}
