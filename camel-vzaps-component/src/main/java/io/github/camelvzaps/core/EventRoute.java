package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.RouteStep;
import java.util.function.Consumer;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends events through the route of a consumer, each as an exchange of its own. Thread-safe. */
final class EventRoute implements RouteStep {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoute.class);

    private final DefaultConsumer consumer;
    private final EventHeaders headers;

    EventRoute(DefaultConsumer consumer, String headerPrefix) {
        this.consumer = consumer;
        this.headers = new EventHeaders(headerPrefix);
    }

    @Override
    public void process(Delivery delivery, int tries, Consumer<Throwable> finished) {
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            headers.write(exchange.getMessage(), delivery.event(), tries);
            exchange.getMessage().setBody(delivery.body());
        } catch (RuntimeException e) {
            finished.accept(e);
            return;
        }
        consumer.getAsyncProcessor().process(exchange, doneSync -> {
            Throwable failure = failureOf(exchange);
            try {
                if (failure != null) {
                    tell(exchange, failure);
                }
                consumer.releaseExchange(exchange, false);
            } catch (RuntimeException e) {
                // whatever an exception handler of the application does, the event has to come to an end
                LOG.warn("The exception handler failed: {}", e.toString());
            } finally {
                finished.accept(failure);
            }
        });
    }

    private void tell(Exchange exchange, Throwable failure) {
        if (consumer.getEndpoint() instanceof DefaultEndpoint endpoint && endpoint.isBridgeErrorHandler()) {
            // the bridge leads to the route's error handler, which has had this failure already
            return;
        }
        consumer.getExceptionHandler().handleException("The route failed on an event", exchange, failure);
    }

    /** A rollback without an exception is a failure too: the event was not handled. */
    private static Throwable failureOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        boolean rolledBack = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast();
        return rolledBack ? new CamelExecutionException("The route was rolled back", exchange) : null;
    }
}
