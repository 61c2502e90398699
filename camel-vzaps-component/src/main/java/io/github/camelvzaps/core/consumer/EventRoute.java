package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.delivery.RouteEntry;
import io.github.camelvzaps.core.delivery.RouteStep;
import io.github.camelvzaps.core.gateway.ReceivedHeaders;
import io.github.camelvzaps.core.media.FetchedMedia;
import io.github.camelvzaps.core.media.MediaFetcher;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events, and groups of them, through the route of a consumer, each as an exchange of its own. Whatever is thrown on
 * the way, on whichever thread, is the failure of that event or group. Thread-safe.
 */
final class EventRoute implements RouteStep {
    private static final Logger LOG = LoggerFactory.getLogger(EventRoute.class);

    private final DefaultConsumer consumer;
    private final EventExchanges exchanges;
    private final MediaFetcher media;
    private final Executor threads;
    private final FailureReport report;

    /**
     * @param media null when media are not wanted
     * @param threads where an event goes on whose media had to be waited for
     */
    EventRoute(DefaultConsumer consumer, EventExchanges exchanges, MediaFetcher media, Executor threads) {
        this.consumer = consumer;
        this.exchanges = exchanges;
        this.media = media;
        this.threads = threads;
        this.report = new FailureReport(consumer);
    }

    @Override
    public void process(RouteEntry entry, int failures, Consumer<Throwable> finished) {
        if (media == null || entry.isBurst() || !MediaFetcher.hasMedia(entry.event())) {
            route(entry, failures, null, finished);
            return;
        }
        CompletableFuture<FetchedMedia> fetching = media.fetch(entry.event());
        fetching.whenComplete((fetched, failure) -> {
            try {
                // off the thread that brought the last byte: the route may block
                threads.execute(() -> fetched(entry, failures, fetched, failure, finished));
            } catch (Throwable noThread) {
                discard(fetched);
                finished.accept(noThread);
            }
        });
    }

    private void fetched(
            RouteEntry entry, int failures, FetchedMedia fetched, Throwable failure, Consumer<Throwable> finished) {
        if (failure == null) {
            route(entry, failures, fetched, finished);
            return;
        }
        Throwable cause = AsyncFailure.cause(failure);
        report.mediaMissing(entry, failures, cause);
        finished.accept(cause);
    }

    private void route(RouteEntry entry, int failures, FetchedMedia fetched, Consumer<Throwable> finished) {
        AtomicBoolean done = new AtomicBoolean();
        Exchange exchange;
        try {
            exchange = exchanges.create(entry, failures);
        } catch (Throwable e) {
            discard(fetched);
            finished.accept(e);
            return;
        }
        try {
            if (fetched != null) {
                fetched.write(exchange);
            }
        } catch (IOException | RuntimeException | Error e) {
            fetched.discard();
            exchanges.release(exchange);
            report.mediaMissing(entry, failures, e);
            finished.accept(e);
            return;
        }
        try {
            ReceivedHeaders.remember(exchange);
            consumer.getAsyncProcessor().process(exchange, doneSync -> {
                if (done.compareAndSet(false, true)) {
                    ended(entry, failures, exchange, finished);
                } else {
                    LOG.warn("The route has ended {} twice", entry);
                }
            });
        } catch (Throwable e) {
            if (done.compareAndSet(false, true)) {
                exchange.setException(e);
                ended(entry, failures, exchange, finished);
            } else {
                LOG.warn("The route threw after it had ended {}", entry, e);
            }
        }
    }

    private void ended(RouteEntry entry, int failures, Exchange exchange, Consumer<Throwable> finished) {
        Throwable failure = failureOf(exchange);
        try {
            if (failure != null) {
                report.routeFailed(entry, failures, exchange, failure);
            }
            exchanges.release(exchange);
        } catch (Throwable e) {
            LOG.warn("The exchange of {} could not be released: {}", entry, e.toString());
        } finally {
            finished.accept(failure);
        }
    }

    private static void discard(FetchedMedia fetched) {
        if (fetched != null) {
            fetched.discard();
        }
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
