package io.github.camelvzaps.quickstart;

import io.github.camelvzaps.api.GatewayException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how the walk ends and ends the program accordingly. Thread-safe. */
final class Ending extends EventNotifierSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final Logger SCREEN = LoggerFactory.getLogger("quickstart");
    private static final String WALK = "quickstart";

    private final Main main;
    private final boolean once;

    /** Set by the thread that sees the failure, read by the main thread at the end. */
    private volatile boolean failed;

    Ending(Main main, boolean once) {
        this.main = main;
        this.once = once;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failure && isWalk(failure)) {
            failed(failure.getExchange().getException());
            main.completed();
        } else if (event instanceof ExchangeCompletedEvent success && isWalk(success)) {
            arrived();
        }
    }

    /** The parts of a split are exchanges too, and each knows the one it came from. */
    private static boolean isWalk(CamelEvent.ExchangeEvent event) {
        Exchange exchange = event.getExchange();
        boolean part = exchange.getProperty(ExchangePropertyKey.CORRELATION_ID) != null;
        return !part && WALK.equals(exchange.getFromRouteId());
    }

    private void arrived() {
        if (once) {
            main.completed();
        } else {
            SCREEN.info("The walk is done. The program stays up; Ctrl-C ends it.");
        }
    }

    /** Prints one line for people; the log file has the rest. */
    void failed(Throwable failure) {
        failed = true;
        LOG.info("The walk ended here", failure);
        System.err.println("The quickstart stopped: " + reason(failure));
    }

    /**
     * Camel wraps what happens at the start in exceptions that repeat whole routes. A failed call explains itself; else
     * the innermost exception says what it was.
     */
    private static String reason(Throwable failure) {
        Throwable said = failure;
        while (!(said instanceof GatewayException) && said.getCause() != null) {
            said = said.getCause();
        }
        return said.getMessage() == null ? said.toString() : said.getMessage();
    }

    int exitCode() {
        return failed ? 1 : 0;
    }
}
