package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of an event that the route fails on. */
@ExtendWith(SimulatorExtension.class)
class FailureLogTest {
    private static final String CHAT = "5511900000001";
    private static final int FAILURES = 3;

    private final List<LogEvent> lines = new CopyOnWriteArrayList<>();
    private final Logger logger = (Logger) LogManager.getLogger("io.github.camelvzaps.core");
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.toImmutable());
        }
    };

    private VzapsSimulator simulator;

    @BeforeEach
    void listen(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(appender);
    }

    private List<LogEvent> warnings() {
        return lines.stream()
                .filter(line -> line.getLevel().isMoreSpecificThan(Level.WARN))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachTryIsOneLineWithItsCauseAndTheStackComesOnceUnlessCamelHasWrittenIt(boolean camelLogs) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Listener listener = new Listener(simulator)) {
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    var route = from("vzaps:events/subscribe?events=Message").routeId(Listener.ROUTE);
                    if (!camelLogs) {
                        route.errorHandler(noErrorHandler());
                    }
                    route.process(exchange -> {
                                if (tries.incrementAndGet() <= FAILURES) {
                                    throw new IllegalStateException("the database is away");
                                }
                            })
                            .process(listener::note);
                }
            });
            listener.context.start();
            simulator.customerSays(Contract.INSTANCE, CHAT, "a private matter");
            await().until(() -> listener.seen.size() == 1);

            assertThat(warnings()).hasSize(FAILURES);
            for (int i = 0; i < FAILURES; i++) {
                assertThat(warnings().get(i).getMessage().getFormattedMessage())
                        .contains("Message", "try " + (i + 1), "the database is away")
                        .doesNotContain(CHAT, "a private matter");
            }
            assertThat(warnings()).filteredOn(line -> line.getThrown() != null).hasSize(camelLogs ? 0 : 1);
        }
    }
}
