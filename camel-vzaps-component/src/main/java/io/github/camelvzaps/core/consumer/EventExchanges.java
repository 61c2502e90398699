package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.RouteEntry;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;

/**
 * Makes an exchange of an event, or of a group of them. Each has a body of its own, so that a try does not see what the one before did to the
 * body. Thread-safe.
 */
final class EventExchanges {
    private final DefaultConsumer consumer;
    private final boolean joinsTexts;

    /** @param joinsTexts whether the body of a group is its text, not a list */
    EventExchanges(DefaultConsumer consumer, boolean joinsTexts) {
        this.consumer = consumer;
        this.joinsTexts = joinsTexts;
    }

    /** @param failures how often the route failed on it before */
    Exchange create(RouteEntry entry, int failures) {
        VzapsEvent event = entry.event();
        Exchange exchange = consumer.createExchange(false);
        EventHeaders.write(exchange.getMessage(), event, entry.mark(), failures);
        if (entry.isBurst()) {
            GroupedMessages.writeHeaders(exchange.getMessage(), entry);
        }
        exchange.getMessage().setBody(bodyOf(entry));
        exchange.setProperty(VzapsConstants.EVENT, event);
        exchange.setProperty(RouteGuard.GUARDED, true);
        return exchange;
    }

    private Object bodyOf(RouteEntry entry) {
        if (!entry.isBurst()) {
            return EventReader.bodyOf(entry.event());
        }
        return joinsTexts ? GroupedMessages.text(entry.events()) : GroupedMessages.bodies(entry.events());
    }

    void release(Exchange exchange) {
        consumer.releaseExchange(exchange, false);
    }
}
