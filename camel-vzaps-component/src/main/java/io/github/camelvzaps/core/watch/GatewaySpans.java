package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.core.client.GatewayException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * Names the spans of a gateway's endpoints after their operations. Unlike Camel's own decorators it does not write the
 * query of the endpoint's URI, nor what an exception says: both may hold phone numbers.
 */
public abstract class GatewaySpans extends AbstractSpanDecorator {
    private final String scheme;
    private final String componentClass;
    private final String headerPrefix;

    protected GatewaySpans(String scheme, String componentClass, String headerPrefix) {
        this.scheme = scheme;
        this.componentClass = componentClass;
        this.headerPrefix = headerPrefix;
    }

    @Override
    public String getComponent() {
        return scheme;
    }

    @Override
    public String getComponentClassName() {
        return componentClass;
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return endpoint instanceof GatewayEndpoint ours ? ours.operationId() : scheme;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-" + scheme);
        span.setTag(TagConstants.URL_SCHEME, scheme);
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        if (endpoint instanceof GatewayEndpoint ours) {
            span.setTag("camel.uri", ours.shownId());
            span.setTag(TagConstants.URL_PATH, ours.operationId());
            span.setTag(TagConstants.SERVER_ADDRESS, ours.getServiceUrl());
            span.setTag(TagConstants.SERVER_PROTOCOL, ours.getServiceProtocol());
        }
        tag(span, "vzaps.instance", exchange, "InstanceId");
        tag(span, "vzaps.event.type", exchange, "EventType");
        tag(span, "vzaps.event.id", exchange, "EventId");
    }

    private void tag(Span span, String tag, Exchange exchange, String header) {
        Object value = exchange.getMessage().getHeader(headerPrefix + header);
        if (value != null) {
            span.setTag(tag, value.toString());
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
        if (exchange.isFailed()) {
            span.setError(true);
            Map<String, String> log = new LinkedHashMap<>();
            log.put("event", "error");
            Exception failure = exchange.getException();
            if (failure != null) {
                log.put("error.kind", failure.getClass().getName());
            }
            if (failure instanceof GatewayException known) {
                log.put("vzaps.outcome", known.getOutcome().name());
                span.setTag("vzaps.failure.reason", known.getFailureReason().text());
                status = known.getStatusCode() == 0 ? null : known.getStatusCode();
            }
            span.log(log);
        }
        if (status != null) {
            span.setTag(TagConstants.HTTP_STATUS, status.toString());
        }
    }
}
