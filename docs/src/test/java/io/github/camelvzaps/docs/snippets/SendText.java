package io.github.camelvzaps.docs.snippets;

// tag::class[]
import org.apache.camel.builder.RouteBuilder;

/** Recipe: a text out of an order. */
public class SendText extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:send-text")
                .setHeader("CamelVzapsPhone", simple("${body[phone]}"))
                .setBody(simple("Hi ${body[name]}, your order ${body[order]} is on its way."))
                .to("vzaps:messages/sendText")
                .log("accepted as ${header.CamelVzapsMessageId}");
        // end::route[]
    }
}
// end::class[]
