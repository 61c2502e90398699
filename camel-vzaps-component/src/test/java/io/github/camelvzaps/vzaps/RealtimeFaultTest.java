package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.ActiveFault;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of the realtime connection at every moment: it heals, nothing is lost, nothing happens twice, and nothing
 * stays behind.
 */
class RealtimeFaultTest {
    private static final String SELECTOR = "SelectorManager";
    private static Set<String> selectorsBefore;

    @BeforeAll
    static void countSelectors() {
        selectorsBefore = RealtimeStage.threads(SELECTOR);
    }

    @AfterAll
    static void theJdksThreadsEndOnceNothingUsesThem() {
        await().atMost(RealtimeStage.LONG).untilAsserted(() -> {
            System.gc();
            Set<String> left = RealtimeStage.threads(SELECTOR);
            left.removeAll(selectorsBefore);
            // the newest client can be reached from the frames of the test that has just ended
            assertThat(left).hasSizeLessThanOrEqualTo(1);
        });
    }

    static Stream<Arguments> faultsAndMoments() {
        return Arrays.stream(RealtimeFault.values())
                .flatMap(fault -> fault.moments().stream().map(moment -> Arguments.of(fault, moment)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("faultsAndMoments")
    void itHealsAndEveryEventHasItsEffectOnce(RealtimeFault fault, RealtimeFault.Moment moment) throws Exception {
        try (RealtimeStage stage = new RealtimeStage(fault == RealtimeFault.TLS_FAILURE)) {
            if (fault == RealtimeFault.TOKEN_EXPIRED) {
                stage.listener.options(options -> options.setClientSecret(VzapsSimulator.CLIENT_SECRET));
            }
            if (!fault.endsConnection()) {
                // a gateway that has lost an ack on a connection that goes on sends the event again
                stage.simulator.setOptions(Map.of("ackTimeoutMs", 300));
            }
            switch (moment) {
                case HANDSHAKE -> atHandshake(stage, fault);
                case IDLE -> whileIdle(stage, fault);
                case UNDER_LOAD -> at(stage, fault, "events/frame", 400, 100);
                case BEFORE_ACK -> at(stage, fault, "events/ack", 60, 20);
            }
            stage.awaitEverything();
            stage.assertOnce();
            stage.assertOrderInChats();
            int connects = fault.endsConnection() && moment != RealtimeFault.Moment.HANDSHAKE ? 2 : 1;
            // the simulator never sees the end of a connection that fell silent
            int silent = fault == RealtimeFault.HALF_OPEN && moment != RealtimeFault.Moment.HANDSHAKE ? 1 : 0;
            // everything may be through before the end of the old connection is noticed
            await().atMost(RealtimeStage.LONG).untilAsserted(() -> {
                assertThat(stage.simulator.faults())
                        .extracting(ActiveFault::fired)
                        .doesNotContain(0);
                assertThat(stage.consumer().statistics().getConnects()).isGreaterThanOrEqualTo(connects);
                assertThat(stage.gate == null ? 0 : stage.gate.left()).isZero();
                assertThat(stage.consumer().problems()).isEmpty();
                assertThat(stage.simulator.realtimeConnections(Contract.INSTANCE))
                        .isEqualTo(1 + silent);
            });
            stage.assertNothingStaysBehind(silent);
        }
    }

    private static void atHandshake(RealtimeStage stage, RealtimeFault fault) throws Exception {
        stage.say(20);
        fault.beforeConnecting(stage);
        stage.start(RealtimeStage.nothing());
    }

    private static void whileIdle(RealtimeStage stage, RealtimeFault fault) throws Exception {
        stage.start(RealtimeStage.nothing());
        stage.say(10);
        stage.awaitEverything();
        fault.now(stage);
        if (fault.endsConnection()) {
            // events that come at once would not find it idle
            await().atMost(RealtimeStage.LONG)
                    .until(() -> stage.consumer().statistics().getConnects() > 1);
        }
        stage.say(10);
    }

    /** In the middle of events; a fault from outside happens while the route has one of them. */
    private static void at(RealtimeStage stage, RealtimeFault fault, String operation, int events, int skip)
            throws Exception {
        boolean planned = fault.later(stage, operation, skip);
        AtomicInteger seen = new AtomicInteger();
        stage.start(exchange -> {
            if (seen.getAndIncrement() == skip && !planned) {
                fault.now(stage);
            }
        });
        stage.awaitConnection();
        stage.say(events);
    }
}
