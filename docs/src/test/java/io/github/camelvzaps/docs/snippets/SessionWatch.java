package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: a lost session is noticed. */
public class SessionWatch extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:sessions/status?unwrap=true&delay={{session.delay}}")
                .filter(simple("${body[connected]} == false"))
                .log("The number went offline");
        // end::route[]
    }
}
