package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.CursorStore;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.RealtimeSettings;
import io.github.camelvzaps.core.delivery.RealtimeStream;
import io.github.camelvzaps.core.delivery.StreamSubscriber;
import io.github.camelvzaps.core.delivery.Subscription;
import io.github.camelvzaps.core.operation.Access;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedStartupListener;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.service.ServiceHelper;

/** Takes the events of one or more instances over realtime connections, one for each, shared with other consumers. */
@ManagedResource(description = "Consumer of WhatsApp events over realtime connections")
public class RealtimeConsumer extends EventConsumer {
    private static final long STOP_MILLIS = 10_000;

    private final GatewayEndpoint endpoint;

    /** One for each instance; joined on start, kept while suspended. */
    private final List<StreamSubscriber> subscribers = new CopyOnWriteArrayList<>();

    /** Set on start, shut down on stop. */
    private ExecutorService routeThreads;

    public RealtimeConsumer(GatewayEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected Backoff redeliveryPauses() {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        return new Backoff(
                millis(configuration.getRedeliveryDelay()), millis(configuration.getMaximumRedeliveryDelay()));
    }

    @Override
    protected Executor firstThread() {
        return routeThreads;
    }

    @Override
    protected Executor laterThreads() {
        return routeThreads;
    }

    @Override
    protected void doStart() throws Exception {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        endpoint.requireCredentials(Access.INSTANCE);
        routeThreads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(
                        this,
                        endpoint.getComponent().headerPrefix() + "Events",
                        threads(configuration.getConcurrentConsumers()));
        super.doStart();
        StateRepository<String, String> repository = endpoint.cursorRepository();
        ServiceHelper.startService(repository);
        try {
            for (ConsumedInstance instance : instances()) {
                subscribers.add(join(instance, configuration, repository));
            }
            openOnceAllHaveJoined();
        } catch (Exception e) {
            // Camel does not stop what could not be started
            doStop();
            throw e;
        }
    }

    /** As many as wait in it are bounded by maxInFlight; the thread that brings an event must never run the route. */
    private static ThreadPoolProfile threads(int count) {
        ThreadPoolProfile profile = new ThreadPoolProfile();
        profile.setPoolSize(count);
        profile.setMaxPoolSize(count);
        // without a number Camel takes a queue without room, and runs what does not fit on the thread that brings it
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        return profile;
    }

    /** What comes before the last route of a number has joined would pass it by. */
    private void openOnceAllHaveJoined() throws Exception {
        CamelContext context = endpoint.getCamelContext();
        if (context.isStarted()) {
            streams().forEach(RealtimeStream::open);
        } else {
            context.addStartupListener(new OpenWhenStarted());
        }
    }

    /** Called for what happens while the context starts; a consumer that has stopped by then has left its streams. */
    private final class OpenWhenStarted implements ExtendedStartupListener {
        @Override
        public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
            if (alreadyStarted) {
                streams().forEach(RealtimeStream::open);
            }
        }

        @Override
        public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
            streams().forEach(RealtimeStream::open);
        }
    }

    /** Only where the application asked for it: the stream logs the same, and connects again in any case. */
    private void noConnection(ConsumedInstance instance, String why) {
        if (endpoint.isBridgeErrorHandler() || endpoint.getExceptionHandler() != null) {
            getExceptionHandler().handleException(new IOException("Instance " + instance.id() + ": " + why));
        }
    }

    private StreamSubscriber join(
            ConsumedInstance instance, GatewayConfiguration configuration, StateRepository<String, String> repository) {
        GatewayComponent component = endpoint.getComponent();
        RealtimeSettings settings = new RealtimeSettings(
                endpoint.realtimeUrl(),
                instance.id(),
                instance.token(),
                millis(configuration.getConnectTimeout()),
                millis(configuration.getPingInterval()),
                new Backoff(
                        millis(configuration.getReconnectDelay()), millis(configuration.getMaximumReconnectDelay())),
                configuration.getMaximumEventSize(),
                configuration.getMaxInFlight());
        CursorStore store = new CursorStore(repository, component.getDefaultName() + "/" + instance.id());
        Subscription subscription = new Subscription(
                shownName(),
                WantedEvents.types(configuration),
                pipeline(),
                deliverySettings(),
                statistics(),
                why -> noConnection(instance, why),
                configuration.isReconcile() ? () -> endpoint.reconcile(instance, this) : () -> {});
        return component
                .realtimeStreams()
                .join(
                        settings,
                        store,
                        () -> new RealtimeStream(
                                settings,
                                component.realtimeClient(configuration),
                                endpoint.createCredentials(),
                                component.secrets(),
                                new EventReader(
                                        component.getObjectMapper(), endpoint.createEventParser(), instance.id()),
                                store,
                                component.workers(),
                                component.timer(),
                                Clock.systemUTC()),
                        subscription);
    }

    /** Also the name under which the stream keeps what a stopped route has not finished, so no two routes may share it. */
    private String shownName() {
        return SubscriptionName.routeId(this)
                .map(id -> "route " + id)
                .orElseGet(() -> "consumer " + SubscriptionName.of(this));
    }

    @Override
    public List<String> problems() {
        Duration allowed = millis(endpoint.getConfiguration().getProgressTimeout());
        List<String> problems = new ArrayList<>();
        for (RealtimeStream stream : streams()) {
            stream.problems(allowed)
                    .forEach(problem -> problems.add(stream.settings().instanceId() + ": " + problem));
        }
        if (pipeline() != null) {
            problems.addAll(pipeline().events().failingProblems());
        }
        return problems;
    }

    @Override
    public Optional<Instant> oldestUnfinishedSince() {
        return streams().stream()
                .map(RealtimeStream::oldestUnfinishedSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Returns the stream of each instance; others may share it. */
    public List<RealtimeStream> streams() {
        return subscribers.stream().map(StreamSubscriber::stream).toList();
    }

    @ManagedAttribute(description = "How many realtime connections stand")
    public int getConnected() {
        return (int)
                streams().stream().filter(stream -> stream.state().isOpen()).count();
    }

    @ManagedAttribute(description = "How often a realtime connection was made")
    public long getConnects() {
        return statistics().getConnects();
    }

    @ManagedAttribute(description = "For each instance the last event before the oldest unfinished one")
    public String getCursors() {
        return streams().stream()
                .map(stream -> stream.settings().instanceId() + "=" + stream.position())
                .collect(Collectors.joining(", "));
    }

    @Override
    protected void doSuspend() throws Exception {
        subscribers.forEach(StreamSubscriber::suspend);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        subscribers.forEach(StreamSubscriber::resume);
    }

    @Override
    protected void doStop() throws Exception {
        subscribers.forEach(StreamSubscriber::suspend);
        super.doStop();
        List<StreamSubscriber> leaving = List.copyOf(subscribers);
        subscribers.clear();
        leaving.parallelStream().forEach(endpoint.getComponent().realtimeStreams()::leave);
    }

    @Override
    protected void awaitRoute() {
        // what is in the middle of the route may end and be acknowledged; what has not begun stays with the stream
        endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(routeThreads, STOP_MILLIS);
    }
}
