package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.VzapsEvent;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.camel.AsyncEndpoint;
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
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** The part of a gateway's endpoint that all gateways have in common. */
public abstract class GatewayEndpoint extends ScheduledPollEndpoint
        implements AsyncEndpoint,
                EndpointServiceLocation,
                HeaderFilterStrategyAware,
                MultipleConsumersSupport,
                WebhookCapableEndpoint {
    /** The name of the escape hatch, which stands in no catalog. */
    public static final String REQUEST = "request";

    /** The name of the consumer of webhooks, which stands in no catalog. */
    public static final String WEBHOOKS_RECEIVE = "webhooks/receive";

    /** The name of the consumer of realtime events, which stands in no catalog. */
    public static final String EVENTS_SUBSCRIBE = "events/subscribe";

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

    /** What was done, when no lasting memory is configured. Made on first use, kept over restarts of the route. */
    private IdempotentRepository memory;

    /** Set by camel-webhook before anything else, when this endpoint stands behind webhook: in a route. */
    private HandedWebhook handedWebhook;

    protected GatewayEndpoint(String uri, GatewayComponent component) {
        super(ConcealedUri.of(uri), component);
        setDelay(POLL_DELAY);
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
     * Returns headers for a good answer, taken from its content; names without the gateway's prefix. Only text
     * that is not empty and truth values are written.
     */
    protected abstract Map<String, Object> headersOf(Operation operation, Object answer);

    /** Returns the one value that an answer without an envelope is about, for the option unwrap; null when there is none. */
    protected Object onlyValueOf(Operation operation, Object answer) {
        return null;
    }

    /** Makes what understands the events of this gateway. */
    public abstract EventParser createEventParser();

    /** Makes what decides which webhook calls are let in. */
    public abstract WebhookGuard createWebhookGuard();

    /** Makes what registers webhooks with this gateway. */
    public abstract WebhookRegistration createWebhookRegistration();

    /** Returns where events come in realtime; null when the gateway has no such thing. */
    protected abstract URI realtimeUrl();

    /** Returns what polls of this endpoint make of the answers. */
    protected abstract PollAnswer pollAnswer();

    /** Returns what an event says of its media; nothing for a gateway whose messages only name an address. */
    protected ReceivedMedia mediaOf(VzapsEvent event) {
        return ReceivedMedia.UNKNOWN;
    }

    /** Has failed deliveries of an instance sent again; a gateway that cannot does nothing. */
    protected void reconcile(ConsumedInstance instance, EventConsumer consumer) {}

    /** Returns where finished events are remembered. */
    synchronized IdempotentRepository idempotentRepository() {
        if (getConfiguration().getIdempotentRepository() != null) {
            return getConfiguration().getIdempotentRepository();
        }
        if (getConfiguration().getSubscription() != null) {
            return getComponent().finished(getConfiguration().getSubscription());
        }
        if (memory == null) {
            memory = MemoryIdempotentRepository.memoryIdempotentRepository(GatewayComponent.REMEMBERED);
        }
        return memory;
    }

    /**
     * Returns where the realtime cursors are kept, null when nobody asked for it.
     *
     * @throws IllegalArgumentException when two places are set
     */
    StateRepository<String, String> cursorRepository() {
        String folder = getConfiguration().getCursorFolder();
        StateRepository<String, String> repository = getConfiguration().getCursorRepository();
        if (folder == null || folder.isBlank()) {
            return repository;
        }
        if (repository != null) {
            throw new InvalidConfigurationException(
                    List.of(),
                    shownId() + " has two places for its cursor: remove either cursorFolder or"
                            + " cursorRepository. Options of the component count for each of its endpoints");
        }
        return getComponent().cursorFiles(folder);
    }

    /** Returns how people know this endpoint, such as {@code vzaps:messages/send}. */
    public String shownId() {
        return getComponent().getDefaultName() + ":" + operationId();
    }

    /** Returns why a call failed, in words that may stand in a log. */
    public String reasonOf(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return getComponent().secrets().hide(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }

    @Override
    public GatewayComponent getComponent() {
        return (GatewayComponent) super.getComponent();
    }

    /** Returns the operation of this endpoint, or nothing for the escape hatch. */
    protected Optional<Operation> operation() {
        if (operationId().equalsIgnoreCase(REQUEST) || isEvents()) {
            return Optional.empty();
        }
        if (is(EVENTS_SUBSCRIBE)) {
            throw new InvalidConfigurationException(
                    List.of(),
                    shownId() + ": this gateway has no realtime connection. Receive events" + " with "
                            + getComponent().getDefaultName() + ":" + WEBHOOKS_RECEIVE);
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
        return is(WEBHOOKS_RECEIVE) || (is(EVENTS_SUBSCRIBE) && realtimeUrl() != null);
    }

    @Override
    public Producer createProducer() throws Exception {
        if (isEvents()) {
            throw new InvalidConfigurationException(
                    List.of(), shownId() + " takes events: it belongs behind from, not behind to");
        }
        return new OperationProducer(this);
    }

    /** Makes what a poll reads by. */
    protected Producer createReader() throws Exception {
        return createProducer();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (is(WEBHOOKS_RECEIVE)) {
            return configured(new WebhookConsumer(this, processor));
        }
        if (isEvents()) {
            return configured(new RealtimeConsumer(this, processor));
        }
        requirePollable();
        return configured(new OperationPoller(this, processor, pollAnswer()));
    }

    /** Lets polls of reads pass ({@code pollEnrich}, {@code poll}, ConsumerTemplate), and refuses events. */
    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        if (isEvents()) {
            throw EventPoll.refusal(shownId());
        }
        return super.createPollingConsumer();
    }

    /** Routes with the same address share the stream of the number. */
    @Override
    public boolean isMultipleConsumersSupported() {
        return is(EVENTS_SUBSCRIBE);
    }

    private Consumer configured(DefaultConsumer consumer) throws Exception {
        configureConsumer(consumer);
        return consumer;
    }

    /** Only what changes nothing may be done again and again. */
    void requirePollable() {
        boolean pollable = operation().map(Operation::reads).orElse(false);
        if (!pollable) {
            throw new InvalidConfigurationException(
                    List.of(),
                    shownId() + " cannot stand behind from: only " + EVENTS_SUBSCRIBE + ", " + WEBHOOKS_RECEIVE
                            + " and operations that read can");
        }
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return handedWebhook.handler(next);
    }

    @Override
    public void registerWebhook() {
        handedWebhook.register();
    }

    @Override
    public void unregisterWebhook() {
        handedWebhook.unregister();
    }

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        handedWebhook = new HandedWebhook(this, webhookConfiguration);
    }

    @Override
    public List<String> getWebhookMethods() {
        return HandedWebhook.METHODS;
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
