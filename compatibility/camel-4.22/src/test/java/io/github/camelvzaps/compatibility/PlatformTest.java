package io.github.camelvzaps.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.concurrent.ThreadType;
import org.apache.hc.core5.util.VersionInfo;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That this is the platform which the module says it is, and that a stop is quiet on it. */
@ExtendWith(SimulatorExtension.class)
class PlatformTest {

    @Test
    void theTestsRunOnTheCamelOfThisModule() {
        assertThat(new DefaultCamelContext().getVersion()).isEqualTo(System.getProperty("camel.version"));
    }

    /** Not those of the Camel that the tests were compiled with, which the POM of another module could bring. */
    @Test
    void theHttpLibraryIsThatOfThisCamel() {
        String release = VersionInfo.loadVersionInfo(
                        "org.apache.hc.core5", getClass().getClassLoader())
                .getRelease();

        assertThat(release).startsWith("5.4.");
    }

    @Test
    void camelUsesVirtualThreadsWhereTheJvmHasThem() {
        boolean has = Runtime.version().feature() >= 21;

        assertThat(ThreadType.current()).isEqualTo(has ? ThreadType.VIRTUAL : ThreadType.PLATFORM);
    }

    @Test
    void aStopAfterCallsLogsNoError(VzapsSimulator simulator) throws Exception {
        simulator.addInstance("VZ1", "inst-1");
        Errors errors = new Errors();
        Logger root = (Logger) LogManager.getRootLogger();
        errors.start();
        root.addAppender(errors);
        try {
            for (int start = 0; start < 10; start++) {
                sendAndStop(simulator);
            }
        } finally {
            root.removeAppender(errors);
        }

        assertThat(simulator.messages("VZ1")).hasSize(10);
        assertThat(errors.seen).isEmpty();
    }

    private static void sendAndStop(VzapsSimulator simulator) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send")
                            .to("vzaps:messages/sendText?phone=5511999999999&instanceId=VZ1&instanceToken=inst-1"
                                    + "&clientToken=" + VzapsSimulator.CLIENT_TOKEN + "&baseUrl=" + simulator.url());
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            template.sendBody("direct:send", "Hi");
        }
    }

    /** Keeps what is logged as an error, by whichever library. */
    private static final class Errors extends AbstractAppender {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        Errors() {
            super("errors", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().isMoreSpecificThan(Level.ERROR)) {
                seen.add(event.getLoggerName() + ": " + event.getMessage().getFormattedMessage() + " "
                        + event.getThrown());
            }
        }
    }
}
