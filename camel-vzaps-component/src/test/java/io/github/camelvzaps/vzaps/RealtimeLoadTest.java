package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops, pauses and failing routes in the middle of many events. */
class RealtimeLoadTest {
    private static final int EVENTS = 1000;

    private RealtimeStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = new RealtimeStage(false);
        stage.listener.options(options -> options.setCursorRepository(new MemoryStateRepository()));
    }

    @org.junit.jupiter.api.AfterEach
    void close() throws Exception {
        stage.close();
    }

    /** What happens to the route while events go through it. */
    private enum Interruption {
        STOP_AND_START {
            @Override
            void on(RealtimeStage stage) throws Exception {
                stage.listener.context.getRouteController().stopRoute(Listener.ROUTE);
                stage.listener.context.getRouteController().startRoute(Listener.ROUTE);
            }
        },
        SUSPEND_AND_RESUME {
            @Override
            void on(RealtimeStage stage) throws Exception {
                stage.listener.context.getRouteController().suspendRoute(Listener.ROUTE);
                stage.listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            }
        };

        abstract void on(RealtimeStage stage) throws Exception;
    }

    @Test
    void aGracefulStopWithAThousandEventsInFlightLosesAndRepeatsNone() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        stage.start(exchange -> release.await(30, TimeUnit.SECONDS));
        stage.say(EVENTS + 500);
        await().atMost(RealtimeStage.LONG)
                .until(() -> stage.consumer().statistics().getInFlight() == EVENTS);
        Thread stopping = new Thread(stage.listener::close);
        stopping.start();
        await().atMost(RealtimeStage.LONG)
                .until(() -> !stage.consumer().isRunAllowed() || stage.listener.context.isStopping());
        release.countDown();
        stopping.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(stopping.isAlive()).as("longer than the time for a shutdown").isFalse();
        stage.assertOnce();
        // what was in flight is done, and what is done is acknowledged; the rest waits with the gateway
        assertThat(stage.effects).hasSize(EVENTS);
        assertThat(stage.messages().stream().filter(SimulatedEvent::acked).map(SimulatedEvent::id))
                .containsExactlyInAnyOrderElementsOf(stage.effects.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptionUnderLoadLosesAndRepeatsNone(Interruption interruption) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch middle = new CountDownLatch(1);
        stage.start(exchange -> {
            if (seen.incrementAndGet() == EVENTS / 4) {
                middle.countDown();
            }
        });
        stage.say(EVENTS);
        for (int round = 0; round < 3; round++) {
            assertThat(middle.await(30, TimeUnit.SECONDS)).isTrue();
            interruption.on(stage);
            stage.say(100);
        }
        stage.awaitEverything();
        stage.assertOnce();
        stage.assertOrderInChats();
        stage.assertNothingStaysBehind(0);
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsAroundAnInterruptionIsNotOvertakenByItsChat(Interruption interruption) throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger seen = new AtomicInteger();
        Set<Object> broken = ConcurrentHashMap.newKeySet();
        stage.listener.options(options -> {
            options.setRedeliveryDelay(60_000);
            options.setMaximumRedeliveryDelay(60_000);
        });
        stage.start(exchange -> {
            if (seen.incrementAndGet() == 50) {
                broken.add(exchange.getMessage().getHeader("CamelVzapsEventId"));
                failed.countDown();
                throw new IllegalStateException("fails once, and would be tried again after a minute");
            }
        });
        stage.say(300);
        assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
        interruption.on(stage);
        stage.awaitEverything();
        assertThat(broken).hasSize(1);
        stage.assertOnce();
        stage.assertOrderInChats();
    }

    @Test
    void aRouteThatFailsAtRandomAcknowledgesNothingItHasNotDone() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the failures: " + seed);
        Random random = new Random(seed);
        AtomicInteger failures = new AtomicInteger();
        Set<String> early = ConcurrentHashMap.newKeySet();
        stage.start(exchange -> {
            String id = exchange.getMessage().getHeader("CamelVzapsEventId", String.class);
            boolean fails;
            synchronized (random) {
                fails = random.nextInt(10) == 0;
            }
            if (fails) {
                failures.incrementAndGet();
                if (stage.simulator.event(Contract.INSTANCE, id).acked()) {
                    early.add(id);
                }
                throw new IllegalStateException("at random, seed " + seed);
            }
        });
        stage.say(EVENTS);
        stage.awaitEverything();
        assertThat(early)
                .as("acknowledged before they succeeded, seed %s", seed)
                .isEmpty();
        assertThat(failures.get()).isPositive();
        stage.assertOnce();
        stage.assertOrderInChats();
    }

    @Test
    void aConnectionThatEndsNowAndThenIsComeBackToAtOnceEachTime() throws Exception {
        // were the pauses to add up over connections that held, the last one would take minutes
        stage.listener.options(options -> {
            options.setReconnectDelay(50);
            options.setMaximumReconnectDelay(600_000);
        });
        stage.start(RealtimeStage.nothing());
        for (int connects = 1; connects <= 14; connects++) {
            int expected = connects;
            await().atMost(RealtimeStage.LONG)
                    .until(() -> stage.consumer().statistics().getConnects() == expected
                            && stage.simulator.realtimeConnections(Contract.INSTANCE) == 1);
            await().during(120, TimeUnit.MILLISECONDS).until(() -> true);
            stage.simulator.closeRealtime(Contract.INSTANCE, 1001);
        }
    }
}
