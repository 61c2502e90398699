package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: every customer gets an answer. */
public class AutoReply extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&audiences=person&cursorFolder=data/cursors")
                .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                .setBody(constant("Thank you. A person will answer within the hour."))
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
