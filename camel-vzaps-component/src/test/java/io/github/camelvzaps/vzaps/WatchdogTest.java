package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Connected and standing still: each way to do so is planted, and health, console and meters say so. */
@ExtendWith(SimulatorExtension.class)
class WatchdogTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";
    private static final String POISON = "5511977776666";
    private static final int WINDOW = 20;

    private VzapsSimulator simulator;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicBoolean poisonous = new AtomicBoolean(true);

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
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

    @Test
    void anEventThatFailsForTheThirdTimeIsAProblemWhateverItsAge() throws Exception {
        try (Listener listener = listener().options(options -> {
            options.setProgressTimeout(0);
            options.setMaximumRedeliveries(-1);
        })) {
            listener.start(URI, exchange -> {
                if (poisonous.get()) {
                    throw new IllegalStateException("never");
                }
            });
            poisonAndFurther(0);
            awaitProblem(listener, "the route fails on VzapsEvent[Message evt_", "java.lang.IllegalStateException");
            poisonous.set(false);
            await().until(() -> listener.seen.size() == 1);
            awaitUp(listener);
        }
    }

    @Test
    void anEventThatTheRouteNeverEndsIsAProblem() throws Exception {
        try (Listener listener = listener()) {
            CountDownLatch entered = new CountDownLatch(1);
            Processor neverDone = new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
                    entered.countDown();
                    return false;
                }
            };
            listener.context.getShutdownStrategy().setTimeout(1);
            listener.start(URI, neverDone);
            poisonAndFurther(0);
            assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
            awaitProblem(listener, "VZ1: VzapsEvent[Message evt_", "is unfinished since", "1 unfinished events");
            listener.context.getShutdownStrategy().setTimeout(1);
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

    @Test
    void aSlowRouteThatGetsOnIsNoProblem() throws Exception {
        try (Listener listener = listener().options(options -> options.setProgressTimeout(60_000))) {
            CountDownLatch release = new CountDownLatch(1);
            listener.start(URI, exchange -> release.await(10, TimeUnit.SECONDS));
            poisonAndFurther(59);
            await().untilAsserted(() -> assertThat(listener.component.consumers())
                    .singleElement()
                    .satisfies(consumer ->
                            assertThat(consumer.statistics().getInFlight()).isEqualTo(WINDOW)));
            awaitUp(listener);
            release.countDown();
            await().until(() -> listener.seen.size() == 60);
        }
    }
}
