package io.github.camelvzaps.benchmarks;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The route that one writes without a component for the API. */
final class HttpRoute extends CamelRoute {

    HttpRoute(String baseUrl) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send")
                        .setHeader("X-Client-Token", constant(Letter.CLIENT_TOKEN))
                        .setHeader("X-Instance-Token", constant(Letter.INSTANCE_TOKEN))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .toF(
                                "%s%s?connectionsPerRoute=%d&maxTotalConnections=%d",
                                baseUrl, Letter.PATH, CONNECTIONS, CONNECTIONS)
                        .unmarshal()
                        .json(JsonLibrary.Jackson);
            }
        });
    }

    @Override
    void write(Message message) {
        message.setBody(Letter.json());
    }

    @Override
    String idIn(Object body) {
        return Letter.idIn(body);
    }

    @Override
    public boolean blocking() {
        return true;
    }
}
