package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.realtime.RealtimeConsumer;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However a route or a repository ends, each event has its end, and the others go on. */
@ExtendWith(SimulatorExtension.class)
class RouteEndingTest {
    private static final String REALTIME = "vzaps:events/subscribe?events=Message";
    private static final String BAD = "bad";
    private static final String ONE = "5511900000001";
    private static final String OTHER = "5511900000002";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private void write(String from, String... texts) {
        for (String text : texts) {
            simulator.customerSays(Contract.INSTANCE, from, text);
        }
    }

    private static Listener start(Listener listener, String uri, Processor... steps) throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from(uri).routeId(Listener.ROUTE).errorHandler(noErrorHandler());
                for (Processor step : steps) {
                    route.process(step);
                }
                route.process(listener::note);
            }
        });
        listener.context.start();
        return listener;
    }

    private static List<Object> texts(Listener listener) {
        return listener.seen.stream().map(seen -> seen.header("Text")).toList();
    }

    private static EventConsumer consumer(Listener listener) {
        return (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    private void awaitAllAcknowledged(int events) {
        await().untilAsserted(() -> assertThat(simulator.events(Contract.INSTANCE))
                .filteredOn(event -> event.type().equals("Message"))
                .hasSize(events)
                .allMatch(SimulatedEvent::acked));
    }

    @ParameterizedTest
    @EnumSource(BadEnding.class)
    void aBadEndingIsTheFailureOfOneEventWhichComesAgainWhileTheOthersGoOn(BadEnding ending) throws Exception {
        BadEnding.Step step = new BadEnding.Step(BAD, ending);
        try (Listener listener = start(new Listener(simulator), REALTIME, step, new BadEnding.Next())) {
            write(ONE, BAD, "after bad");
            write(OTHER, "other 1", "other 2");
            await().untilAsserted(() -> assertThat(texts(listener)).containsExactly("other 1", "other 2"));
            await().until(() -> consumer(listener).getFailed() > 1);
            assertThat(consumer(listener).getOldestFailing()).contains("failed").doesNotContain(ONE);

            step.recover();

            awaitAllAcknowledged(4);
            assertThat(texts(listener)).containsExactly("other 1", "other 2", BAD, "after bad");
            assertThat(consumer(listener).getInFlight()).isZero();
            assertThat(((RealtimeConsumer) consumer(listener)).getConnects()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(BadEnding.class)
    void aBadEndingWithFetchedMediaIsTheFailureOfOneEventToo(BadEnding ending) throws Exception {
        BadEnding.Step step = new BadEnding.Step(BAD, ending);
        try (Listener listener =
                start(new Listener(simulator), REALTIME + "&fetchMedia=true", step, new BadEnding.Next())) {
            simulator.customerSays(
                    Contract.INSTANCE, CustomerMessage.media(ONE, "image", 1000).caption(BAD));
            write(OTHER, "other");
            await().until(() -> consumer(listener).getFailed() > 1);
            step.recover();
            awaitAllAcknowledged(2);
            assertThat(texts(listener)).containsExactlyInAnyOrder("other", BAD);
            assertThat(consumer(listener).getInFlight()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(BadEnding.class)
    void aBadEndingIsAnsweredWith503ByAWebhookWhichTakesTheEventLater(BadEnding ending) throws Exception {
        BadEnding.Step step = new BadEnding.Step(BAD, ending);
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            start(stage.listener, "vzaps:webhooks/receive?secret=" + WebhookStage.SECRET, step, new BadEnding.Next());
            assertThat(stage.post(WebhookStage.message("M1", BAD)).statusCode()).isEqualTo(503);
            assertThat(stage.post(WebhookStage.message("M2", "good")).statusCode())
                    .isEqualTo(200);
            step.recover();
            assertThat(stage.post(WebhookStage.message("M1", BAD)).statusCode()).isEqualTo(200);
            assertThat(texts(stage.listener)).containsExactly("good", BAD);
        }
    }

    /** Ends twice, or ends and throws: the end that came first counts. */
    private static final class TooMuch extends AsyncProcessorSupport {
        private final boolean throwing;

        private TooMuch(boolean throwing) {
            this.throwing = throwing;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            callback.done(true);
            if (throwing) {
                throw new NoSuchMethodError("planted");
            }
            callback.done(true);
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAStepDoesAfterItsEndHandlesNoEventTwice(boolean throwing) throws Exception {
        AtomicInteger passed = new AtomicInteger();
        try (Listener listener =
                start(new Listener(simulator), REALTIME, new TooMuch(throwing), exchange -> passed.incrementAndGet())) {
            write(ONE, "one", "two");
            awaitAllAcknowledged(2);
            assertThat(texts(listener)).containsExactly("one", "two");
            assertThat(passed).hasValue(2);
        }
    }

    /** Keeps exchanges until it lets them go. */
    private static final class NeverDone extends AsyncProcessorSupport {
        private final List<AsyncCallback> kept = new CopyOnWriteArrayList<>();

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            if (!BAD.equals(exchange.getMessage().getHeader(VzapsConstants.TEXT))) {
                callback.done(true);
                return true;
            }
            kept.add(callback);
            return false;
        }

        private void letGo() {
            kept.forEach(callback -> callback.done(false));
        }
    }

    @Test
    void anEventThatNeverEndsCanBeSeenAndTheOtherChatsGoOn() throws Exception {
        NeverDone neverDone = new NeverDone();
        try (Listener listener = start(new Listener(simulator), REALTIME, neverDone)) {
            write(ONE, BAD, "after bad");
            write(OTHER, "other");
            await().until(() -> texts(listener).contains("other"));
            await().until(() -> !consumer(listener).getOldestInRoute().isEmpty());
            String stuck = simulator.events(Contract.INSTANCE).stream()
                    .filter(event -> event.type().equals("Message"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(consumer(listener).getOldestInRoute()).contains(stuck).doesNotContain(ONE);

            neverDone.letGo();
            awaitAllAcknowledged(3);
            assertThat(consumer(listener).getOldestInRoute()).isEmpty();
        }
    }

    @Test
    void aForcedStopAnswersWhatTheRouteNeverEndedAndItComesToTheNextRun() throws Exception {
        NeverDone neverDone = new NeverDone();
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            start(stage.listener, "vzaps:webhooks/receive?secret=" + WebhookStage.SECRET, neverDone);
            AtomicReference<Integer> first = postInBackground(stage, "M1", BAD);
            await().until(() -> neverDone.kept.size() == 1);
            AtomicReference<Integer> second = postInBackground(stage, "M2", "after bad");
            await().until(() -> consumer(stage.listener).getInFlight() == 2);

            stage.listener.context.getShutdownStrategy().setTimeout(1);
            stage.listener.context.getRouteController().stopRoute(Listener.ROUTE);

            await().untilAsserted(() -> {
                assertThat(first).hasValue(503);
                assertThat(second).hasValue(503);
            });
            assertThat(texts(stage.listener)).isEmpty();
            stage.listener.context.getRouteController().startRoute(Listener.ROUTE);
            assertThat(stage.post(WebhookStage.message("M2", "after bad")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static AtomicReference<Integer> postInBackground(WebhookStage stage, String id, String text) {
        AtomicReference<Integer> status = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                status.set(stage.post(WebhookStage.message(id, text)).statusCode());
            } catch (Exception e) {
                status.set(-1);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return status;
    }

    /** Fails a few times in one of its methods. */
    private static final class FailingRepository extends MemoryIdempotentRepository {
        private final String method;
        private final AtomicInteger left = new AtomicInteger(2);

        private FailingRepository(String method) {
            this.method = method;
            setCacheSize(100);
            start();
        }

        private void fail(String here) {
            if (here.equals(method) && left.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("planted");
            }
        }

        @Override
        public boolean contains(String key) {
            fail("contains");
            return super.contains(key);
        }

        @Override
        public boolean add(String key) {
            fail("add");
            return super.add(key);
        }

        @Override
        public boolean confirm(String key) {
            fail("confirm");
            return super.confirm(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contains", "add", "confirm"})
    void anErrorInTheRepositoryLeavesNoEventInFlight(String method) throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.component.getConfiguration().setIdempotentRepository(new FailingRepository(method));
            start(listener, REALTIME);
            write(ONE, "one", "two");
            awaitAllAcknowledged(2);
            assertThat(texts(listener)).contains("one", "two");
            assertThat(consumer(listener).getInFlight()).isZero();
        }
    }

    @Test
    void aRouteThatIsRemovedWhileItFailsKeepsNothing() throws Exception {
        try (Listener listener =
                start(new Listener(simulator), REALTIME, new BadEnding.Step(BAD, BadEnding.NO_SUCH_METHOD))) {
            write(ONE, BAD);
            RealtimeConsumer consumer = (RealtimeConsumer) consumer(listener);
            await().until(() -> consumer.getFailed() > 0);
            long start = System.nanoTime();
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            assertThat(listener.context.removeRoute(Listener.ROUTE)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(consumer.getInFlight()).isZero();
        }
    }
}
