package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where failures go: to the route's own error handling, to the exception handler, or over the bridge. */
@ExtendWith(SimulatorExtension.class)
class ConsumerErrorsTest {
    private VzapsSimulator simulator;
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    /** Records what it gets, and fails itself on request. */
    private final class Noting implements ExceptionHandler {
        private final boolean fails;

        private Noting(boolean fails) {
            this.fails = fails;
        }

        @Override
        public void handleException(Throwable exception) {
            handleException(null, null, exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            handleException(message, null, exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            handled.add(exception.getMessage());
            if (fails) {
                throw new IllegalStateException("the handler is broken too");
            }
        }
    }

    private void failOnce(Exchange exchange) {
        if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
        }
    }

    /** A route with an onException that notes what it gets. */
    private Listener withOnException(String uri, boolean handles) throws Exception {
        Listener listener = new Listener(simulator);
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId(Listener.ROUTE)
                        .onException(Exception.class)
                        .handled(handles)
                        .process(
                                exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                        .getMessage()))
                        .end()
                        .process(ConsumerErrorsTest.this::failOnce)
                        .to("mock:end");
            }
        });
        listener.context.start();
        return listener;
    }

    private void awaitAcknowledged() {
        await().atMost(RealtimeStage.LONG)
                .untilAsserted(() -> assertThat(simulator.events(Contract.INSTANCE))
                        .filteredOn(event -> event.type().equals("Message"))
                        .isNotEmpty()
                        .allMatch(SimulatedEvent::acked));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theExceptionHandlerGetsTheFailureAndTheEventComesAgain(boolean handlerFails) throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.context.getRegistry().bind("noting", new Noting(handlerFails));
            listener.start("vzaps:events/subscribe?events=Message&exceptionHandler=#noting", this::failOnce);
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitAcknowledged();
            assertThat(listener.seen).hasSize(1);
            assertThat(handled).containsExactly("not yet");
        }
    }

    @Test
    void theExceptionHandlerGetsWhyThereIsNoConnection() throws Exception {
        simulator.fault(FaultRule.onOperation("events/subscribe").times(1).status(503));
        try (Listener listener = new Listener(simulator)) {
            listener.context.getRegistry().bind("noting", new Noting(false));
            listener.start("vzaps:events/subscribe?events=Message&exceptionHandler=#noting");
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitAcknowledged();
            assertThat(handled).singleElement().asString().contains("VZ1", "status 503");
        }
    }

    @Test
    void overTheBridgeOnExceptionGetsWhyThereIsNoConnection() throws Exception {
        simulator.fault(FaultRule.onOperation("events/subscribe").times(1).status(503));
        tries.set(1);
        try (Listener listener =
                withOnException("vzaps:events/subscribe?events=Message&bridgeErrorHandler=true", true)) {
            await().until(() -> handled.size() == 1);
            assertThat(handled.get(0)).contains("VZ1", "status 503");
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitAcknowledged();
        }
    }

    @Test
    void withTheBridgeOnExceptionSeesAFailureOfTheRouteOnce() throws Exception {
        try (Listener listener =
                withOnException("vzaps:events/subscribe?events=Message&bridgeErrorHandler=true", false)) {
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitAcknowledged();
            assertThat(tries).hasValue(2);
            assertThat(handled).containsExactly("not yet");
        }
    }

    @Test
    void whatTheRouteHandlesItselfIsDone() throws Exception {
        try (Listener listener = withOnException("vzaps:events/subscribe?events=Message", true)) {
            simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            awaitAcknowledged();
            assertThat(tries).hasValue(1);
            assertThat(handled).containsExactly("not yet");
        }
    }
}
