package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.CursorStore;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.RealtimeSession;
import io.github.camelvzaps.core.delivery.RealtimeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;

/** Takes the events of one or more instances over realtime connections, one for each. */
@ManagedResource(description = "Consumer of WhatsApp events over realtime connections")
public class RealtimeConsumer extends EventConsumer {
    private static final long STOP_MILLIS = 10_000;

    private final GatewayEndpoint endpoint;

    /** One for each instance; made on start, kept while suspended. */
    private final List<RealtimeSession> sessions = new CopyOnWriteArrayList<>();

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
        endpoint.requireCredentials(io.github.camelvzaps.core.operation.Access.INSTANCE);
        routeThreads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(
                        this,
                        endpoint.getComponent().headerPrefix() + "Events",
                        configuration.getConcurrentConsumers());
        super.doStart();
        StateRepository<String, String> repository = endpoint.cursorRepository();
        ServiceHelper.startService(repository);
        sessions.clear();
        instances().forEach(instance -> sessions.add(session(instance, configuration, repository)));
        sessions.forEach(session -> session.onTrouble(why -> noConnection(session, why)));
        sessions.forEach(RealtimeSession::start);
    }

    /** Only where the application asked for it: the session logs the same, and connects again in any case. */
    private void noConnection(RealtimeSession session, String why) {
        if (endpoint.isBridgeErrorHandler() || endpoint.getExceptionHandler() != null) {
            getExceptionHandler()
                    .handleException(
                            new IOException("Instance " + session.settings().instanceId() + ": " + why));
        }
    }

    private RealtimeSession session(
            ConsumedInstance instance, GatewayConfiguration configuration, StateRepository<String, String> repository) {
        GatewayComponent component = endpoint.getComponent();
        URI url = endpoint.realtimeUrl();
        Credentials credentials = endpoint.createCredentials();
        HttpClient http = component.realtimeClient(configuration);
        RealtimeSettings settings = new RealtimeSettings(
                url,
                instance.id(),
                instance.token(),
                WantedEvents.types(configuration),
                millis(configuration.getConnectTimeout()),
                millis(configuration.getPingInterval()),
                new Backoff(
                        millis(configuration.getReconnectDelay()), millis(configuration.getMaximumReconnectDelay())),
                configuration.getMaximumEventSize(),
                configuration.getMaxInFlight());
        RealtimeSession session = new RealtimeSession(
                settings,
                http,
                credentials,
                new EventReader(component.getObjectMapper(), endpoint.createEventParser(), instance.id()),
                pipeline(),
                new CursorStore(repository, component.getDefaultName() + "/" + instance.id()),
                component.workers(),
                component.timer(),
                statistics());
        if (configuration.isReconcile()) {
            session.whenConnected(() -> endpoint.reconcile(instance, this));
        }
        return session;
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (RealtimeSession session : sessions) {
            String id = session.settings().instanceId();
            if (!session.state().isOpen()) {
                problems.add(id + ": " + session.state().getProblem());
            }
            if (session.cursorProblem() != null) {
                problems.add(id + ": " + session.cursorProblem());
            }
        }
        return problems;
    }

    /** Returns one session for each instance. */
    public List<RealtimeSession> sessions() {
        return List.copyOf(sessions);
    }

    @ManagedAttribute(description = "How many realtime connections stand")
    public int getConnected() {
        return (int)
                sessions.stream().filter(session -> session.state().isOpen()).count();
    }

    @ManagedAttribute(description = "How often a realtime connection was made")
    public long getConnects() {
        return statistics().getConnects();
    }

    @ManagedAttribute(description = "For each instance the last event before the oldest unfinished one")
    public String getCursors() {
        return sessions.stream()
                .map(session -> session.settings().instanceId() + "=" + session.position())
                .collect(Collectors.joining(", "));
    }

    @Override
    protected void doSuspend() throws Exception {
        sessions.forEach(RealtimeSession::pause);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        sessions.forEach(RealtimeSession::start);
    }

    @Override
    protected void doStop() throws Exception {
        sessions.forEach(RealtimeSession::pause);
        super.doStop();
        sessions.parallelStream().forEach(RealtimeSession::stop);
    }

    @Override
    protected void awaitRoute() {
        // what is in the middle of the route may end and be acknowledged; what has not begun stays with the gateway
        endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(routeThreads, STOP_MILLIS);
    }
}
