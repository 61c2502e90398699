package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A webhook is registered in the end, whatever goes wrong before. */
class RegistrationLoopTest {
    private static final String URL = "https://hooks.example.com/vzaps/webhook";

    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    private String addressAtTheSecondAttempt(WebhookRegistration made, Object instance) {
        if (asked.getAndIncrement() == 0) {
            throw new IllegalStateException("this host has no name");
        }
        return URL;
    }

    @Test
    void anAddressThatIsNotKnownYetIsRetried() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            simulator.addInstance(Contract.INSTANCE, "inst-token-1");
            VzapsConfiguration configuration = ShownEndpoint.component(context).getConfiguration();
            configuration.setBaseUrl(simulator.url());
            configuration.setInstanceId(Contract.INSTANCE);
            configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            configuration.setInstanceToken("inst-token-1");
            context.start();
            GatewayRuntime runtime = new ShownEndpoint(context).shown();
            RegistrationLoop loop =
                    new RegistrationLoop(runtime, one -> true, () -> true, this::addressAtTheSecondAttempt, problems);

            loop.register(runtime.consumedInstances().get(0));

            assertThat(problems.values()).singleElement().asString().contains("this host has no name");
            await().until(problems::isEmpty);
            assertThat(simulator.requests())
                    .anySatisfy(request ->
                            assertThat(String.valueOf(request.body())).contains(URL));
        }
    }
}
