package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Recipe: what stands in a queue is sent. */
public class FromQueue extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        onException(Exception.class)
                .handled(true)
                .useOriginalMessage()
                .setHeader("reason", simple("${exception.message}"))
                .to("jms:queue:whatsapp.failed");

        from("jms:queue:whatsapp.out?transacted=true&lazyCreateTransactionManager=false")
                // {"phone": "5511999990001", "message": "Your order is on its way."}
                .to("vzaps:messages/send?bodyType=json");
        // end::route[]
    }
}
