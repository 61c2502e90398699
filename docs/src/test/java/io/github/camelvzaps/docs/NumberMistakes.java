package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceFile;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Mistakes with numbers that come and go. */
final class NumberMistakes {
    private NumberMistakes() {}

    /** Makes all mistakes and returns their messages. */
    static List<String> messages(VzapsSimulator simulator) throws Exception {
        return List.of(
                message(simulator, (context, component) -> {
                    component.getInstanceRegistry().add("sales", instance());
                    component.getInstanceRegistry().remove("sales");
                    context.createProducerTemplate()
                            .sendBodyAndHeader("direct:send", "Hi", "CamelVzapsInstance", "sales");
                }),
                message(simulator, (context, component) -> {
                    component.getInstanceRegistry().add("sales", instance());
                    component.getInstanceRegistry().add("support", instance());
                }),
                message(simulator, (context, component) -> {
                    component.stop();
                    component.setInstanceSource(new InstanceFile(Path.of("no/such.properties")));
                    component.start();
                }));
    }

    /** What is done wrongly. */
    private interface Mistake {
        void make(DefaultCamelContext context, VzapsComponent component) throws Exception;
    }

    private static String message(VzapsSimulator simulator, Mistake mistake) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            component.getConfiguration().setBaseUrl(simulator.url());
            TroubleshootingTest.withToken(component.getConfiguration());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("vzaps:messages/sendText?phone=5511999990001");
                }
            });
            context.start();
            return TroubleshootingTest.words(catchThrowable(() -> mistake.make(context, component)));
        }
    }

    private static GatewayInstance instance() {
        GatewayInstance instance = new GatewayInstance();
        instance.setId("VZ1");
        instance.setToken("inst-1");
        return instance;
    }
}
