package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Conversations: several short messages get one answer. */
public class OneAnswer extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&audiences=person&cursorFolder=data/cursors"
                        + "&group=chat&groupBody=text")
                .routeId("answers")
                .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                .setBody(simple("You wrote ${header.CamelVzapsGroupSize} messages: ${body}"))
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
