package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.event.VzapsEvent;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/**
 * Makes an exchange of an event. Each has a body of its own, so that a try does not see what the one before did to the
 * body. Thread-safe.
 */
final class EventExchanges {
    private final DefaultConsumer consumer;
    private final String prefix;
    private final EventHeaders headers;

    EventExchanges(DefaultConsumer consumer, String headerPrefix) {
        this.consumer = consumer;
        this.prefix = headerPrefix;
        this.headers = new EventHeaders(headerPrefix);
    }

    /** @param failures how often the route failed on the event before */
    Exchange create(VzapsEvent event, int failures) {
        Exchange exchange = consumer.createExchange(false);
        headers.write(exchange.getMessage(), event, failures);
        exchange.getMessage().setBody(EventReader.bodyOf(event));
        exchange.setProperty(prefix + "Event", event);
        exchange.setProperty(RouteGuard.GUARDED, true);
        return exchange;
    }

    void release(Exchange exchange) {
        consumer.releaseExchange(exchange, false);
    }

    String prefix() {
        return prefix;
    }
}
