package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.github.camelvzaps.vzaps.VzapsEndpoint;
import org.apache.camel.CamelContext;

/** An endpoint of webhooks that shows its runtime. */
public final class ShownEndpoint extends VzapsEndpoint {
    /** @param context whose component is configured */
    public ShownEndpoint(CamelContext context) {
        this(context, component(context).getConfiguration());
    }

    public ShownEndpoint(CamelContext context, VzapsConfiguration configuration) {
        super("vzaps:webhooks/receive", component(context), configuration);
        setResource("webhooks");
        setOperation("receive");
    }

    public static VzapsComponent component(CamelContext context) {
        return context.getComponent("vzaps", VzapsComponent.class);
    }

    public GatewayRuntime shown() {
        return runtime();
    }
}
