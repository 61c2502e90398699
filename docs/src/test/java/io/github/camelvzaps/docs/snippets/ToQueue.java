package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.builder.RouteBuilder;

// end::imports[]

/** Recipe: what customers write goes into a queue. */
public class ToQueue extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("vzaps:events/subscribe?events=Message&cursorFolder=data/cursors")
                // headers that begin with Camel do not enter a queue
                .setHeader("chat", simple("${header.CamelVzapsChatId}"))
                .setHeader("text", simple("${header.CamelVzapsText}"))
                // a Map with Maps inside does not fit into a message of JMS
                .convertBodyTo(JsonNode.class)
                .setBody(simple("${body.toString()}"))
                .to("jms:queue:whatsapp.in");
        // end::route[]
    }
}
