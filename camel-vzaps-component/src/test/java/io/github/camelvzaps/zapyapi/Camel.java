package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.CamelApplication;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.function.Consumer;

/** A Camel context with the component pointed at a simulator. */
final class Camel extends CamelApplication {

    private Camel(VzapsSimulator simulator, Consumer<ZapyapiConfiguration> options) {
        ZapyapiConfiguration configuration =
                context.getComponent("zapyapi", ZapyapiComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setRetryDelay(1);
        options.accept(configuration);
        context.start();
    }

    static Camel withKey(VzapsSimulator simulator) {
        return with(simulator, options -> options.setApiKey(VzapsSimulator.API_KEY));
    }

    static Camel with(VzapsSimulator simulator, Consumer<ZapyapiConfiguration> options) {
        return new Camel(simulator, options);
    }
}
