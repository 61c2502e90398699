package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Guarded sending: what a program writes goes out when the guard lets it. */
public class GuardedReply extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&audiences=person&cursorFolder=data/cursors"
                        + "&group=chat&groupBody=text")
                .routeId("answers")
                .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                // stands for the program that writes the answer
                .setBody(simple("You wrote: ${body}"))
                .to("vzaps:messages/sendText?guard=on&guardWroteWithin=24h&guardMaxLength=1000&guardLinks=example.com"
                        + "&pace=20/1m");
        // end::route[]
    }
}
