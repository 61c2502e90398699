package io.github.camelvzaps.reliability;

import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The application that is killed: it sends what is in an outbox. Set up by system properties. */
final class OutboxApplication {
    private OutboxApplication() {}

    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        VzapsConfiguration configuration =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        configuration.setBaseUrl(System.getProperty("baseUrl"));
        configuration.setInstanceId(Killable.INSTANCE);
        configuration.setClientToken("sim-client-token");
        configuration.setInstanceToken(Killable.TOKEN);
        configuration.setOutboxDataSource(Application.database());
        // a process that died is up again soon here
        configuration.setOutboxLease(1_000);
        configuration.setOutboxPollInterval(50);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:write").to("vzaps:outbox/send");
            }
        });
        context.start();
        System.out.println("started");
        Thread.currentThread().join();
    }
}
