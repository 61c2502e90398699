package stranger;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Receives one event and answers it, with nothing but what the published POMs bring. */
public final class FirstMessage {
    private FirstMessage() {}

    public static void main(String[] args) throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (VzapsSimulator simulator =
                        VzapsSimulator.builder().instance("VZ1", "inst-1").start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsComponent vzaps = context.getComponent("vzaps", VzapsComponent.class);
            vzaps.getConfiguration().setBaseUrl(simulator.url());
            vzaps.getConfiguration().setRealtimeUrl(simulator.realtimeUrl());
            vzaps.getConfiguration().setClientToken(VzapsSimulator.CLIENT_TOKEN);
            vzaps.getConfiguration().setClientSecret(VzapsSimulator.CLIENT_SECRET);
            vzaps.getConfiguration().setInstanceId("VZ1");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message")
                            .setHeader("CamelVzapsPhone", header("CamelVzapsSenderPhone"))
                            .setBody(constant("Thank you"))
                            .to("vzaps:messages/sendText")
                            .process(exchange -> answered.countDown());
                }
            });
            context.start();
            simulator.customerSays("VZ1", "5511999999999", "Hello");
            boolean inTime = answered.await(30, TimeUnit.SECONDS);
            if (!inTime || simulator.messages("VZ1").size() != 1) {
                throw new IllegalStateException("answered " + simulator.messages("VZ1"));
            }
        }
        System.out.println("1 event, 1 answer, version "
                + VzapsComponent.class.getPackage().getImplementationVersion());
        System.exit(0);
    }
}
