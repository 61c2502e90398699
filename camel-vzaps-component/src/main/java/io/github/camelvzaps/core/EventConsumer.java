package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.EventUnderWay;
import io.github.camelvzaps.core.delivery.OnExhausted;
import io.github.camelvzaps.core.delivery.Redelivery;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/**
 * What the consumers of events have in common: they are stopped gently, keep repetitions away, and tell how they are.
 */
@ManagedResource(description = "Consumer of WhatsApp events")
public abstract class EventConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private final GatewayEndpoint endpoint;
    private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());

    // set on start, before the first event
    private EventPipeline pipeline;
    private DeliverySettings deliverySettings;
    private List<ConsumedInstance> instances;
    private ConsumerHealthCheck health;
    private Meters meters = Meters.NONE;
    private DeadLetters deadLetters;
    private ProblemLog problemLog;

    /** Null without reconcile=true. */
    private ReconciliationPlan reconciliation;

    protected EventConsumer(GatewayEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    /** Returns in what pauses a failed event is given to the route again; null when the sender repeats it. */
    protected abstract Backoff redeliveryPauses();

    /** Returns the thread on which an event goes into the route when nothing is before it. */
    protected abstract Executor firstThread();

    /** Returns the threads for events that had to wait. */
    protected Executor laterThreads() {
        return endpoint.getComponent().workers();
    }

    /** Returns what is wrong right now, one line for each instance that has a problem; empty when all is well. */
    public abstract List<String> problems();

    /** Returns since when the oldest event is here that the route has not finished; nothing when there is none. */
    public Optional<Instant> oldestUnfinishedSince() {
        return pipeline == null
                ? Optional.empty()
                : pipeline.events().oldestUnfinished().map(EventUnderWay::since);
    }

    @Override
    public GatewayEndpoint getEndpoint() {
        return endpoint;
    }

    @Override
    public void start() {
        try {
            super.start();
        } catch (InvalidConfigurationException e) {
            throw e.in(endpoint.getComponent().getDefaultName());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        GatewayConfiguration configuration = endpoint.getConfiguration();
        instances = ConsumedInstance.of(endpoint);
        SubscriptionName.requireOwn(this);
        EventExchanges exchanges =
                new EventExchanges(this, endpoint.getComponent().headerPrefix());
        OnExhausted onExhausted = OnExhausted.of(configuration.getOnExhausted());
        deadLetters = DeadLetters.of(endpoint, exchanges, onExhausted);
        deliverySettings = new DeliverySettings(
                WantedEvents.filter(configuration),
                configuration.getOrder().equals("chat"),
                configuration.getMaxInFlight(),
                new Redelivery(redeliveryPauses(), configuration.getMaximumRedeliveries(), onExhausted));
        // a new one for each start: what an earlier run has left is not acknowledged, and comes again
        pipeline = new EventPipeline(
                new EventRoute(
                        this,
                        exchanges,
                        configuration.isFetchMedia() ? new MediaFetcher(endpoint, this::instance) : null,
                        laterThreads()),
                deadLetters,
                deliverySettings,
                EventMarks.deduplication(this),
                firstThread(),
                laterThreads(),
                endpoint.getComponent().timer(),
                statistics);
        health = ConsumerHealthCheck.register(this);
        meters = Meters.of(endpoint.getCamelContext(), endpoint.getComponent().getDefaultName(), names());
        meters.watch(this);
        problemLog = ProblemLog.of(this);
        reconciliation = ReconciliationPlan.of(this);
        endpoint.getComponent().started(this);
    }

    @Override
    protected void doStop() throws Exception {
        ConsumerHealthCheck.unregister(this, health);
        meters.unwatch();
        problemLog.stop();
        if (reconciliation != null) {
            reconciliation.stop();
        }
        endpoint.getComponent().stopped(this);
        if (pipeline != null) {
            pipeline.close();
            awaitRoute();
            pipeline.abandon();
        }
        DeadLetters.stop(deadLetters);
        super.doStop();
    }

    /** Waits a little for what is in the middle of the route, when the consumer has threads of its own for that. */
    protected void awaitRoute() {}

    @Override
    protected void doSuspend() throws Exception {
        pipeline.stopTrying();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        pipeline.startTrying();
    }

    private String names() {
        return instances.stream().map(ConsumedInstance::name).collect(Collectors.joining(","));
    }

    /** Returns a consumed instance by its id; null when it is none of them. */
    private ConsumedInstance instance(String id) {
        return instances.stream()
                .filter(instance -> instance.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    protected final EventPipeline pipeline() {
        return pipeline;
    }

    protected final DeliverySettings deliverySettings() {
        return deliverySettings;
    }

    /** Returns the instances whose events are taken. */
    public final List<ConsumedInstance> instances() {
        return instances;
    }

    /** Returns what was done so far. */
    public final DeliveryStatistics statistics() {
        return statistics;
    }

    protected static Duration millis(long value) {
        return Duration.ofMillis(value);
    }

    @ManagedAttribute(description = "Instances whose events are taken")
    public String getInstanceNames() {
        return instances == null ? "" : names();
    }

    @ManagedAttribute(description = "Events that came, repeated ones included")
    public long getReceived() {
        return statistics.getReceived();
    }

    @ManagedAttribute(description = "Events on their way right now")
    public int getInFlight() {
        return statistics.getInFlight();
    }

    @ManagedAttribute(description = "Events that the route has finished without failure")
    public long getFinished() {
        return statistics.getFinished();
    }

    @ManagedAttribute(description = "How often the route failed")
    public long getFailed() {
        return statistics.getFailed();
    }

    @ManagedAttribute(description = "How often an event was given to the route again after a failure")
    public long getRedelivered() {
        return statistics.getRedelivered();
    }

    @ManagedAttribute(description = "Events that went to the dead letter endpoint or were skipped after their last try")
    public long getGivenUp() {
        return statistics.getGivenUp();
    }

    @ManagedAttribute(
            description = "The event that has been in the route for the longest time; empty when there is none")
    public String getOldestInRoute() {
        return pipeline == null
                ? ""
                : pipeline.events().oldestInRoute().map(Object::toString).orElse("");
    }

    @ManagedAttribute(
            description = "The event that has been failing for the longest time; empty when none waits for another try")
    public String getOldestFailing() {
        return pipeline == null
                ? ""
                : pipeline.events().oldestFailing().map(Object::toString).orElse("");
    }

    @ManagedAttribute(description = "Repetitions that were kept from the route")
    public long getDuplicates() {
        return statistics.getDuplicates();
    }

    @ManagedAttribute(description = "Events that the options keep from the route")
    public long getSkipped() {
        return statistics.getSkipped();
    }

    @ManagedAttribute(description = "Deliveries that were turned away")
    public long getRefused() {
        return statistics.getRefused();
    }

    @ManagedAttribute(description = "When the newest event came; empty before the first one")
    public String getLastEventAt() {
        return statistics.getLastEventAt() == null
                ? ""
                : statistics.getLastEventAt().toString();
    }

    @ManagedAttribute(description = "What is wrong right now; empty when all is well")
    public String getProblemText() {
        return String.join("; ", problems());
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        // it is suspended at once: what is on its way is finished, and nothing more is taken
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return pipeline == null ? 0 : pipeline.pending();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (pipeline != null) {
            pipeline.stopTrying();
        }
    }
}
