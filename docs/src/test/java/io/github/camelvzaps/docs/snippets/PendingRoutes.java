package io.github.camelvzaps.docs.snippets;

import org.apache.camel.builder.RouteBuilder;

/** Routes whose consumers are being built: compiled, not run. */
// CHECK: make recipes of them, and run them in RecipesTest, when the consumers are there
public class PendingRoutes extends RouteBuilder {
    @Override
    public void configure() {
        // tag::auto-reply[]
        from("vzaps:events/subscribe?events=Message")
                .setHeader("CamelVzapsPhone", header("CamelVzapsChatId"))
                .setBody(constant("Thank you. A person will answer within the hour."))
                .to("vzaps:messages/sendText");
        // end::auto-reply[]

        // tag::session-watch[]
        from("vzaps:sessions/status?unwrap=true&delay=30000")
                .filter(simple("${body[connected]} == false"))
                .to("direct:call-the-operator");
        // end::session-watch[]
    }
}
