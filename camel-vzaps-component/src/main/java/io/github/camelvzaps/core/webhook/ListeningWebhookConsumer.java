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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;

/**
 * Takes events by webhook, on the HTTP server of the application. Each instance has a path of its own. While the route is
 * stopped or suspended the paths stay and answer 503, so that the gateway keeps what happens meanwhile.
 */
@ManagedResource(description = "Consumer of WhatsApp events by webhook")
public final class ListeningWebhookConsumer extends WebhookConsumer {
    private final GatewayRuntime runtime;
    private final WebhookPaths paths;
    private final Map<String, String> problems;
    private final RegistrationLoop registration;
    private final String probe = UUID.randomUUID().toString();

    /** Who answers at which path; filled on start, emptied on stop. */
    private final Map<String, WebhookReceiver> receivers = new ConcurrentHashMap<>();

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
        this.registration = new RegistrationLoop(runtime, this::isOpen, this::address, problems);
    }

    @Override
    protected void listen() throws Exception {
        if (runtime.configuration().isRegister()) {
            // an address that cannot be made is to be known at the start
            instances().forEach(instance -> address(runtime.webhookRegistration(), instance));
        }
        WebhookGuard guard = runtime.gateway().webhookGuard();
        try {
            if (runtime.configuration().isRegister()) {
                for (ConsumedInstance instance : instances()) {
                    paths.registered().take(instance, pathOf(instance.id()), this);
                }
            }
            for (ConsumedInstance instance : instances()) {
                take(pathOf(instance.id()), receiver(instance, guard, probe));
            }
            for (ConsumedInstance instance : instances()) {
                // an address that was registered by the alias keeps its events
                String byAlias = pathOf(instance.name());
                if (!receivers.containsKey(byAlias)) {
                    take(byAlias, receivers.get(pathOf(instance.id())));
                }
            }
        } catch (RuntimeException e) {
            // Camel does not stop what could not start
            doStop();
            throw e;
        }
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
            instances().forEach(registration::register);
        }
        super.serverListens();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        if (runtime.configuration().isRegister()) {
            // attempts to register end while it is suspended
            instances().stream()
                    .filter(instance -> problems.containsKey(instance.name()))
                    .forEach(registration::register);
        }
    }

    @Override
    protected void doStop() throws Exception {
        shut();
        if (runtime.configuration().isRegister() && runtime.configuration().isUnregisterOnStop()) {
            instances().forEach(registration::unregister);
        }
        receivers.forEach(paths::release);
        receivers.clear();
        paths.registered().release(this);
        super.doStop();
    }
}
