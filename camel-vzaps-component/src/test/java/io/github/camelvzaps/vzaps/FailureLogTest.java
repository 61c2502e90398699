package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
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

    private final LogLines lines = new LogLines();
    private VzapsSimulator simulator;

    @BeforeEach
    void listen(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    private List<LogEvent> warnings() {
        return lines.from(Level.WARN);
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
