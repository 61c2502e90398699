package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: the rows of a table are sent. */
public class FromDatabase extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("sql:select id, phone, text from outgoing where state = 'new' order by id?delay=1000&onConsume=update"
                        + " outgoing set state = 'sent' where id = :#id&onConsumeFailed=update outgoing set state = 'failed' where"
                        + " id = :#id")
                // claimed before the call: after a crash a row in 'sending' may have gone out, and a person looks
                .to("sql:update outgoing set state = 'sending' where id = :#${body[id]}?noop=true")
                .setHeader("CamelVzapsPhone", simple("${body[phone]}"))
                .setBody(simple("${body[text]}"))
                .to("vzaps:messages/sendText");
        // end::route[]
    }
}
