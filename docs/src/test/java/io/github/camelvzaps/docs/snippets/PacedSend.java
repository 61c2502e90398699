package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** A route that sends at a pace. */
public class PacedSend extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:reminder").to("vzaps:messages/sendText?pace=20/1m&paceGap=2s-6s");
        // end::route[]
    }
}
