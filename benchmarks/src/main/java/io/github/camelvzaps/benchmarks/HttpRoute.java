package io.github.camelvzaps.benchmarks;

import io.vertx.ext.web.client.WebClientOptions;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The route that one writes without a component for the API. */
final class HttpRoute extends CamelRoute {
    private final boolean blocking;

    /** @param endpoint takes the call, at the address of the API */
    private HttpRoute(String endpoint, boolean blocking) {
        super(new RouteBuilder() {
            @Override
            public void configure() {
                if (!blocking) {
                    getContext().getRegistry().bind("pool", new WebClientOptions().setMaxPoolSize(CONNECTIONS));
                }
                from("direct:send")
                        .setHeader("X-Client-Token", constant(Letter.CLIENT_TOKEN))
                        .setHeader("X-Instance-Token", constant(Letter.INSTANCE_TOKEN))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .marshal()
                        .json(JsonLibrary.Jackson)
                        .to(endpoint)
                        .unmarshal()
                        .json(JsonLibrary.Jackson);
            }
        });
        this.blocking = blocking;
    }

    /** With camel-http, whose calls each hold a thread. */
    static Contestant http(String baseUrl) {
        String pool = "?connectionsPerRoute=" + CONNECTIONS + "&maxTotalConnections=" + CONNECTIONS;
        return new HttpRoute(baseUrl + Letter.PATH + pool, true);
    }

    /** With camel-vertx-http, which waits with no thread. */
    static Contestant vertxHttp(String baseUrl) {
        return new HttpRoute("vertx-http:" + baseUrl + Letter.PATH + "?webClientOptions=#pool", false);
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
        return blocking;
    }
}
