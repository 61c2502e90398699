package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import io.github.camelvzaps.core.watch.RunningConsumers;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StartupListener;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * What an endpoint does behind {@code webhook:}, where camel-webhook listens and hands over what came. It registers only
 * when the whole application has started, since camel-webhook asks for it before its own route listens.
 */
public final class CamelWebhookAdapter implements StartupListener {
    /** What the gateway calls with: events by POST, a look at the address by GET. */
    public static final List<String> METHODS = List.of("POST", "GET");

    private static final long SOON_MILLIS = 500;

    private final Endpoint endpoint;
    private final GatewayRuntime runtime;
    private final RunningConsumers running;
    private final Reconciliation reconciliation;
    private final RegisteredWebhooks registered;
    private final WebhookConfiguration configuration;
    private final RegistrationLoop registration;

    /** Why the last try to register failed, for the health of the consumer; any thread sets it. */
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    /** Whether it is to be registered; set by camel-webhook's start and stop, read by any thread. */
    private volatile boolean wanted;

    public CamelWebhookAdapter(
            Endpoint endpoint,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            RegisteredWebhooks registered,
            WebhookConfiguration configuration) {
        this.endpoint = endpoint;
        this.runtime = runtime;
        this.running = running;
        this.reconciliation = reconciliation;
        this.registered = registered;
        this.configuration = configuration;
        this.registration =
                new RegistrationLoop(runtime, one -> true, () -> wanted, (made, instance) -> address(made), problems);
    }

    /** Creates what camel-webhook hands everything to. */
    public Processor handler(Processor next) {
        return new Handler(new AdaptedWebhookConsumer(endpoint, next, runtime, running, reconciliation, problems));
    }

    /** Registers as soon as the application listens. */
    public void register() {
        runtime.withScheme(() -> registered.take(instance(), configuration.getWebhookPath(), this));
        wanted = true;
        CamelContext context = runtime.camelContext();
        if (context.isStarted()) {
            // camel-webhook asks before it listens, and tells nobody when it does
            runtime.timer().schedule(this::registerNow, SOON_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            try {
                context.addStartupListener(this);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes are not all there yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        registerNow();
    }

    private void registerNow() {
        if (wanted) {
            registration.register(instance());
        }
    }

    /** Takes the registration back, when the options ask for it. */
    public void unregister() {
        wanted = false;
        registered.release(this);
        if (runtime.configuration().isUnregisterOnStop()) {
            registration.unregister(instance());
        }
    }

    private String address(WebhookRegistration made) {
        try {
            return made.addressOf(configuration.computeFullExternalUrl());
        } catch (UnknownHostException e) {
            throw new InvalidConfigurationException(
                    List.of(), "Set the option webhookExternalUrl to how the gateway reaches this application", e);
        }
    }

    private ConsumedInstance instance() {
        List<ConsumedInstance> instances = runtime.consumedInstances();
        if (instances.size() > 1) {
            throw new InvalidConfigurationException(
                    List.of(),
                    "webhook:" + runtime.shownId() + " has one address, so it can take the"
                            + " events of one instance only: use " + runtime.shownId() + " itself for several");
        }
        return instances.get(0);
    }

    /** Starts and stops with the route of camel-webhook. */
    private final class Handler extends AsyncProcessorSupport {
        private final WebhookConsumer consumer;

        /** Set on start. */
        private WebhookReceiver receiver;

        private Handler(WebhookConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void start() {
            runtime.withScheme(super::start);
        }

        @Override
        protected void doStart() throws Exception {
            ServiceHelper.startService(consumer);
            receiver = consumer.receiver(
                    instance(),
                    runtime.gateway().webhookGuard(),
                    UUID.randomUUID().toString());
        }

        @Override
        protected void doStop() throws Exception {
            ServiceHelper.stopService(consumer);
        }

        @Override
        protected void doShutdown() throws Exception {
            ServiceHelper.stopAndShutdownService(consumer);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return receiver.process(exchange, callback);
        }
    }
}
