package io.github.camelvzaps;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A running Camel context with an HTTP server on a free port, and what came through its routes. */
public final class Receiver implements AutoCloseable {
    public static final String ROUTE = "receiver";

    /** What reached the end of a route. */
    public record Seen(Object body, Map<String, Object> headers) {
        public Object header(String name) {
            return headers.get("CamelVzaps" + name);
        }
    }

    public final DefaultCamelContext context = new DefaultCamelContext();
    public final List<Seen> seen = new CopyOnWriteArrayList<>();

    public Receiver() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        context.start();
    }

    public String url() {
        return "http://127.0.0.1:"
                + context.hasService(VertxPlatformHttpServer.class).getPort();
    }

    /** Starts the route that a test is about. */
    public Receiver receive(String uri) throws Exception {
        return receive(ROUTE, uri, exchange -> {});
    }

    public Receiver receive(String id, String uri, Processor middle) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId(id)
                        .errorHandler(noErrorHandler())
                        .process(middle)
                        .process(Receiver.this::note);
            }
        });
        return this;
    }

    private void note(Exchange exchange) {
        seen.add(new Seen(
                exchange.getMessage().getBody(),
                Map.copyOf(exchange.getMessage().getHeaders())));
    }

    @Override
    public void close() {
        context.getShutdownStrategy().setTimeout(20);
        context.stop();
    }
}
