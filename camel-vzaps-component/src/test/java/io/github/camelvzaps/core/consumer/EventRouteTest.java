package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.delivery.Events;
import java.util.ArrayList;
import java.util.List;
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
}
