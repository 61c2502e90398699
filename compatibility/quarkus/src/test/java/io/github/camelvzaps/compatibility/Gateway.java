package io.github.camelvzaps.compatibility;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Starts the simulator before the application and points the component to it. */
public class Gateway implements QuarkusTestResourceLifecycleManager {
    private VzapsSimulator simulator;

    @Override
    public Map<String, String> start() {
        simulator = VzapsSimulator.builder().instance("VZ1", "inst-1").start();
        return Map.of(
                "camel.component.vzaps.base-url", simulator.url(),
                "camel.component.vzaps.realtime-url", simulator.realtimeUrl(),
                "camel.component.vzaps.client-token", VzapsSimulator.CLIENT_TOKEN,
                "camel.component.vzaps.client-secret", VzapsSimulator.CLIENT_SECRET,
                "camel.component.vzaps.instance-id", "VZ1");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(VzapsSimulator.class));
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
