package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.gateway.ReceivedHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an event counts as handled, and who hears of it when it does not. */
class EventRouteTest {
    private static final String CHAT = "5511900000001";

    private final ConsumerStage stage = new ConsumerStage();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void close() {
        stage.close();
    }

    private PlainConsumer started(Processor route) {
        PlainConsumer consumer = stage.consumer(route);
        consumer.start();
        return consumer;
    }

    static Stream<Arguments> rollbacks() {
        return Stream.of(
                rollback("rollback only", Exchange::setRollbackOnly),
                rollback("rollback only the last", Exchange::setRollbackOnlyLast));
    }

    private static Arguments rollback(String name, BiConsumer<Exchange, Boolean> mark) {
        return Arguments.of(name, mark);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rollbacks")
    void anEventThatTheRouteRollsBackWithoutAnExceptionComesAgain(String name, BiConsumer<Exchange, Boolean> mark) {
        PlainConsumer consumer = started(exchange -> mark.accept(exchange, tries.incrementAndGet() == 1));
        stage.bring(consumer, Events.message("m1", CHAT));
        await().until(() -> stage.ends.contains("m1"));
        assertThat(tries).hasValue(2);
        assertThat(consumer.getFailed()).isEqualTo(1);
    }

    /** Ends, and then does more than it should. */
    private static final class EndsFirst extends AsyncProcessorSupport {
        private final boolean thenThrows;

        private EndsFirst(boolean thenThrows) {
            this.thenThrows = thenThrows;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            callback.done(true);
            if (thenThrows) {
                throw new NoSuchMethodError("planted");
            }
            exchange.setException(new IllegalStateException("too late"));
            callback.done(true);
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFirstEndOfARouteCounts(boolean thenThrows) {
        PlainConsumer consumer = started(new EndsFirst(thenThrows));
        stage.bring(consumer, Events.message("m1", CHAT));
        assertThat(stage.ends).containsExactly("m1");
        assertThat(consumer.getFailed()).isZero();
    }

    /** Takes failures, or fails itself. */
    private static final class Handler implements ExceptionHandler {
        private final List<String> handled = new ArrayList<>();
        private boolean fails;

        @Override
        public void handleException(Throwable failure) {
            handleException(null, failure);
        }

        @Override
        public void handleException(String message, Throwable failure) {
            handleException(message, null, failure);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable failure) {
            handled.add(message + ": " + failure.getMessage());
            if (fails) {
                throw new IllegalStateException("the handler has a fault of its own");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anExceptionHandlerOfTheEndpointHearsOfEachFailedTryWhateverItDoes(boolean fails) {
        Handler handler = new Handler();
        handler.fails = fails;
        PlainConsumer consumer = stage.consumer(exchange -> {
            if (tries.incrementAndGet() <= 2) {
                throw new IllegalStateException("try " + tries);
            }
        });
        ((DefaultEndpoint) consumer.getEndpoint()).setExceptionHandler(handler);
        consumer.setExceptionHandler(handler);
        consumer.start();
        stage.bring(consumer, Events.message("m1", CHAT));
        await().until(() -> stage.ends.contains("m1"));
        assertThat(handler.handled)
                .containsExactly("The route failed on an event: try 1", "The route failed on an event: try 2");
    }

    @Test
    void theHandlerThatCamelGivesEachConsumerIsNotAskedAndTheBridgeNeither() {
        Handler camels = new Handler();
        for (boolean bridge : new boolean[] {false, true}) {
            tries.set(0);
            PlainConsumer consumer = stage.consumer(exchange -> {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("not yet");
                }
            });
            ((DefaultEndpoint) consumer.getEndpoint()).setBridgeErrorHandler(bridge);
            consumer.setExceptionHandler(camels);
            stage.options.setSubscription("bridged");
            consumer.start();
            stage.bring(consumer, Events.message("m" + bridge, CHAT));
            await().until(() -> stage.ends.contains("m" + bridge));
        }
        assertThat(camels.handled).isEmpty();
    }

    @Test
    void whatIsThrownInPlaceOfAnExchangeOrOutOfTheRouteIsTheFailureOfTheEvent() {
        PlainConsumer consumer = stage.consumer(
                new AsyncProcessorSupport() {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        if (tries.incrementAndGet() == 1) {
                            throw new NoSuchMethodError("planted");
                        }
                        callback.done(true);
                        return true;
                    }
                },
                ConsumerStage.NEVER);
        consumer.start();
        consumer.noExchange = new OutOfMemoryError("planted");
        stage.bring(consumer, Events.message("m1", "5511900000001"));
        assertThat(consumer.getOldestFailing()).contains("evt_m1", "OutOfMemoryError");
        consumer.noExchange = null;
        stage.bring(consumer, Events.message("m2", "5511900000002"));
        assertThat(consumer.getFailed()).isEqualTo(2);
        assertThat(tries).hasValue(1);
        stage.bring(consumer, Events.message("m3", "5511900000003"));
        assertThat(stage.ends).containsExactly("m3");
        consumer.suspend();
        assertThat(stage.ends)
                .as("given up with what failed")
                .contains("m1 OutOfMemoryError", "m2 CamelExecutionException");
    }

    @Test
    void theRouteKnowsWhatTheEventBroughtAndThatItIsOne() {
        List<Exchange> seen = new ArrayList<>();
        stage.bring(started(seen::add), Events.message("m1", CHAT));
        Exchange exchange = seen.get(0);
        assertThat(exchange.getProperty(RouteGuard.GUARDED)).isEqualTo(true);
        assertThat(exchange.getProperty(VzapsConstants.EVENT)).isInstanceOf(VzapsEvent.class);
        Object chat = exchange.getMessage().getHeader(VzapsConstants.CHAT_ID);
        assertThat(ReceivedHeaders.of(exchange).hold(VzapsConstants.CHAT_ID, chat))
                .isTrue();
    }

    private static VzapsEvent withMedia(String id) {
        return new EventDraft(EventType.MESSAGE, "evt_" + id, "VZ1")
                .messageId(id)
                .media("image", "http://10.0.0.1/picture")
                .toEvent(Map.of("type", EventType.MESSAGE));
    }

    @Test
    void mediaAreFetchedWhenTheyAreWantedAndWithoutAThreadForTheRestTheEventFails() throws Exception {
        List<Exchange> seen = new CopyOnWriteArrayList<>();
        stage.options.setMaximumRetries(0);
        stage.bring(started(seen::add), withMedia("m1"));
        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).getMessage().getHeader(VzapsConstants.MEDIA_MISSING))
                .as("nobody asked for them")
                .isNull();

        stage.options.setFetchMedia(true);
        stage.options.setSubscription("with media");
        PlainConsumer consumer = stage.consumer(seen::add, ConsumerStage.NEVER);
        consumer.start();
        stage.bring(consumer, Events.message("m2", CHAT));
        assertThat(seen).as("without media nothing is waited for").hasSize(2);
        stage.bring(consumer, withMedia("m3"));
        await().until(() -> stage.ends.contains("m3"));
        assertThat(seen.get(2).getMessage().getHeader(VzapsConstants.MEDIA_MISSING))
                .isNotNull();

        consumer.later = step -> {
            throw new RejectedExecutionException("stopping");
        };
        stage.bring(consumer, withMedia("m4"));
        await().until(() -> consumer.getFailed() == 1);
        assertThat(seen).hasSize(3);
        assertThat(consumer.getOldestInRoute()).isEmpty();
    }
}
