package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.core.client.Credentials;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * The headers of a message that travel with a call: those that the application's strategy lets pass. It has no say about
 * credentials, nor about what makes the request: a stranger's message could replace them. Immutable and thread-safe.
 */
final class OutgoingHeaders {
    /** Where the request goes, how long it is and how it is read; HttpClient and the body decide. */
    private static final Set<String> OF_THE_REQUEST = Set.of(
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "trailer",
            "te",
            "connection",
            "keep-alive",
            "proxy-connection",
            "upgrade",
            "expect",
            // the proxy's credentials are configured, too
            "proxy-authorization");

    /** HttpClient writes names as they are: a line break in one would begin another header. */
    private static final Pattern NAME = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");

    private final HeaderFilterStrategy strategy;
    private final Set<String> credentials;

    OutgoingHeaders(HeaderFilterStrategy strategy, Credentials credentials) {
        this.strategy = strategy;
        this.credentials = credentials.headerNames();
    }

    Map<String, String> of(Exchange exchange) {
        Map<String, String> headers = new HashMap<>();
        exchange.getMessage().getHeaders().forEach((name, value) -> {
            if (value != null && mayTravel(name) && !strategy.applyFilterToCamelHeaders(name, value, exchange)) {
                headers.put(name, value.toString());
            }
        });
        return headers;
    }

    private boolean mayTravel(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return !lowerCase.startsWith("camel")
                && !OF_THE_REQUEST.contains(lowerCase)
                && !credentials.contains(lowerCase)
                && NAME.matcher(name).matches();
    }
}
