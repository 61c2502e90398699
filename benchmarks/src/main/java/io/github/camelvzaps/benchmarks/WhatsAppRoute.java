package io.github.camelvzaps.benchmarks;

import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.whatsapp.model.MessageResponse;
import org.apache.camel.component.whatsapp.model.TextMessage;
import org.apache.camel.component.whatsapp.model.TextMessageRequest;

/** The same text through Camel's component for the WhatsApp Cloud API. It has no pool to size. */
final class WhatsAppRoute extends CamelRoute {

    WhatsAppRoute(String baseUrl) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .toF(
                                "whatsapp:%s?baseUri=%s&authorizationToken=%s",
                                Letter.INSTANCE_ID, baseUrl, Letter.CLIENT_TOKEN);
            }
        });
    }

    @Override
    void write(Message message) {
        TextMessage text = new TextMessage();
        text.setBody(Letter.TEXT);
        TextMessageRequest request = new TextMessageRequest();
        request.setTo(Letter.PHONE);
        request.setText(text);
        message.setBody(request);
    }

    @Override
    String idIn(Object body) {
        boolean known = body instanceof MessageResponse response
                && response.getMessages() != null
                && !response.getMessages().isEmpty();
        return known ? ((MessageResponse) body).getMessages().get(0).getId() : null;
    }
}
