package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.VzapsConstants;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * The headers that an event brought, so that a producer can tell them from those that the route has set. A header counts
 * as the event's as long as it holds the same object. Immutable.
 *
 * @param values by the name of the header
 */
public record ReceivedHeaders(Map<String, Object> values) {
    private static final String PROPERTY = "CamelVzapsReceivedHeaders";
    private static final ReceivedHeaders NONE = new ReceivedHeaders(Map.of());

    public static ReceivedHeaders of(Exchange exchange) {
        ReceivedHeaders headers = exchange.getProperty(PROPERTY, ReceivedHeaders.class);
        return headers == null ? NONE : headers;
    }

    /** Remembers the headers of our prefix that the message has now. */
    public static void remember(Exchange exchange) {
        Map<String, Object> values = new HashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (name.startsWith(VzapsConstants.PREFIX)) {
                values.put(name, value);
            }
        });
        exchange.setProperty(PROPERTY, new ReceivedHeaders(values));
    }

    /** Tells whether there are none: no event began the exchange. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Tells whether a header is still as the event brought it. */
    public boolean hold(String name, Object value) {
        return values.get(name) == value;
    }

    /** Names the headers only: the values are what people write to each other. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
