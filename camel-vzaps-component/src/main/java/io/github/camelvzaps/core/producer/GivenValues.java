package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.ReceivedHeaders;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/**
 * Where a value of a parameter may stand outside of the body: in a header, in an option. {@link Precedence} says which
 * of them wins. For one exchange; used by one thread.
 */
final class GivenValues {
    private final Exchange exchange;
    private final ReceivedHeaders received;
    private final UnaryOperator<String> headerNames;
    private final boolean ignoreHeaders;
    private final Map<String, Object> dynamic;
    private final Map<String, Object> options;

    private GivenValues(
            Exchange exchange,
            UnaryOperator<String> headerNames,
            boolean ignoreHeaders,
            Map<String, Object> dynamic,
            Map<String, Object> options) {
        this.exchange = exchange;
        this.received = ReceivedHeaders.of(exchange);
        this.headerNames = headerNames;
        this.ignoreHeaders = ignoreHeaders;
        this.dynamic = dynamic;
        this.options = options;
    }

    /** Makes the values of exchanges. Immutable but for a cache that any thread may fill. */
    static final class Source {
        private final boolean ignoreHeaders;
        private final Map<String, Object> options;
        private final Map<String, String> headerNames = new ConcurrentHashMap<>();

        Source(GatewayConfiguration configuration) {
            this.ignoreHeaders = configuration.isIgnoreHeaders();
            this.options = configuration.parameterValues();
        }

        GivenValues of(Exchange exchange) {
            return new GivenValues(
                    exchange,
                    this::headerName,
                    ignoreHeaders,
                    DynamicOptions.of(exchange).values(),
                    options);
        }

        private String headerName(String parameter) {
            return headerNames.computeIfAbsent(
                    parameter,
                    name -> VzapsConstants.PREFIX + Character.toUpperCase(name.charAt(0)) + name.substring(1));
        }
    }

    /**
     * Returns the header of a parameter as the route set it, or null. The id of the instance that an event left behind
     * counts as the route's: no sender chose it; it comes from the configuration of the consumer.
     */
    Object header(String parameter) {
        String name = headerNames.apply(parameter);
        Object value = exchange.getMessage().getHeader(name);
        if (value == null) {
            return null;
        }
        boolean counts = received.hold(name, value) ? parameter.equals(Parameters.INSTANCE_ID) : !ignoreHeaders;
        if (!counts) {
            return null;
        }
        requireAscii(name);
        return value;
    }

    /**
     * Refuses a name that only looks like ours. Camel's map of headers does not look at case, and to it U+017F is an s and
     * U+212A a k; {@code removeHeaders} tells them apart and leaves such a header where it is. Its value cannot be
     * skipped either: the map keeps that name for what the route sets after it.
     */
    private void requireAscii(String name) {
        for (String key : exchange.getMessage().getHeaders().keySet()) {
            if (key.equalsIgnoreCase(name) && !key.chars().allMatch(character -> character < 128)) {
                throw new InvalidRequestException("The header " + key + " is not spelled like " + name
                        + ", and the route did not set it: remove it, or set ignoreHeaders=true");
            }
        }
    }

    /** Returns the option of a parameter, or null. */
    Object option(String parameter) {
        Object value = dynamic.get(parameter);
        return value != null ? value : options.get(parameter);
    }

    /** Returns the header of a parameter as an event left it behind, or null. */
    Object received(String parameter) {
        if (received.isEmpty()) {
            return null;
        }
        String name = headerNames.apply(parameter);
        Object value = exchange.getMessage().getHeader(name);
        return value != null && received.hold(name, value) ? value : null;
    }

    /** Returns what a header of the route or else an option says, or null; for what never stands in a body. */
    Object outsideBody(String parameter) {
        Object value = header(parameter);
        return value != null ? value : option(parameter);
    }

    /** Returns the same as text; null for none and for blank text. */
    String textOutsideBody(String parameter) {
        Object value = outsideBody(parameter);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
