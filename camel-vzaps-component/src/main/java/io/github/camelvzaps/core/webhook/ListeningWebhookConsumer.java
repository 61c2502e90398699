package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.HttpListener;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import io.github.camelvzaps.core.watch.RunningConsumers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events by webhook, on the HTTP server of the application. Each instance has a path of its own. While the route is
 * stopped or suspended the paths stay and answer 503, so that the gateway keeps what happens meanwhile.
 */
@ManagedResource(description = "Consumer of WhatsApp events by webhook")
public final class ListeningWebhookConsumer extends WebhookConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(ListeningWebhookConsumer.class);

    private final GatewayRuntime runtime;
    private final WebhookPaths paths;
    private final Map<String, String> problems;
    private final RegistrationLoop registration;
    private final String probe = UUID.randomUUID().toString();

    /** Who answers at which path; emptied on stop. */
    private final Map<String, WebhookReceiver> receivers = new ConcurrentHashMap<>();

    /** Whose webhooks are answered, and registered with register=true; emptied on stop. */
    private final List<ConsumedInstance> listening = new CopyOnWriteArrayList<>();

    /** Why instances could not be joined, by name; touched while changes are followed. */
    private final Map<String, String> refused = new HashMap<>();

    /** @param paths shared by all consumers of the component */
    public ListeningWebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            WebhookPaths paths) {
        this(endpoint, processor, runtime, running, reconciliation, paths, new ConcurrentHashMap<>());
    }

    private ListeningWebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            WebhookPaths paths,
            Map<String, String> problems) {
        super(endpoint, processor, runtime, running, reconciliation, problems);
        this.runtime = runtime;
        this.paths = paths;
        this.problems = problems;
        this.registration = new RegistrationLoop(runtime, listening::contains, this::isOpen, this::address, problems);
    }

    @Override
    protected void listen() throws Exception {
        if (runtime.configuration().isRegister()) {
            // an address that cannot be made is to be known at the start
            instances().forEach(instance -> address(runtime.webhookRegistration(), instance));
        }
        try {
            listenTo(instances());
            listening.addAll(instances());
        } catch (RuntimeException e) {
            // Camel does not stop what could not start
            doStop();
            throw e;
        }
    }

    private void listenTo(List<ConsumedInstance> added) {
        WebhookGuard guard = runtime.gateway().webhookGuard();
        if (runtime.configuration().isRegister()) {
            added.forEach(instance -> paths.registered().take(instance, pathOf(instance.id()), this));
        }
        added.forEach(instance -> take(pathOf(instance.id()), receiver(instance, guard, probe)));
        added.forEach(this::takePathOfAlias);
    }

    /** An address that was registered by the alias keeps its events. */
    private void takePathOfAlias(ConsumedInstance instance) {
        String byAlias = pathOf(instance.name());
        if (!receivers.containsKey(byAlias)) {
            take(byAlias, receivers.get(pathOf(instance.id())));
        }
    }

    @Override
    protected void follow(List<ConsumedInstance> now) {
        Map<String, ConsumedInstance> wanted = new LinkedHashMap<>();
        now.forEach(one -> wanted.put(one.id(), one));
        for (ConsumedInstance known : listening) {
            ConsumedInstance next = wanted.remove(known.id());
            if (next == null) {
                leave(known);
            } else if (!next.equals(known)) {
                change(known, next);
            }
        }
        // those too that could not be joined before, unless they were removed
        Map<String, String> before = Map.copyOf(refused);
        refused.keySet().forEach(problems::remove);
        refused.clear();
        wanted.values().forEach(instance -> join(instance, before.get(instance.name())));
    }

    private void join(ConsumedInstance instance, String refusedBefore) {
        try {
            listenTo(List.of(instance));
        } catch (RuntimeException e) {
            // the other instances are listened to all the same; its registration is that of another route
            release(instance);
            String why = instance.name() + " is not listened to: " + e.getMessage();
            problems.put(instance.name(), why);
            refused.put(instance.name(), why);
            if (!why.equals(refusedBefore)) {
                LOG.warn("Instance {} was added, and its webhooks are not listened to: {}", instance, e.getMessage());
            }
            return;
        }
        listening.add(instance);
        if (runtime.configuration().isRegister()) {
            registration.register(instance);
        }
    }

    /** It has another token or alias: the path by its id stays, and the old token may have been why it is not registered. */
    private void change(ConsumedInstance known, ConsumedInstance next) {
        listening.remove(known);
        problems.remove(known.name());
        listening.add(next);
        try {
            takePathOfAlias(next);
        } catch (RuntimeException e) {
            LOG.warn("Instance {} has no address by its new alias, only by its id: {}", next, e.getMessage());
        }
        if (runtime.configuration().isRegister()) {
            registration.register(next);
        }
    }

    /** What is in the route may end, and is confirmed by its answer; further calls get 503. */
    private void leave(ConsumedInstance instance) {
        listening.remove(instance);
        problems.remove(instance.name());
        if (runtime.configuration().isRegister() && runtime.configuration().isUnregisterOnStop()) {
            registration.unregister(instance);
        }
        release(instance);
    }

    /** Answers at no path of an instance any more. */
    private void release(ConsumedInstance instance) {
        WebhookReceiver receiver = receivers.get(pathOf(instance.id()));
        receivers.forEach((path, held) -> {
            if (held == receiver) {
                receivers.remove(path);
                paths.release(path, receiver);
            }
        });
        paths.registered().release(instance, this);
    }

    private void take(String path, WebhookReceiver receiver) {
        paths.take(path, receiver);
        receivers.put(path, receiver);
    }

    private String pathOf(String instance) {
        String given = runtime.configuration().getListenPath();
        return HttpListener.path(given != null ? given : runtime.scheme() + "/webhook") + "/" + instance;
    }

    private String address(WebhookRegistration made, ConsumedInstance instance) {
        String publicUrl = runtime.configuration().getPublicUrl();
        if (publicUrl == null) {
            throw new InvalidConfigurationException(
                    List.of("publicUrl"),
                    runtime.shownId() + " cannot register its webhook: set the option publicUrl to how the gateway"
                            + " reaches this application, such as https://hooks.example.com");
        }
        String base = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return made.addressOf(base + pathOf(instance.id()));
    }

    @Override
    protected void serverListens() {
        GatewayConfiguration configuration = runtime.configuration();
        if (configuration.isListenCheck()) {
            ListenerProbe.check(runtime, Set.copyOf(receivers.keySet()), probe, problems, this::isOpen);
        }
        if (configuration.isRegister()) {
            listening.forEach(registration::register);
        }
        super.serverListens();
        beginToFollow();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        if (runtime.configuration().isRegister()) {
            // attempts to register end while it is suspended
            listening.stream()
                    .filter(instance -> problems.containsKey(instance.name()))
                    .forEach(registration::register);
        }
    }

    @Override
    protected void doStop() throws Exception {
        ceaseToFollow();
        shut();
        if (runtime.configuration().isRegister() && runtime.configuration().isUnregisterOnStop()) {
            listening.forEach(registration::unregister);
        }
        receivers.forEach(paths::release);
        receivers.clear();
        refused.clear();
        listening.clear();
        paths.registered().release(this);
        super.doStop();
    }
}
