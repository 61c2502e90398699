package io.github.camelvzaps.core;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.EventPoll;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.outbox.OutboxProducer;
import io.github.camelvzaps.core.pace.RestrictionConsumer;
import io.github.camelvzaps.core.pairing.PairingConsumer;
import io.github.camelvzaps.core.poll.OperationPoller;
import io.github.camelvzaps.core.producer.InstanceProducer;
import io.github.camelvzaps.core.producer.OperationChooser;
import io.github.camelvzaps.core.producer.OperationProducer;
import io.github.camelvzaps.core.realtime.RealtimeConsumer;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.core.watch.WatchedEndpoint;
import io.github.camelvzaps.core.webhook.CamelWebhookAdapter;
import io.github.camelvzaps.core.webhook.ListeningWebhookConsumer;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/** The part of a gateway's endpoint that all gateways have in common. */
public abstract class GatewayEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint,
                EndpointServiceLocation,
                HeaderFilterStrategyAware,
                MultipleConsumersSupport,
                WatchedEndpoint,
                WebhookCapableEndpoint {
    /** The name of the escape hatch, which is in no catalog. */
    public static final String REQUEST = OperationChooser.REQUEST;

    private static final long POLL_DELAY = 5000;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "" + POLL_DELAY,
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay = POLL_DELAY;

    @UriParam(
            label = "advanced",
            description = "Which message headers travel as HTTP headers, and which headers of an answer become message"
                    + " headers. By default trace context goes out and nothing comes in. Credentials cannot be"
                    + " replaced this way.")
    private HeaderFilterStrategy headerFilterStrategy;

    /** Created on first use, once all options are set; under the lock of this object. */
    private GatewayRuntime runtime;

    /** Created with the runtime. */
    private Reconciliation reconciliation;

    /** Set by camel-webhook before anything else, when this endpoint is behind webhook: in a route. */
    private CamelWebhookAdapter webhookAdapter;

    protected GatewayEndpoint(String uri, GatewayComponent component) {
        super(ConcealedUri.of(uri), component);
        setDelay(POLL_DELAY);
    }

    /** Returns the options of this endpoint. */
    public abstract GatewayConfiguration getConfiguration();

    /** Returns what the provider says. */
    protected abstract Gateway gateway();

    public abstract String getResource();

    public abstract void setResource(String resource);

    /** Returns the part of the URI behind the resource, or null when there is none. */
    public abstract String getOperation();

    public abstract void setOperation(String operation);

    @Override
    public String operationId() {
        return getOperation() == null ? getResource() : getResource() + "/" + getOperation();
    }

    @Override
    public String shownId() {
        return getComponent().getDefaultName() + ":" + operationId();
    }

    /** Returns what the producers and consumers of this endpoint work with. */
    protected final synchronized GatewayRuntime runtime() {
        if (runtime == null) {
            runtime = new GatewayRuntime(
                    getComponent().shared(),
                    gateway(),
                    getConfiguration(),
                    operationId(),
                    operation().orElse(null));
            reconciliation = new Reconciliation(runtime);
        }
        return runtime;
    }

    @Override
    public GatewayComponent getComponent() {
        return (GatewayComponent) super.getComponent();
    }

    /** Returns the operation of this endpoint, or nothing for the escape hatch. */
    protected Optional<Operation> operation() {
        if (operationId().equalsIgnoreCase(REQUEST) || isEvents() || isNumbers() || is(Gateway.SESSIONS_RESTRICTIONS)) {
            return Optional.empty();
        }
        if (is(PairingConsumer.OPERATION)) {
            return Optional.of(getComponent().catalog().get(gateway().qrCodeOperation()));
        }
        if (is(Gateway.OUTBOX_SEND)) {
            return Optional.of(OperationChooser.SEND);
        }
        if (getResource().equalsIgnoreCase("outbox")) {
            throw refusal(shownId() + ": the outbox takes messages only, by "
                    + getComponent().getDefaultName() + ":" + Gateway.OUTBOX_SEND
                    + ". Call other operations by their own name");
        }
        if (is(Gateway.EVENTS_SUBSCRIBE)) {
            throw refusal(shownId() + ": this gateway has no realtime connection. Receive events with "
                    + getComponent().getDefaultName() + ":" + Gateway.WEBHOOKS_RECEIVE);
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

    private boolean is(String name) {
        return Parameter.fold(operationId()).equals(Parameter.fold(name));
    }

    private boolean isEvents() {
        return is(Gateway.WEBHOOKS_RECEIVE)
                || (is(Gateway.EVENTS_SUBSCRIBE) && gateway().realtimeUrl() != null);
    }

    /** Tells whether it is about the instances that the component knows. */
    private boolean isNumbers() {
        if (!Parameter.fold(getResource()).equals("numbers")) {
            return false;
        }
        if (InstanceProducer.named(operationId()).isEmpty()) {
            throw refusal("There is no operation '" + operationId() + "'. Nearest: "
                    + String.join(", ", InstanceProducer.OPERATIONS));
        }
        return true;
    }

    @Override
    public Producer createProducer() throws Exception {
        if (isEvents() || is(PairingConsumer.OPERATION) || is(Gateway.SESSIONS_RESTRICTIONS)) {
            throw refusal(shownId() + " is a consumer: use it in from(), not in to()");
        }
        if (is(Gateway.OUTBOX_SEND)) {
            return new OutboxProducer(this, runtime(), getComponent().sharedOutboxes());
        }
        Optional<String> numbers = InstanceProducer.named(operationId());
        return numbers.isPresent() ? new InstanceProducer(this, runtime(), numbers.get()) : operationProducer();
    }

    /** Makes the producer that calls the operation of this endpoint. */
    protected final OperationProducer operationProducer() {
        return new OperationProducer(
                this,
                runtime(),
                headerFilterStrategy,
                getComponent().sharedPaces(),
                getComponent().checkedNumbers(),
                getComponent().sharedConfirmations());
    }

    /** Makes what a poll reads by. */
    protected AsyncProducer createReader() throws Exception {
        return operationProducer();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        RunningConsumers running = getComponent().runningConsumers();
        if (is(Gateway.WEBHOOKS_RECEIVE)) {
            return configured(new ListeningWebhookConsumer(
                    this,
                    processor,
                    runtime(),
                    running,
                    reconciliation,
                    getComponent().webhookPaths()));
        }
        if (isEvents()) {
            return configured(new RealtimeConsumer(
                    this,
                    processor,
                    runtime(),
                    running,
                    reconciliation,
                    getComponent().realtimeStreams()));
        }
        if (is(Gateway.SESSIONS_RESTRICTIONS)) {
            return configured(new RestrictionConsumer(
                    this, processor, runtime(), getComponent().sharedPaces()));
        }
        if (is(PairingConsumer.OPERATION)) {
            return configured(new PairingConsumer(this, processor, runtime(), createReader()));
        }
        requirePollable();
        return configured(new OperationPoller(this, processor, runtime(), createReader()));
    }

    /** Lets polls of reads pass ({@code pollEnrich}, {@code poll}, ConsumerTemplate), and refuses events. */
    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        if (is(PairingConsumer.OPERATION)) {
            throw refusal(shownId() + " shows a page and cannot be polled: use it in from()");
        }
        if (is(Gateway.SESSIONS_RESTRICTIONS)) {
            throw refusal(shownId() + " starts a route when something changes and cannot be polled: use it in from()");
        }
        if (isEvents()) {
            throw EventPoll.refusal(shownId()).in(getComponent().getDefaultName());
        }
        return super.createPollingConsumer();
    }

    /** Routes with the same address share the stream of the number. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return is(Gateway.EVENTS_SUBSCRIBE) || is(Gateway.SESSIONS_RESTRICTIONS);
    }

    private Consumer configured(DefaultConsumer consumer) throws Exception {
        configureConsumer(consumer);
        return consumer;
    }

    /** Only what changes nothing may be done again and again. */
    private void requirePollable() {
        boolean pollable = operation().map(Operation::reads).orElse(false);
        if (!pollable) {
            throw refusal(shownId() + " cannot be used in from(): only " + Gateway.EVENTS_SUBSCRIBE + ", "
                    + Gateway.WEBHOOKS_RECEIVE + " and operations that read can");
        }
    }

    private InvalidConfigurationException refusal(String message) {
        return new InvalidConfigurationException(List.of(), message)
                .in(getComponent().getDefaultName());
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return webhookAdapter.handler(next);
    }

    @Override
    public void registerWebhook() {
        webhookAdapter.register();
    }

    @Override
    public void unregisterWebhook() {
        webhookAdapter.unregister();
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        webhookAdapter = new CamelWebhookAdapter(
                this,
                runtime(),
                getComponent().runningConsumers(),
                reconciliation,
                getComponent().webhookPaths().registered(),
                webhookConfiguration);
    }

    @Override
    public List<String> getWebhookMethods() {
        return CamelWebhookAdapter.METHODS;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public String getServiceUrl() {
        return gateway().baseUrl();
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
