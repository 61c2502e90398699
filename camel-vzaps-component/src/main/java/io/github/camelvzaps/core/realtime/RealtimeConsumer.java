package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.consumer.WantedEvents;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.watch.RunningConsumers;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.json.JsonObject;

/** Takes the events of one or more instances over realtime connections, one for each, shared with other consumers. */
@ManagedResource(description = "Consumer of WhatsApp events over realtime connections")
public class RealtimeConsumer extends EventConsumer {
    private static final long STOP_MILLIS = 10_000;

    private final DefaultEndpoint endpoint;
    private final GatewayRuntime runtime;
    private final RealtimeStreams streams;

    /** Joined on start, kept while suspended. */
    private final InstanceConnections connections;

    /** Set on start, shut down on stop. */
    private ExecutorService routeThreads;

    /** @param streams the realtime connections, one for each number */
    public RealtimeConsumer(
            DefaultEndpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            RealtimeStreams streams) {
        super(endpoint, processor, runtime, running, reconciliation);
        this.endpoint = endpoint;
        this.runtime = runtime;
        this.streams = streams;
        this.connections = new InstanceConnections(
                streams, this::join, step -> runtime.workers().execute(step));
    }

    @Override
    protected Backoff redeliveryPauses() {
        GatewayConfiguration configuration = runtime.configuration();
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
        GatewayConfiguration configuration = runtime.configuration();
        runtime.gateway().requireCredentials(runtime.operationId(), Access.INSTANCE);
        routeThreads = runtime.camelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, "CamelVzapsEvents", threads(configuration.getConcurrentConsumers()));
        super.doStart();
        StateRepository<String, String> repository = runtime.cursorRepository();
        ServiceHelper.startService(repository);
        try {
            connections.start(instances(), pipeline());
            openOnceAllHaveJoined();
            beginToFollow();
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
        CamelContext context = runtime.camelContext();
        if (context.isStarted()) {
            connections.open();
        } else {
            context.addStartupListener(new OpenWhenStarted());
        }
    }

    /** Called for what happens while the context starts; a consumer that has stopped by then has left its streams. */
    private final class OpenWhenStarted implements ExtendedStartupListener {
        @Override
        public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
            if (alreadyStarted) {
                connections.open();
            }
        }

        @Override
        public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
            connections.open();
        }
    }

    /** Only where the application asked for it: the stream logs the same, and connects again in any case. */
    private void noConnection(ConsumedInstance instance, String why) {
        if (endpoint.isBridgeErrorHandler() || endpoint.getExceptionHandler() != null) {
            getExceptionHandler().handleException(new IOException("Instance " + instance.id() + ": " + why));
        }
    }

    private RealtimeStreams.Joined join(ConsumedInstance instance) {
        GatewayConfiguration configuration = runtime.configuration();
        StateRepository<String, String> repository = runtime.cursorRepository();
        RealtimeSettings settings = settings(instance, configuration);
        CursorStore store = new CursorStore(repository, runtime.scheme() + "/" + instance.id());
        Subscription subscription = new Subscription(
                shownName(),
                WantedEvents.types(configuration),
                pipeline(),
                deliverySettings(),
                statistics(),
                why -> noConnection(instance, why),
                configuration.isReconcile() ? () -> reconcile(instance) : () -> {});
        statistics().listens();
        return streams.join(settings, store, () -> stream(settings, store), subscription);
    }

    @Override
    protected void follow(List<ConsumedInstance> now) {
        connections.align(now);
    }

    @Override
    protected void allHaveFollowed() {
        connections.openJoined();
    }

    private RealtimeSettings settings(ConsumedInstance instance, GatewayConfiguration configuration) {
        return new RealtimeSettings(
                runtime.gateway().realtimeUrl(),
                instance.id(),
                instance.token(),
                millis(configuration.getConnectTimeout()),
                millis(configuration.getPingInterval()),
                new Backoff(
                        millis(configuration.getReconnectDelay()), millis(configuration.getMaximumReconnectDelay())),
                configuration.getMaximumEventSize(),
                configuration.getMaxInFlight());
    }

    private RealtimeStream stream(RealtimeSettings settings, CursorStore store) {
        RealtimeAccess access = new RealtimeAccess(
                runtime.clients().realtimeClient(runtime.configuration()),
                runtime.gateway().credentials(),
                runtime.secrets(),
                runtime.connecting());
        EventReader reader = new EventReader(
                runtime.mapper(), runtime.gateway().eventParser(runtime.mapper()), settings.instanceId());
        return new RealtimeStream(
                settings, access, reader, store, runtime.workers(), runtime.timer(), Clock.systemUTC());
    }

    /** Also the name under which the stream keeps what a stopped route has not finished, so no two routes may share it. */
    private String shownName() {
        return subscriptionName()
                .routeId()
                .map(id -> "route " + id)
                .orElseGet(() -> "consumer " + subscriptionName().text());
    }

    @Override
    public List<String> problems() {
        Duration allowed = millis(runtime.configuration().getProgressTimeout());
        List<String> problems = new ArrayList<>();
        for (RealtimeStream stream : streams()) {
            stream.problems(allowed)
                    .forEach(problem -> problems.add(stream.settings().instanceId() + ": " + problem));
        }
        problems.addAll(connections.problems());
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
        return connections.streams();
    }

    @Override
    public Optional<List<JsonObject>> sessions() {
        return Optional.of(streams().stream().map(RealtimeConsumer::session).toList());
    }

    private static JsonObject session(RealtimeStream stream) {
        JsonObject report = new JsonObject();
        report.put("instance", stream.settings().instanceId());
        report.put("connected", stream.state().isOpen());
        report.put("since", stream.state().getSince().toString());
        report.put("lastHeardAt", String.valueOf(stream.state().getLastHeardAt()));
        report.put("unfinished", stream.unfinished());
        report.put("oldestUnfinishedSince", String.valueOf(stream.oldestUnfinishedSince()));
        report.put("cursor", String.valueOf(stream.position()));
        return report;
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
        connections.suspend();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        connections.resume();
    }

    @Override
    protected void doStop() throws Exception {
        connections.suspend();
        super.doStop();
        connections.stop();
    }

    @Override
    protected void awaitRoute() {
        // what is in the middle of the route may end and be acknowledged; what has not begun stays with the stream
        runtime.camelContext().getExecutorServiceManager().shutdownGraceful(routeThreads, STOP_MILLIS);
    }
}
