package io.github.camelvzaps.compatibility;

import io.github.camelvzaps.vzaps.message.TextMessage;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Answers each customer with a typed message. */
@ApplicationScoped
public class Answer extends RouteBuilder {
    @Override
    public void configure() {
        from("vzaps:events/subscribe?events=Message")
                .routeId("answer")
                .process(exchange -> exchange.getMessage()
                        .setBody(TextMessage.to(exchange.getMessage().getHeader("CamelVzapsSenderPhone", String.class))
                                .message("You wrote: " + exchange.getMessage().getHeader("CamelVzapsText"))
                                .build()))
                .to("vzaps:messages/send");
    }
}
