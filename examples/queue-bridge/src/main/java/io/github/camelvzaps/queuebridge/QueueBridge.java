package io.github.camelvzaps.queuebridge;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * Runs the bridge of {@code routes/bridge.xml} until it is ended from outside. With {@code --once} a few messages walk
 * through it, then it ends; with {@code --broker} only the broker runs. The exit code is 0, 1 when it cannot run, 2 for a
 * wrong argument.
 */
public final class QueueBridge {
    private static final Logger LOG = LoggerFactory.getLogger(QueueBridge.class);
    private static final Logger SCREEN = LoggerFactory.getLogger("bridge");
    private static final List<String> ARGUMENTS = List.of("--once", "--broker");

    private QueueBridge() {}

    public static void main(String[] args) {
        if (!ARGUMENTS.containsAll(List.of(args))) {
            System.err.println("The bridge takes --once: a few messages and an end, or --broker: the broker alone.");
            System.exit(2);
        }
        int exitCode = 0;
        try {
            Settings settings = Settings.read();
            Files.createDirectories(settings.output());
            if (List.of(args).contains("--broker")) {
                runBroker(settings);
            } else {
                run(settings, List.of(args).contains("--once"));
            }
        } catch (Exception e) {
            LOG.info("The bridge ended here", e);
            System.err.println("The bridge stopped: " + reason(e));
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void runBroker(Settings settings) throws Exception {
        try (Broker broker = Broker.start(settings.journal(), settings.brokerPort())) {
            SCREEN.info("broker     listens at {}", Broker.url(settings.brokerPort()));
            new CountDownLatch(1).await();
        }
    }

    private static void run(Settings settings, boolean once) throws Exception {
        boolean ownBroker = settings.broker().isEmpty();
        String brokerUrl = ownBroker ? Broker.url(settings.brokerPort()) : settings.broker();
        boolean ownGateway = settings.gateway().isEmpty();
        try (Broker broker = ownBroker ? Broker.start(settings.journal(), settings.brokerPort()) : null;
                VzapsSimulator simulator = ownGateway ? simulator(settings) : null) {
            Broker.mustAnswer(brokerUrl);
            SCREEN.info(
                    "broker     listens at {}, its journal is in {}",
                    brokerUrl,
                    ownBroker ? settings.journal() : "its own place");
            Main main = main(settings, brokerUrl, ownGateway ? simulator.url() : settings.gateway());
            if (once) {
                main.start();
                try {
                    new Walk(simulator, brokerUrl, SCREEN).go();
                } finally {
                    main.stop();
                }
            } else {
                SCREEN.info(
                        "gateway    {}/ui/ is a phone: write as a customer; Ctrl-C ends the program",
                        settings.gateway().isEmpty() ? simulator.url() : settings.gateway());
                main.run();
            }
        }
    }

    private static VzapsSimulator simulator(Settings settings) {
        Port.mustBeFree(settings.gatewayPort(), "the simulator", "bridge.gateway-port");
        return VzapsSimulator.builder()
                .port(settings.gatewayPort())
                .instance("SHOP", "inst-1")
                .receipts(300, 1500)
                .start();
    }

    private static Main main(Settings settings, String brokerUrl, String gateway) {
        Main main = new Main();
        main.addOverrideProperty("bridge.gateway", gateway);
        if (!settings.gateway().isEmpty()) {
            // a gateway that outlives the bridge: a restart resumes after the last event that is in a queue
            main.addOverrideProperty(
                    "camel.component.vzaps.cursor-folder",
                    settings.output().resolve("cursors").toString());
        }
        CachingConnectionFactory connections = new CachingConnectionFactory(new ActiveMQConnectionFactory(brokerUrl));
        connections.setSessionCacheSize(20);
        main.bind("connections", connections);
        main.bind("outcomes", Outcomes.in(settings.output().resolve("outcomes")));
        return main;
    }

    /** Camel wraps what happens at the start in exceptions that repeat whole routes; the innermost one says what it was. */
    private static String reason(Throwable failure) {
        Throwable said = failure;
        while (!(said instanceof IllegalStateException) && said.getCause() != null) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.toString() : said.getMessage();
    }
}
