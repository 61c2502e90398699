package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Takes events whose media have no end, then sends a message; prints what became of each. */
final class MediaMemoryProgram {
    private MediaMemoryProgram() {}

    /** Takes the URLs of the simulator, calls and realtime, and how many events come. */
    public static void main(String[] args) throws Exception {
        CountDownLatch events = new CountDownLatch(Integer.parseInt(args[2]));
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(args[0]);
            configuration.setRealtimeUrl(args[1]);
            configuration.setInstanceId(Contract.INSTANCE);
            configuration.setClientToken("sim-client-token");
            configuration.setInstanceToken(Camel.TOKEN);
            configuration.setAllowedMediaHosts("127.0.0.1");
            configuration.setMaximumRetries(0);
            configuration.setMaximumMediaSize(1_000_000);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message&fetchMedia=true")
                            .process(exchange -> {
                                System.out.println(
                                        "missing " + exchange.getMessage().getHeader("CamelVzapsMediaMissing"));
                                events.countDown();
                            });
                    from("direct:send").to("vzaps:messages/sendText?phone=5511999999999");
                }
            });
            context.start();
            if (!events.await(1, TimeUnit.MINUTES)) {
                System.out.println("events are missing");
            }
            context.createProducerTemplate().sendBody("direct:send", "still here");
            System.out.println("sent");
        }
    }
}
