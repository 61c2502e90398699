package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an endpoint does behind {@code webhook:}, where camel-webhook listens and hands over what came. It registers only
 * when the whole application has started, since camel-webhook asks for it before its own route listens.
 */
public final class HandedWebhook implements StartupListener {
    /** What the gateway calls with: events by POST, a look at the address by GET. */
    public static final List<String> METHODS = List.of("POST", "GET");

    private static final Logger LOG = LoggerFactory.getLogger(HandedWebhook.class);
    private static final long SECONDS = 10;
    private static final long SOON_MILLIS = 500;

    private final GatewayEndpoint endpoint;
    private final WebhookConfiguration configuration;

    /** Whether it is to be registered; set by camel-webhook's start and stop, read by any thread. */
    private volatile boolean wanted;

    /** Whose health tells of the registration; set when the route is made, read by any thread. */
    private volatile WebhookConsumer.Handed consumer;

    public HandedWebhook(GatewayEndpoint endpoint, WebhookConfiguration configuration) {
        this.endpoint = endpoint;
        this.configuration = configuration;
    }

    /** Makes what camel-webhook hands everything to. */
    public Processor handler(Processor next) {
        WebhookConsumer.Handed made = new WebhookConsumer.Handed(endpoint, next);
        consumer = made;
        return new Handler(made);
    }

    /** Registers as soon as the application listens. */
    public void register() {
        endpoint.getComponent().registeredWebhooks().take(instance(), configuration.getWebhookPath(), this);
        wanted = true;
        CamelContext context = endpoint.getCamelContext();
        if (context.isStarted()) {
            // camel-webhook asks before it listens, and tells nobody when it does
            endpoint.getComponent().timer().schedule(() -> attempt(0), SOON_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            try {
                context.addStartupListener(this);
            } catch (Exception e) {
                throw org.apache.camel.RuntimeCamelException.wrapRuntimeException(e);
            }
        }
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes are not all there yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        attempt(0);
    }

    private void attempt(int failures) {
        if (!wanted) {
            return;
        }
        WebhookRegistration registration = endpoint.createWebhookRegistration();
        registration
                .register(instance(), address(registration), WantedEvents.types(endpoint.getConfiguration()))
                .whenComplete((changed, failure) -> {
                    if (failure == null) {
                        LOG.info("The webhook of {} is {}", instance(), changed ? "registered" : "registered already");
                    } else {
                        LOG.warn(
                                "The webhook of {} cannot be registered, trying again: {}",
                                instance(),
                                endpoint.reasonOf(failure));
                        endpoint.getComponent()
                                .timer()
                                .schedule(
                                        () -> attempt(failures + 1),
                                        WebhookConsumer.REGISTRATION_PAUSES
                                                .pause(failures + 1)
                                                .toMillis(),
                                        TimeUnit.MILLISECONDS);
                    }
                    WebhookConsumer.Handed current = consumer;
                    if (current != null) {
                        current.registered(instance(), failure);
                    }
                });
    }

    /** Takes the registration back, when the options ask for it. */
    public void unregister() {
        wanted = false;
        endpoint.getComponent().registeredWebhooks().release(this);
        if (!endpoint.getConfiguration().isUnregisterOnStop()) {
            return;
        }
        WebhookRegistration registration = endpoint.createWebhookRegistration();
        try {
            registration.unregister(instance(), address(registration)).get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The webhook of {} could not be unregistered: {}", instance(), endpoint.reasonOf(e));
        }
    }

    private String address(WebhookRegistration registration) {
        try {
            return registration.addressOf(configuration.computeFullExternalUrl());
        } catch (java.net.UnknownHostException e) {
            throw new InvalidConfigurationException(
                    List.of(), "Set the option webhookExternalUrl to how the gateway reaches this application", e);
        }
    }

    private ConsumedInstance instance() {
        List<ConsumedInstance> instances = ConsumedInstance.of(endpoint);
        if (instances.size() > 1) {
            throw new InvalidConfigurationException(
                    List.of(),
                    "webhook:" + endpoint.shownId() + " has one address, so it can take the"
                            + " events of one instance only: use " + endpoint.shownId() + " itself for several");
        }
        return instances.get(0);
    }

    /** Starts and stops with the route of camel-webhook. */
    private final class Handler extends AsyncProcessorSupport {
        private final WebhookConsumer.Handed consumer;

        /** Set on start. */
        private WebhookReceiver receiver;

        private Handler(WebhookConsumer.Handed consumer) {
            this.consumer = consumer;
        }

        @Override
        protected void doStart() throws Exception {
            ServiceHelper.startService(consumer);
            receiver = consumer.receiver(
                    instance(), endpoint.createWebhookGuard(), UUID.randomUUID().toString());
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
