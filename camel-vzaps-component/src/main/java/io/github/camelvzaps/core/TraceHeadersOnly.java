package io.github.camelvzaps.core;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * The headers that cross the border by default: trace context goes out, nothing comes in. A message that arrived over
 * HTTP carries cookies and tokens of others, which are none of the gateway's business.
 */
class TraceHeadersOnly implements HeaderFilterStrategy {
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage", "b3");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !TRACE.contains(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }
}
