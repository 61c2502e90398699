package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connected and standing still: each way to do so is planted, and health, console, log and meters say so. */
@ExtendWith(SimulatorExtension.class)
class WatchdogTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";
    private static final String WEBHOOK = "vzaps:webhooks/receive?events=Message&register=true&secret=s3cret-value";
    private static final String POISON = "5511977776666";
    private static final int WINDOW = 20;

    private VzapsSimulator simulator;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LogLines log = new LogLines();
    private final AtomicBoolean poisonous = new AtomicBoolean(true);

    /** How events come. */
    private enum Way {
        REALTIME {
            @Override
            String uri(Listener listener) {
                return URI;
            }
        },
        WEBHOOK {
            @Override
            String uri(Listener listener) throws Exception {
                listener.withServer().context.start();
                return WatchdogTest.WEBHOOK + "&publicUrl=http://127.0.0.1:" + listener.port();
            }
        },
        /** The gateway is answered before the route has run. */
        WEBHOOK_CONFIRMED_FIRST {
            @Override
            String uri(Listener listener) throws Exception {
                return WEBHOOK.uri(listener) + "&acknowledge=received";
            }
        };

        abstract String uri(Listener listener) throws Exception;
    }

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 5, "webhookAttempts", 50, "webhookConcurrency", 2 * WINDOW));
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private Listener listener() {
        Listener listener = new Listener(simulator).options(options -> {
            options.setMaxInFlight(WINDOW);
            options.setProgressTimeout(500);
        });
        listener.context.setDevConsole(true);
        listener.context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
        return listener;
    }

    private void start(Listener listener, Way way, Processor route) throws Exception {
        listener.start(way.uri(listener), route);
        if (way != Way.REALTIME) {
            await().atMost(RealtimeStage.LONG)
                    .until(() -> simulator.requests().stream()
                            .anyMatch(request -> "webhooks/set".equals(request.operation())));
        }
    }

    private void poisonAndFurther(int further) {
        simulator.customerSays(Contract.INSTANCE, POISON, "poison");
        simulator.customersSay(
                Contract.INSTANCE, further, i -> CustomerMessage.text("551190000000" + i % 10, "text " + i));
    }

    private static boolean isPoison(Exchange exchange) {
        return "poison".equals(exchange.getMessage().getHeader("CamelVzapsText"));
    }

    private void awaitProblem(Listener listener, String... parts) {
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(() -> assertThat(Health.of(listener.context))
                        .contains("DOWN")
                        .contains(parts)
                        .doesNotContain(POISON, "poison"));
        DevConsoleRegistry consoles =
                listener.context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        assertThat(consoles.resolveById("vzaps").call(DevConsole.MediaType.JSON).toString())
                .contains(parts)
                .doesNotContain(POISON);
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(
                        () -> assertThat(log.text(Level.WARN)).contains(parts).doesNotContain(POISON, "s3cret-value"));
        assertThat(meters.get("camel.vzaps.events.problems").gauge().value()).isPositive();
        assertThat(meters.get("camel.vzaps.events.unfinished.age").gauge().value())
                .isPositive();
    }

    private void awaitUp(Listener listener) {
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(() ->
                        assertThat(Health.of(listener.context)).contains("UP").doesNotContain("DOWN"));
        assertThat(meters.get("camel.vzaps.events.problems").gauge().value()).isZero();
    }

    @Test
    void onePoisonEventThatFillsTheWindowIsNotUp() throws Exception {
        try (Listener listener = listener()) {
            listener.start(URI, exchange -> {
                if (isPoison(exchange) && poisonous.get()) {
                    throw new IllegalStateException("never");
                }
            });
            poisonAndFurther(59);
            awaitProblem(
                    listener,
                    "VZ1: VzapsEvent[Message evt_",
                    "of chat #",
                    "is unfinished since",
                    "by route " + Listener.ROUTE,
                    "the window is full",
                    "20 of 20 places taken");
            assertThat(listener.seen).hasSize(WINDOW - 1);
            poisonous.set(false);
            await().atMost(RealtimeStage.LONG).until(() -> listener.seen.size() == 60);
            awaitUp(listener);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatFailsForTheThirdTimeIsAProblemWhateverItsAge(Way way) throws Exception {
        try (Listener listener = listener().options(options -> {
            options.setProgressTimeout(0);
            options.setMaximumRedeliveries(-1);
        })) {
            start(listener, way, exchange -> {
                if (poisonous.get()) {
                    throw new IllegalStateException("never");
                }
            });
            poisonAndFurther(0);
            awaitProblem(
                    listener,
                    "the route fails on VzapsEvent[Message",
                    "of chat #",
                    "since 20",
                    "java.lang.IllegalStateException");
            poisonous.set(false);
            await().atMost(RealtimeStage.LONG).until(() -> listener.seen.size() == 1);
            awaitUp(listener);
        }
    }

    /** Keeps exchanges until they are let go. */
    private static final class Keeper extends AsyncProcessorSupport {
        private final Queue<AsyncCallback> kept = new ConcurrentLinkedQueue<>();
        private volatile boolean open;

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (open) {
                callback.done(true);
                return true;
            }
            kept.add(callback);
            return false;
        }

        void letGo() {
            open = true;
            kept.forEach(callback -> callback.done(false));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventThatTheRouteDoesNotEndIsAProblemUntilItDoes(Way way) throws Exception {
        Keeper keeper = new Keeper();
        try (Listener listener = listener()) {
            start(listener, way, keeper);
            poisonAndFurther(0);
            await().until(() -> keeper.kept.size() == 1);
            awaitProblem(
                    listener,
                    "VzapsEvent[Message",
                    "of VZ1",
                    "of chat #",
                    "is unfinished since",
                    "1 of " + WINDOW + " places taken",
                    "nothing finished since");
            assertThat(listener.component.consumers().iterator().next().getOldestInRoute())
                    .contains("of chat #", "since");
            keeper.letGo();
            awaitUp(listener);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWindowThatIsFullBehindOneEventIsAProblemUntilItMoves(Way way) throws Exception {
        Keeper keeper = new Keeper();
        try (Listener listener = listener()) {
            start(listener, way, keeper);
            simulator.customersSay(Contract.INSTANCE, 2 * WINDOW, i -> CustomerMessage.text(POISON, "text " + i));
            awaitProblem(
                    listener, "is unfinished since", "the window is full", WINDOW + " of " + WINDOW + " places taken");
            assertThat(keeper.kept).hasSize(1);
            keeper.letGo();
            await().atMost(RealtimeStage.LONG).until(() -> listener.seen.size() == 2 * WINDOW);
            awaitUp(listener);
        }
    }

    @Test
    void aWindowThatIsFullForASuspendedRouteIsAProblemOfTheOthersAtOnce() throws Exception {
        try (Listener listener = listener().options(options -> options.setProgressTimeout(0))) {
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(URI + "&order=none").routeId("suspended").to("mock:end");
                }
            });
            listener.start(URI);
            listener.context.getRouteController().suspendRoute("suspended");
            poisonAndFurther(59);
            await().until(() -> listener.seen.size() == WINDOW);
            awaitProblem(listener, "the window is full", "route suspended (suspended: resume it, or stop it");
            listener.context.getRouteController().resumeRoute("suspended");
            await().until(() -> listener.seen.size() == 60);
            awaitUp(listener);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowRouteThatGetsOnIsNoProblem(Way way) throws Exception {
        try (Listener listener = listener().options(options -> options.setProgressTimeout(60_000))) {
            Keeper keeper = new Keeper();
            start(listener, way, keeper);
            poisonAndFurther(59);
            await().untilAsserted(() -> assertThat(listener.component.consumers())
                    .singleElement()
                    .satisfies(consumer ->
                            assertThat(consumer.statistics().getInFlight()).isEqualTo(WINDOW)));
            awaitUp(listener);
            keeper.letGo();
            await().atMost(RealtimeStage.LONG).until(() -> listener.seen.size() == 60);
        }
    }
}
