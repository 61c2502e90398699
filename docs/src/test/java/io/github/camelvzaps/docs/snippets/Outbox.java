package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** A route that writes a message into a table. */
public class Outbox extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:order")
                // a second try with the same key writes nothing
                .setHeader("CamelVzapsOutboxKey", simple("order-${header.orderId}"))
                .to("vzaps:outbox/send?outboxDataSource=#shop&outboxCreateTable=true&pace=20/1m");
        // end::route[]
    }
}
