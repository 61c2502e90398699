package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventReader;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/**
 * Makes an exchange of an event. Each has a body of its own, so that a try does not see what the one before did to the
 * body. Thread-safe.
 */
final class EventExchanges {
    private final DefaultConsumer consumer;

    EventExchanges(DefaultConsumer consumer) {
        this.consumer = consumer;
    }

    /** @param failures how often the route failed on the event before */
    Exchange create(VzapsEvent event, int failures) {
        Exchange exchange = consumer.createExchange(false);
        EventHeaders.write(exchange.getMessage(), event, failures);
        exchange.getMessage().setBody(EventReader.bodyOf(event));
        exchange.setProperty(VzapsConstants.EVENT, event);
        exchange.setProperty(RouteGuard.GUARDED, true);
        return exchange;
    }

    void release(Exchange exchange) {
        consumer.releaseExchange(exchange, false);
    }
}
