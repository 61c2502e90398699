package io.github.camelvzaps.queuebridge;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker inside this process whose messages outlive it, in a journal on disk. */
final class Broker implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int REMEMBERED_MARKS = 100_000;

    private final EmbeddedActiveMQ server;

    private Broker(EmbeddedActiveMQ server) {
        this.server = server;
    }

    /**
     * Starts a broker, or goes on with what one has left in this directory.
     *
     * @throws IllegalStateException when the port is taken, or another broker uses the directory
     */
    static Broker start(Path directory, int port) throws Exception {
        mustBeFree(port);
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(directory, port));
        server.start();
        return new Broker(server);
    }

    static String url(int port) {
        return "tcp://" + HOST + ":" + port;
    }

    private static Configuration configuration(Path directory, int port) throws Exception {
        AddressSettings queues = new AddressSettings()
                // a message that could not be sent yet comes again, for ever, in growing pauses
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(500)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(30_000)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
        return new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(directory.resolve("journal").toString())
                .setBindingsDirectory(directory.resolve("bindings").toString())
                .setLargeMessagesDirectory(directory.resolve("large").toString())
                .setPagingDirectory(directory.resolve("paging").toString())
                // the marks against duplicates, for each queue, kept in the journal too
                .setIDCacheSize(REMEMBERED_MARKS)
                .setPersistIDCache(true)
                .addAcceptorConfiguration("tcp", url(port))
                .addAddressSetting("#", queues);
    }

    /** The broker itself would start without listening. */
    private static void mustBeFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, port));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "port " + port + " of the broker is taken; -Dbridge.broker-port=... names another one", e);
        }
    }

    /**
     * Looks whether a broker answers.
     *
     * @throws IllegalStateException when none does
     */
    static void mustAnswer(String url) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection()) {
            connection.start();
        } catch (JMSException e) {
            throw new IllegalStateException(
                    "no broker answers at " + url
                            + "; start it, or leave bridge.broker empty for one inside this program",
                    e);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
