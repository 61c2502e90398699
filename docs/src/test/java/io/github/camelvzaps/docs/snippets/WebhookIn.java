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
                .to("direct:ticket")
                .when(simple("${header.CamelVzapsReceiptState} == 'Read'"))
                .to("direct:ticks");
        // end::route[]
    }
}
