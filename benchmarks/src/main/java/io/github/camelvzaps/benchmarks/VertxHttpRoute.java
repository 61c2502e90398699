package io.github.camelvzaps.benchmarks;

import io.vertx.ext.web.client.WebClientOptions;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The route of {@link HttpRoute} with Camel's other client for HTTP, which waits with no thread. */
final class VertxHttpRoute extends CamelRoute {

    VertxHttpRoute(String baseUrl) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                getContext().getRegistry().bind("pool", new WebClientOptions().setMaxPoolSize(CONNECTIONS));
                from("direct:send")
                        .setHeader("X-Client-Token", constant(Letter.CLIENT_TOKEN))
                        .setHeader("X-Instance-Token", constant(Letter.INSTANCE_TOKEN))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .toF("vertx-http:%s%s?webClientOptions=#pool", baseUrl, Letter.PATH)
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
}
