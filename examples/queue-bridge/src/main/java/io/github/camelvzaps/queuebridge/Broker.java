package io.github.camelvzaps.queuebridge;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A broker inside this process whose messages outlive it, in a journal on disk. */
final class Broker implements AutoCloseable {
    private static final int REMEMBERED_MARKS = 100_000;

    private final EmbeddedActiveMQ server;
    private final FileChannel lockFile;

    private Broker(EmbeddedActiveMQ server, FileChannel lockFile) {
        this.server = server;
        this.lockFile = lockFile;
    }

    /**
     * Starts a broker with what an earlier one has left in this directory.
     *
     * @throws IllegalStateException when the port is taken, or another broker uses the directory
     */
    static Broker start(Path directory, int port) throws Exception {
        Port.mustBeFree(port, "the broker", "bridge.broker-port");
        FileChannel lockFile = lock(directory);
        try {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ();
            server.setConfiguration(configuration(directory, port));
            server.start();
            return new Broker(server, lockFile);
        } catch (Exception e) {
            lockFile.close();
            throw e;
        }
    }

    /** The broker itself would wait without a word until the other one ends. The lock ends with the process. */
    private static FileChannel lock(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IllegalStateException("another bridge uses the journal in " + directory
                    + "; end it, or -Dbridge.output=... names another folder");
        }
        return channel;
    }

    static String url(int port) {
        return "tcp://" + Port.HOST + ":" + port;
    }

    private static Configuration configuration(Path directory, int port) throws Exception {
        AddressSettings queues = new AddressSettings()
                // a message that could not be sent yet comes again without end, in growing pauses
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
        try (lockFile) {
            server.stop();
        }
    }
}
