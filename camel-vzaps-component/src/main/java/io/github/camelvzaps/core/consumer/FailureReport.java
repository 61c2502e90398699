package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.core.delivery.RouteEntry;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports that the route failed on an event: to the exception handler of the endpoint when it has one, else as one line
 * at WARN for each try, with the stack only the first time and only when no error handler of the route has logged it.
 * Whatever an exception handler does, the event comes to its end. Thread-safe.
 */
final class FailureReport {
    private static final Logger LOG = LoggerFactory.getLogger(FailureReport.class);

    private final DefaultConsumer consumer;

    FailureReport(DefaultConsumer consumer) {
        this.consumer = consumer;
    }

    void routeFailed(RouteEntry entry, int failuresBefore, Exchange exchange, Throwable failure) {
        if (bridges()) {
            // the bridge leads to the route's error handler, which has had this failure already
            LOG.debug("The route failed on {}: {}", entry, failure.toString());
            return;
        }
        if (handled("The route failed on an event", exchange, failure)) {
            return;
        }
        // the default error handler sets it, and writes the stack itself
        boolean logged = exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID) != null;
        warn("The route failed on", entry, failuresBefore, failure, failuresBefore == 0 && !logged);
    }

    void mediaMissing(RouteEntry entry, int failuresBefore, Throwable failure) {
        if (!handled("The media of an event could not be fetched", null, failure)) {
            warn("The media could not be fetched of", entry, failuresBefore, failure, false);
        }
    }

    private static void warn(String what, RouteEntry entry, int failuresBefore, Throwable failure, boolean stack) {
        if (stack) {
            LOG.warn("{} {}, try {}: {}", what, entry, failuresBefore + 1, failure.toString(), failure);
        } else {
            LOG.warn("{} {}, try {}: {}", what, entry, failuresBefore + 1, failure.toString());
        }
    }

    private boolean bridges() {
        return consumer.getEndpoint() instanceof DefaultEndpoint endpoint && endpoint.isBridgeErrorHandler();
    }

    /** Returns whether an exception handler, or the bridge to the route's error handler, took it. */
    private boolean handled(String message, Exchange exchange, Throwable failure) {
        boolean own = consumer.getEndpoint() instanceof DefaultEndpoint endpoint
                && (endpoint.isBridgeErrorHandler() || endpoint.getExceptionHandler() != null);
        if (!own) {
            return false;
        }
        try {
            if (exchange == null) {
                consumer.getExceptionHandler().handleException(message, failure);
            } else {
                consumer.getExceptionHandler().handleException(message, exchange, failure);
            }
            return true;
        } catch (Throwable e) {
            LOG.warn("The exception handler of the endpoint failed: {}", e.toString());
            return false;
        }
    }
}
