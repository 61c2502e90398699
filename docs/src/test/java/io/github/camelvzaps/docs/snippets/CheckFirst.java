package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: a number is looked up before it gets a message. */
public class CheckFirst extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:check-first")
                // the answer goes into a variable, the message stays as it is
                .toV("vzaps:users/check?unwrap=true", null, "check")
                .setVariable("jid", simple("${variable.check[users][0][jid]}"))
                .choice()
                .when(simple("${variable.check[users][0][exists]}"))
                // the number as WhatsApp knows it
                .setHeader("CamelVzapsPhone", simple("${substringBefore(${variable.jid},'@')}"))
                .to("vzaps:messages/sendText")
                .otherwise()
                .log("Not on WhatsApp, so nothing was sent");
        // end::route[]
    }
}
