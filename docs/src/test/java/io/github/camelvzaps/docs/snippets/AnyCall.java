package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: a call that no operation covers. */
public class AnyCall extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:any-call").to("vzaps:request?method=GET&path=instances/VZ1/session/status");
        // end::route[]
    }
}
