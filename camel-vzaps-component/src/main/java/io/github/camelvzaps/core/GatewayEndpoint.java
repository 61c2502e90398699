package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** The part of a gateway's endpoint that all gateways have in common. */
public abstract class GatewayEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation, HeaderFilterStrategyAware {
    /** The name of the escape hatch, which stands in no catalog. */
    public static final String REQUEST = "request";

    @UriParam(
            label = "advanced",
            description = "Which message headers travel as HTTP headers, and which headers of an answer become message"
                    + " headers. By default trace context goes out and nothing comes in. Credentials cannot be"
                    + " replaced this way.")
    private HeaderFilterStrategy headerFilterStrategy;

    protected GatewayEndpoint(String uri, GatewayComponent component) {
        super(ConcealedUri.of(uri), component);
    }

    /** Returns the options of this endpoint. */
    public abstract GatewayConfiguration getConfiguration();

    /** Returns where the API of this endpoint lives. */
    public abstract String getBaseUrl();

    public abstract String getResource();

    public abstract void setResource(String resource);

    /** Returns the part of the URI behind the resource, or null when there is none. */
    public abstract String getOperation();

    public abstract void setOperation(String operation);

    /** Returns resource and operation as they stand in the URI, such as {@code messages/sendText}. */
    public String operationId() {
        return getOperation() == null ? getResource() : getResource() + "/" + getOperation();
    }

    /** Makes the credentials for the calls of this endpoint. */
    protected abstract Credentials createCredentials();

    /**
     * Checks at start that calls of this kind can have credentials.
     *
     * @throws IllegalArgumentException naming the options that are missing
     */
    protected abstract void requireCredentials(Access access);

    /**
     * Returns headers for a good answer, taken from its content; names without the gateway's prefix. Values that are no
     * text, and empty ones, are left out.
     */
    protected abstract Map<String, Object> headersOf(Operation operation, Object answer);

    @Override
    public GatewayComponent getComponent() {
        return (GatewayComponent) super.getComponent();
    }

    /** Returns the operation of this endpoint, or nothing for the escape hatch. */
    Optional<Operation> operation() {
        if (operationId().equalsIgnoreCase(REQUEST)) {
            return Optional.empty();
        }
        Catalog catalog = getComponent().catalog();
        boolean send = Parameter.fold(operationId()).equals(Parameter.fold(OperationChooser.SEND.id()));
        return Optional.of(
                send ? catalog.find(operationId()).orElse(OperationChooser.SEND) : catalog.get(operationId()));
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        operation();
    }

    @Override
    public Producer createProducer() {
        return new OperationProducer(this);
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public String getServiceUrl() {
        return getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }
}
