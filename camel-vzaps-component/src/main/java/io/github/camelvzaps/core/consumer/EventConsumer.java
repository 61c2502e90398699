package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.EventUnderWay;
import io.github.camelvzaps.core.delivery.OnExhausted;
import io.github.camelvzaps.core.delivery.PipelineThreads;
import io.github.camelvzaps.core.delivery.Redelivery;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.media.MediaFetcher;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.core.watch.WatchedConsumer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What the consumers of events have in common: they are stopped gently, keep repetitions away, and tell how they are.
 */
@ManagedResource(description = "Consumer of WhatsApp events")
public abstract class EventConsumer extends DefaultConsumer implements Suspendable, ShutdownAware, WatchedConsumer {
    private final GatewayRuntime runtime;
    private final RunningConsumers running;
    private final Reconciliation reconciliation;
    private final SubscriptionName name;
    private final DeliveryStatistics statistics = new DeliveryStatistics(Clock.systemUTC());
    private final FollowedInstances instances;

    // set on start, before the first event
    private EventPipeline pipeline;
    private DeliverySettings deliverySettings;
    private DeadLetters deadLetters;

    /** Null without reconcile=true. */
    private ReconciliationPlan plan;

    /**
     * @param running where the consumer is listed while it is started
     * @param reconciliation shared by the consumers of the endpoint
     */
    protected EventConsumer(
            Endpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation) {
        super(endpoint, processor);
        this.runtime = runtime;
        this.running = running;
        this.reconciliation = reconciliation;
        this.instances = new FollowedInstances(runtime, this::followed);
        this.name = new SubscriptionName(this, runtime, instances::name);
    }

    /** Returns in what pauses a failed event is given to the route again; null when the sender repeats it. */
    protected abstract Backoff redeliveryPauses();

    /** Returns the thread on which an event goes into the route when nothing is before it. */
    protected abstract Executor firstThread();

    /** Returns the threads for events that had to wait. */
    protected Executor laterThreads() {
        return runtime.workers();
    }

    @Override
    public Optional<Instant> oldestUnfinishedSince() {
        return pipeline == null
                ? Optional.empty()
                : pipeline.events().oldestUnfinished().map(EventUnderWay::since);
    }

    /** Returns what the consumer works with. */
    public final GatewayRuntime runtime() {
        return runtime;
    }

    @Override
    public final CamelContext camelContext() {
        return runtime.camelContext();
    }

    @Override
    public final String scheme() {
        return runtime.scheme();
    }

    @Override
    public final String operationId() {
        return runtime.operationId();
    }

    @Override
    public final String shownId() {
        return runtime.shownId();
    }

    @Override
    public final Duration silenceTimeout() {
        return millis(runtime.configuration().getSilenceTimeout());
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        GatewayConfiguration configuration = runtime.configuration();
        instances.read();
        requireOwnName();
        ServiceHelper.startService(configuration.getPaceRepository());
        ServiceHelper.startService(configuration.getGuardRepository());
        EventExchanges exchanges =
                new EventExchanges(this, configuration.getGroupBody().equals("text"));
        OnExhausted onExhausted = OnExhausted.of(configuration.getOnExhausted());
        deadLetters = DeadLetters.of(runtime, exchanges, onExhausted);
        deliverySettings = new DeliverySettings(
                WantedEvents.filter(configuration),
                configuration.getOrder().equals("chat"),
                configuration.getMaxInFlight(),
                new Redelivery(redeliveryPauses(), configuration.getMaximumRedeliveries(), onExhausted),
                GroupedMessages.grouping(configuration, runtime.shownId()));
        // a new one for each start: what an earlier run has left is not acknowledged, and comes again
        pipeline = new EventPipeline(
                new SenderNotes(
                        runtime,
                        new EventRoute(
                                this,
                                exchanges,
                                configuration.isFetchMedia() ? new MediaFetcher(runtime, this::instance) : null,
                                laterThreads()),
                        laterThreads()),
                deadLetters,
                deliverySettings,
                EventMarks.deduplication(name.text(), runtime, statistics),
                new PipelineThreads(firstThread(), laterThreads(), runtime.timer()),
                statistics);
        pipeline.watch(runtime.eventMemory()::arrived);
        if (configuration.isReconcile()) {
            plan = new ReconciliationPlan(statistics, runtime.timer(), configuration.getReconcileInterval(), () -> {
                if (isRunAllowed() && !isSuspended()) {
                    reconcile();
                }
            });
        }
        running.started(this);
    }

    /** Other instances are to be listened to from now on. Called by one thread at a time, which may block. */
    protected void follow(List<ConsumedInstance> now) {}

    /** All consumers of the component have followed the newest change. Called on a thread that may block. */
    protected void allHaveFollowed() {}

    private void followed() {
        // what comes before the last route of a number has joined would pass that by
        for (WatchedConsumer other : running.all()) {
            if (other != this && other instanceof EventConsumer known) {
                known.instances.followNow();
            }
        }
        allHaveFollowed();
    }

    /** Has changes of instances followed from now on, those too that were made during the start. */
    protected final void beginToFollow() {
        instances.follow(this::follow);
    }

    /** Has no more changes followed; waits for one that is under way. */
    protected final void ceaseToFollow() {
        instances.stop();
    }

    private void requireOwnName() {
        boolean taken = running.all().stream()
                .anyMatch(other ->
                        other != this && other instanceof EventConsumer known && known.name.isSameWithoutRoute(name));
        if (taken) {
            throw new InvalidConfigurationException(
                    List.of("subscription"),
                    runtime.shownId() + " is consumed twice outside of a route,"
                            + " and both would go by the name '" + name.text()
                            + "', so that each keeps events from the other. Set"
                            + " the option subscription of each to a name of its own");
        }
    }

    /** Returns the name under which the consumer claims events. */
    protected final SubscriptionName subscriptionName() {
        return name;
    }

    /** Has failed deliveries of all instances sent again. */
    protected final void reconcile() {
        instances.now().forEach(this::reconcile);
    }

    /** Has failed deliveries of an instance sent again; ends early when this consumer stops. */
    protected final void reconcile(ConsumedInstance instance) {
        reconciliation.start(instance, this::isRunAllowed);
    }

    @Override
    protected void doStop() throws Exception {
        ceaseToFollow();
        running.stopped(this);
        if (plan != null) {
            plan.stop();
        }
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
        pipeline.stopRetries();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        pipeline.resumeRetries();
    }

    /** Returns a consumed instance by its id, one too that was removed and has events in the route; null for others. */
    private ConsumedInstance instance(String id) {
        return instances.withId(id);
    }

    /** Returns what events go through; a new one for each start. */
    public final EventPipeline pipeline() {
        return pipeline;
    }

    protected final DeliverySettings deliverySettings() {
        return deliverySettings;
    }

    @Override
    public final List<ConsumedInstance> instances() {
        return instances.now();
    }

    @Override
    public final boolean takesMessagesOf(String instanceId) {
        return !isSuspended()
                && WantedEvents.includesMessages(runtime.configuration())
                && instances.now().stream().anyMatch(one -> one.id().equals(instanceId));
    }

    @Override
    public final String instancesName() {
        return instances.name();
    }

    @Override
    public final DeliveryStatistics statistics() {
        return statistics;
    }

    protected static Duration millis(long value) {
        return Duration.ofMillis(value);
    }

    @ManagedAttribute(description = "Instances whose events are taken")
    public String getInstanceNames() {
        return FollowedInstances.names(instances.now());
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
    @Override
    public String getOldestInRoute() {
        return pipeline == null
                ? ""
                : pipeline.events().oldestInRoute().map(Object::toString).orElse("");
    }

    @ManagedAttribute(
            description = "The event that has been failing for the longest time; empty when none waits for another try")
    @Override
    public String getOldestFailing() {
        return pipeline == null
                ? ""
                : pipeline.events().oldestFailing().map(Object::toString).orElse("");
    }

    @ManagedAttribute(description = "Groups of messages that wait for more of their chat (group=chat)")
    public int getOpenGroups() {
        return pipeline == null ? 0 : pipeline.openBursts();
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
    @Override
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
            pipeline.stopRetries();
        }
    }
}
