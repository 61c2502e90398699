package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.watch.RunningConsumers;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.api.management.ManagedResource;

/** Takes events where camel-webhook listens, and {@link CamelWebhookAdapter} registers. */
@ManagedResource(description = "Consumer of WhatsApp events by webhook")
public final class AdaptedWebhookConsumer extends WebhookConsumer {
    AdaptedWebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            Map<String, String> problems) {
        super(endpoint, processor, runtime, running, reconciliation, problems);
    }
}
