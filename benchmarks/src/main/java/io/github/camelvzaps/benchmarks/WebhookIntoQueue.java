package io.github.camelvzaps.benchmarks;

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
import org.apache.camel.util.FileUtil;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Webhooks that are answered when a broker has them in its journal, and a slow route behind the queue. */
final class WebhookIntoQueue extends RouteBuilder {
    /** More than the server has threads. */
    private static final int SESSIONS = 64;

    /** One place for all runs, which end without a last step: each deletes what the one before has left. */
    private static final Path JOURNAL = Path.of(System.getProperty("java.io.tmpdir"), "camel-vzaps-benchmark-journal");

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
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

    private void startBroker() {
        FileUtil.removeDir(JOURNAL.toFile());
        try {
            broker.setConfiguration(new ConfigurationImpl()
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setJournalDirectory(JOURNAL.resolve("journal").toString())
                    .setBindingsDirectory(JOURNAL.resolve("bindings").toString())
                    .setLargeMessagesDirectory(JOURNAL.resolve("large").toString())
                    .setPagingDirectory(JOURNAL.resolve("paging").toString())
                    .addAcceptorConfiguration("in-vm", "vm://0"));
            broker.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** To be called when the routes are gone. */
    void stopBroker() throws Exception {
        broker.stop();
        FileUtil.removeDir(JOURNAL.toFile());
    }
}
