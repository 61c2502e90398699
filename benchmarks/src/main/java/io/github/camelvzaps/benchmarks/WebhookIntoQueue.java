package io.github.camelvzaps.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Webhooks that are answered when a broker has them in its journal, and a slow route behind the queue. */
final class WebhookIntoQueue extends RouteBuilder {
    /** More than the server has threads. */
    private static final int SESSIONS = 64;

    private final String webhook;
    private final LongAdder seen;

    /** @param seen counts what the broker has taken */
    WebhookIntoQueue(String webhook, LongAdder seen) {
        this.webhook = webhook;
        this.seen = seen;
    }

    @Override
    public void configure() {
        startBroker();
        CachingConnectionFactory connections = new CachingConnectionFactory(new ActiveMQConnectionFactory("vm://0"));
        connections.setSessionCacheSize(SESSIONS);
        getContext().getRegistry().bind("connections", connections);
        from(webhook)
                .marshal()
                .json(JsonLibrary.Jackson)
                .to("jms:events?connectionFactory=#connections")
                .process(exchange -> seen.increment());
        from("jms:events?connectionFactory=#connections&concurrentConsumers=20")
                .process(exchange -> TimeUnit.MILLISECONDS.sleep(EventConsumers.SLOW_MILLIS));
    }

    private static void startBroker() {
        try {
            Path directory = Files.createTempDirectory("benchmark-journal");
            EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
            broker.setConfiguration(new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(directory.resolve("journal").toString())
                    .setBindingsDirectory(directory.resolve("bindings").toString())
                    .setLargeMessagesDirectory(directory.resolve("large").toString())
                    .setPagingDirectory(directory.resolve("paging").toString())
                    .addAcceptorConfiguration("in-vm", "vm://0"));
            broker.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }
}
