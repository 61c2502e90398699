package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.api.VzapsConstants;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/** A message through our producer. */
final class VzapsRoute extends CamelRoute {

    VzapsRoute(String baseUrl) {
        this(baseUrl, CONNECTIONS);
    }

    VzapsRoute(String baseUrl, int connections) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .toF(
                                "vzaps:messages/sendText?baseUrl=%s&clientToken=%s&instanceId=%s&instanceToken=%s"
                                        + "&maxConnections=%d",
                                baseUrl, Letter.CLIENT_TOKEN, Letter.INSTANCE_ID, Letter.INSTANCE_TOKEN, connections);
            }
        });
    }

    @Override
    void write(Message message) {
        message.setBody(Letter.TEXT);
        message.setHeader(VzapsConstants.PHONE, Letter.PHONE);
    }

    @Override
    String idIn(Object body) {
        return Letter.idIn(body);
    }
}
