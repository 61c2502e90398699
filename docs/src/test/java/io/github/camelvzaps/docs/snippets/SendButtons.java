package io.github.camelvzaps.docs.snippets;

// tag::imports[]
import io.github.camelvzaps.vzaps.message.ButtonsMessage;
// end::imports[]
import org.apache.camel.builder.RouteBuilder;

/** Recipe: a text with buttons. */
public class SendButtons extends RouteBuilder {
    @Override
    public void configure() {
        // tag::route[]
        from("direct:send-buttons")
                .process(exchange -> {
                    String phone = exchange.getMessage().getHeader("CamelVzapsPhone", String.class);
                    exchange.getMessage()
                            .setBody(ButtonsMessage.to(phone)
                                    .message("When shall we deliver?")
                                    .button("am", "Morning")
                                    .button("pm", "Afternoon")
                                    .build());
                })
                .to("vzaps:messages/sendButtons");
        // end::route[]
    }
}
