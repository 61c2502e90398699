package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: one application, many numbers. */
public class ManyNumbers extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:many-numbers")
                // sales or support
                .setHeader("CamelVzapsInstance", simple("${header.department}"))
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
