package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.VzapsConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.EndpointServiceLocation;
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

    protected GatewaySpans(String scheme, String componentClass) {
        this.scheme = scheme;
        this.componentClass = componentClass;
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
        return endpoint instanceof WatchedEndpoint ours ? ours.operationId() : scheme;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        span.setComponent("camel-" + scheme);
        span.setTag(TagConstants.URL_SCHEME, scheme);
        span.setTag(TagConstants.EXCHANGE_ID, exchange.getExchangeId());
        if (endpoint instanceof WatchedEndpoint ours) {
            span.setTag("camel.uri", ours.shownId());
            span.setTag(TagConstants.URL_PATH, ours.operationId());
        }
        if (endpoint instanceof EndpointServiceLocation service) {
            span.setTag(TagConstants.SERVER_ADDRESS, service.getServiceUrl());
            span.setTag(TagConstants.SERVER_PROTOCOL, service.getServiceProtocol());
        }
        tag(span, "vzaps.instance", exchange, VzapsConstants.INSTANCE_ID);
        tag(span, "vzaps.event.type", exchange, VzapsConstants.EVENT_TYPE);
        tag(span, "vzaps.event.id", exchange, VzapsConstants.EVENT_ID);
    }

    private void tag(Span span, String tag, Exchange exchange, String header) {
        Object value = exchange.getMessage().getHeader(header);
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
