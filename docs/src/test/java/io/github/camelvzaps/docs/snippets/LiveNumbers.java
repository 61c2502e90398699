package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Numbers that come and go while a route listens. */
public class LiveNumbers extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&instances=*")
                .log("${header.CamelVzapsInstanceId} got ${header.CamelVzapsText}");

        // the body: Map.of("alias", "sales", "id", "VZ1", "token", ...)
        from("direct:new-customer").to("vzaps:numbers/add");

        // the body: "sales"
        from("direct:customer-leaves").to("vzaps:numbers/remove");
        // end::route[]
    }
}
