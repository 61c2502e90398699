package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: one message to each line of a CSV file, none of them twice. */
public class Campaign extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("file:{{campaign.folder}}?include=.*\\.csv")
                .split(body().tokenize("\n"))
                .streaming()
                // a line: 5511999990001;Ana
                .setHeader("CamelVzapsPhone", simple("${substringBefore(${body},';')}"))
                .setBody(simple("Hi ${substringAfter(${body},';')}, we are open on Sunday."))
                .idempotentConsumer(simple("${header.CamelVzapsPhone}"))
                .idempotentRepository("sent")
                // a message that may have gone out does not go out again
                .removeOnFailure(false)
                .throttle(simple("{{campaign.per-second}}"))
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
