package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsEndpoint;
import org.apache.camel.CamelContext;

/** An endpoint of webhooks that shows its runtime. */
final class ShownEndpoint extends VzapsEndpoint {
    /** @param context whose component is configured */
    ShownEndpoint(CamelContext context) {
        super("vzaps:webhooks/receive", component(context), component(context).getConfiguration());
        setResource("webhooks");
        setOperation("receive");
    }

    static VzapsComponent component(CamelContext context) {
        return context.getComponent("vzaps", VzapsComponent.class);
    }

    GatewayRuntime shown() {
        return runtime();
    }
}
