package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: events by webhook. */
public class WebhookIn extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:webhooks/receive?register=true&publicUrl={{public.url}}&secret={{webhook.secret}}")
                .choice()
                .when(simple("${header.CamelVzapsEventType} == 'Message'"))
                .to("file:data/tickets")
                .when(simple("${header.CamelVzapsReceiptState} == 'Read'"))
                .log("Read: ${header.CamelVzapsMessageId}");
        // end::route[]
    }
}
