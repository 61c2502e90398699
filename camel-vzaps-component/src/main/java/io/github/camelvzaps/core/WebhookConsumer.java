package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.api.management.ManagedResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events by webhook, on the HTTP server of the application. Each instance has a path of its own. While the route is
 * stopped or suspended the paths stay and answer 503, so that the gateway keeps what happens meanwhile.
 */
@ManagedResource(description = "Consumer of WhatsApp events by webhook")
public class WebhookConsumer extends EventConsumer implements StartupListener {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookConsumer.class);
    static final Backoff REGISTRATION_PAUSES = new Backoff(millis(1000), millis(60_000));

    private final GatewayEndpoint endpoint;
    private final String probe = UUID.randomUUID().toString();

    /** Who answers at which path; filled on start, emptied on stop. */
    private final Map<String, WebhookReceiver> receivers = new ConcurrentHashMap<>();

    /** What is wrong with the registration or the server, by instance or path; any thread sets it. */
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    /** Whether events are taken; set by start, suspend, resume and stop. */
    private volatile boolean open;

    /** Whether it was told that the server listens, since the last start; any thread sets it. */
    private final AtomicBoolean announced = new AtomicBoolean();

    /** Whether the whole application has started, so that the server listens. */
    private volatile boolean serverStarted;

    /** The threads of events that were confirmed when they came; null unless acknowledge=received. */
    private ExecutorService routeThreads;

    /** Set on start, before anybody calls. */
    private BytesInFlight bytes;

    /** Whether somebody else listens and hands over what came. */
    private final boolean handed;

    public WebhookConsumer(GatewayEndpoint endpoint, Processor processor) {
        this(endpoint, processor, false);
    }

    private WebhookConsumer(GatewayEndpoint endpoint, Processor processor, boolean handed) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.handed = handed;
    }

    /** The same where camel-webhook listens and registers. */
    static final class Handed extends WebhookConsumer {
        Handed(GatewayEndpoint endpoint, Processor processor) {
            super(endpoint, processor, true);
        }
    }

    @Override
    protected Backoff redeliveryPauses() {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        // the gateway repeats what was not confirmed, and nothing else
        return confirmsFirst()
                ? new Backoff(
                        millis(configuration.getRedeliveryDelay()), millis(configuration.getMaximumRedeliveryDelay()))
                : null;
    }

    @Override
    protected Executor firstThread() {
        // the thread of the HTTP server waits for the end in any case, unless it is to answer first
        return confirmsFirst() ? routeThreads : Runnable::run;
    }

    @Override
    protected Executor laterThreads() {
        return confirmsFirst() ? routeThreads : super.laterThreads();
    }

    private boolean confirmsFirst() {
        return endpoint.getConfiguration().getAcknowledge().equals("received");
    }

    @Override
    protected void doStart() throws Exception {
        WebhookSecret.require(endpoint);
        bytes = new BytesInFlight(endpoint.getConfiguration().getMaxBytesInFlight());
        if (confirmsFirst()) {
            // nobody waits for these events, so their number is all that bounds their threads
            routeThreads = endpoint.getCamelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(
                            this,
                            endpoint.getComponent().headerPrefix() + "Webhooks",
                            endpoint.getConfiguration().getConcurrentConsumers());
        }
        super.doStart();
        if (handed) {
            open = true;
            whenServerListens();
            return;
        }
        if (endpoint.getConfiguration().isRegister()) {
            // an address that cannot be made is to be known at the start
            instances().forEach(instance -> address(endpoint.createWebhookRegistration(), instance));
        }
        WebhookGuard guard = endpoint.createWebhookGuard();
        try {
            if (endpoint.getConfiguration().isRegister()) {
                for (ConsumedInstance instance : instances()) {
                    endpoint.getComponent().registeredWebhooks().take(instance, pathOf(instance.id()), this);
                }
            }
            for (ConsumedInstance instance : instances()) {
                listen(pathOf(instance.id()), receiver(instance, guard, probe));
            }
            for (ConsumedInstance instance : instances()) {
                // an address that was registered by the alias keeps its events
                String byAlias = pathOf(instance.name());
                if (!receivers.containsKey(byAlias)) {
                    listen(byAlias, receivers.get(pathOf(instance.id())));
                }
            }
        } catch (RuntimeException e) {
            // Camel does not stop what could not start
            doStop();
            throw e;
        }
        open = true;
        whenServerListens();
    }

    private void listen(String path, WebhookReceiver receiver) {
        endpoint.getComponent().webhookPaths().take(path, receiver);
        receivers.put(path, receiver);
    }

    private void whenServerListens() throws Exception {
        CamelContext context = endpoint.getCamelContext();
        if (serverStarted || context.isStarted()) {
            listens();
        } else {
            context.addStartupListener(this);
        }
    }

    /** Makes the processor that answers for an instance. */
    WebhookReceiver receiver(ConsumedInstance instance, WebhookGuard guard, String probe) {
        EventReader reader =
                new EventReader(endpoint.getComponent().getObjectMapper(), endpoint.createEventParser(), instance.id());
        return new WebhookReceiver(instance, this, guard, reader, bytes, () -> open, probe);
    }

    private String pathOf(String instance) {
        String given = endpoint.getConfiguration().getListenPath();
        String path = given != null ? given : "/" + endpoint.getComponent().getDefaultName() + "/webhook";
        String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return (clean.startsWith("/") ? clean : "/" + clean) + "/" + instance;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes are not all there yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        listens();
    }

    /** The server listens from now on: a gateway that looks at the address finds it. */
    private void listens() {
        if (!announced.compareAndSet(false, true)) {
            // Camel tells consumers of a route by itself, and whoever asks for it once more
            return;
        }
        serverStarted = true;
        GatewayConfiguration configuration = endpoint.getConfiguration();
        if (!handed && configuration.isListenCheck()) {
            ListenCheck.look(endpoint, Set.copyOf(receivers.keySet()), probe, problems, () -> open);
        }
        if (!handed && configuration.isRegister()) {
            instances().forEach(instance -> register(instance, 0));
        }
        if (configuration.isReconcile()) {
            instances().forEach(instance -> endpoint.reconcile(instance, this));
        }
    }

    private void register(ConsumedInstance instance, int failures) {
        if (!open) {
            return;
        }
        WebhookRegistration registration = endpoint.createWebhookRegistration();
        registration
                .register(instance, address(registration, instance), WantedEvents.types(endpoint.getConfiguration()))
                .whenComplete((changed, failure) -> {
                    registered(instance, failure);
                    if (failure == null) {
                        LOG.info("The webhook of {} is {}", instance, changed ? "registered" : "registered already");
                        return;
                    }
                    // the route goes on without it: the gateway may know the address already
                    LOG.warn(
                            "The webhook of {} cannot be registered, trying again: {}",
                            instance,
                            endpoint.reasonOf(failure));
                    endpoint.getComponent()
                            .timer()
                            .schedule(
                                    () -> register(instance, failures + 1),
                                    REGISTRATION_PAUSES.pause(failures + 1).toMillis(),
                                    TimeUnit.MILLISECONDS);
                });
    }

    /** Notes for the health check how a try to register has ended. */
    void registered(ConsumedInstance instance, Throwable failure) {
        if (failure == null) {
            problems.remove(instance.name());
        } else {
            problems.put(
                    instance.name(),
                    "the webhook of " + instance + " is not registered: " + endpoint.reasonOf(failure));
        }
    }

    private String address(WebhookRegistration registration, ConsumedInstance instance) {
        String publicUrl = endpoint.getConfiguration().getPublicUrl();
        if (publicUrl == null) {
            throw new InvalidConfigurationException(
                    List.of("publicUrl"),
                    endpoint.shownId() + " cannot register its webhook: set the option"
                            + " publicUrl to how the gateway reaches this application, such as https://hooks.example.com");
        }
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return registration.addressOf(base + pathOf(instance.id()));
    }

    private void unregister(ConsumedInstance instance) {
        WebhookRegistration registration = endpoint.createWebhookRegistration();
        try {
            registration.unregister(instance, address(registration, instance)).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("The webhook of {} could not be unregistered: {}", instance, endpoint.reasonOf(e));
        }
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems.values());
        if (pipeline() != null) {
            all.addAll(pipeline().events().failingProblems());
            all.addAll(pipeline()
                    .events()
                    .unfinishedProblems(millis(endpoint.getConfiguration().getProgressTimeout())));
        }
        return all;
    }

    @Override
    protected void doSuspend() throws Exception {
        open = false;
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        open = true;
        if (!handed && endpoint.getConfiguration().isRegister()) {
            // tries to register end while it is suspended
            instances().stream()
                    .filter(instance -> problems.containsKey(instance.name()))
                    .forEach(instance -> register(instance, 0));
        }
        if (endpoint.getConfiguration().isReconcile()) {
            instances().forEach(instance -> endpoint.reconcile(instance, this));
        }
    }

    @Override
    protected void doStop() throws Exception {
        open = false;
        announced.set(false);
        problems.clear();
        if (!handed
                && endpoint.getConfiguration().isRegister()
                && endpoint.getConfiguration().isUnregisterOnStop()) {
            instances().forEach(this::unregister);
        }
        receivers.forEach(endpoint.getComponent().webhookPaths()::release);
        receivers.clear();
        endpoint.getComponent().registeredWebhooks().release(this);
        super.doStop();
        if (routeThreads != null) {
            endpoint.getCamelContext().getExecutorServiceManager().shutdown(routeThreads);
            routeThreads = null;
        }
    }
}
