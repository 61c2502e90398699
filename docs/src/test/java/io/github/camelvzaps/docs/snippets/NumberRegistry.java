package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceRegistry;
// end::imports[]
import org.apache.camel.builder.RouteBuilder;

/** Numbers added from Java. */
public class NumberRegistry extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:signed-up").process(exchange -> {
            InstanceRegistry numbers =
                    exchange.getContext().getRegistry().lookupByNameAndType("vzapsInstances", InstanceRegistry.class);
            GatewayInstance instance = new GatewayInstance();
            instance.setId(exchange.getMessage().getHeader("number", String.class));
            instance.setToken(exchange.getMessage().getHeader("token", String.class));
            numbers.add(exchange.getMessage().getHeader("customer", String.class), instance);
        });

        from("vzaps:events/subscribe?events=Message&instances=*").to("log:events");
        // end::route[]
    }
}
