package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.CamelApplication;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.function.Consumer;

/** A Camel context with the component pointed at a simulator. */
public final class Camel extends CamelApplication {
    public static final String TOKEN = "inst-token-1";

    final VzapsComponent component;

    private Camel(VzapsSimulator simulator, Consumer<VzapsConfiguration> options) {
        component = context.getComponent("vzaps", VzapsComponent.class);
        VzapsConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setRetryDelay(1);
        options.accept(configuration);
        context.start();
    }

    /** The account's credentials: access tokens. */
    public static Camel withSecret(VzapsSimulator simulator) {
        return with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        });
    }

    /** Client token and instance token: no access tokens. */
    public static Camel withTokenPair(VzapsSimulator simulator) {
        return with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(TOKEN);
        });
    }

    /** What a program could print of the component's credentials. */
    public static Object credentialsOf(VzapsComponent component) {
        return component.credentials(component.getConfiguration());
    }

    public static Camel with(VzapsSimulator simulator, Consumer<VzapsConfiguration> options) {
        return new Camel(simulator, options);
    }
}
