package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.RouteStep;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
    private final String prefix;
    private final EventHeaders headers;
    private final MediaFetcher media;
    private final Executor threads;

    /**
     * @param media null when media are not wanted
     * @param threads where an event goes on whose media had to be waited for
     */
    EventRoute(DefaultConsumer consumer, String headerPrefix, MediaFetcher media, Executor threads) {
        this.consumer = consumer;
        this.prefix = headerPrefix;
        this.headers = new EventHeaders(headerPrefix);
        this.media = media;
        this.threads = threads;
    }

    @Override
    public void process(Delivery delivery, int tries, Consumer<Throwable> finished) {
        if (media == null || !MediaFetcher.hasMedia(delivery.event())) {
            route(delivery, tries, null, finished);
            return;
        }
        CompletableFuture<FetchedMedia> fetching;
        try {
            fetching = media.fetch(delivery.event());
        } catch (RuntimeException e) {
            fetching = CompletableFuture.failedFuture(e);
        }
        fetching.whenComplete((fetched, failure) -> {
            if (failure != null) {
                tellOfMedia(failure, finished);
                return;
            }
            try {
                // off the thread that brought the last byte: the route may block
                threads.execute(() -> route(delivery, tries, fetched, finished));
            } catch (RejectedExecutionException stopping) {
                fetched.discard();
                finished.accept(stopping);
            }
        });
    }

    private void tellOfMedia(Throwable failure, Consumer<Throwable> finished) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Runnable step = () -> {
            try {
                consumer.getExceptionHandler().handleException("The media of an event could not be fetched", cause);
            } catch (RuntimeException e) {
                LOG.warn("The exception handler failed: {}", e.toString());
            } finally {
                finished.accept(cause);
            }
        };
        try {
            threads.execute(step);
        } catch (RejectedExecutionException stopping) {
            step.run();
        }
    }

    private void route(Delivery delivery, int tries, FetchedMedia fetched, Consumer<Throwable> finished) {
        Exchange exchange;
        try {
            exchange = consumer.createExchange(false);
            headers.write(exchange.getMessage(), delivery.event(), tries);
            exchange.getMessage().setBody(delivery.body());
            exchange.setProperty(prefix + "Event", delivery.event());
        } catch (RuntimeException e) {
            finished.accept(e);
            return;
        }
        if (fetched != null) {
            try {
                fetched.write(exchange, prefix);
            } catch (IOException e) {
                fetched.discard();
                consumer.releaseExchange(exchange, false);
                tellOfMedia(e, finished);
                return;
            }
        }
        ReceivedHeaders.remember(exchange, prefix);
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
