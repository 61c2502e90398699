package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with a route behind a consumer of events, and what came through it. */
final class Listener implements AutoCloseable {
    static final String ROUTE = "listener";

    /** What reached the end of the route. */
    record Seen(Object body, Map<String, Object> headers) {
        Object header(String name) {
            return headers.get("CamelVzaps" + name);
        }
    }

    final DefaultCamelContext context = new DefaultCamelContext();
    final VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    Listener(VzapsSimulator simulator) {
        VzapsConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        configuration.setInstanceToken(Camel.TOKEN);
        configuration.setReconnectDelay(20);
        configuration.setMaximumReconnectDelay(200);
        configuration.setRedeliveryDelay(20);
        configuration.setMaximumRedeliveryDelay(100);
        configuration.setRetryDelay(1);
    }

    Listener options(Consumer<VzapsConfiguration> options) {
        options.accept(component.getConfiguration());
        return this;
    }

    /** Adds an HTTP server on a free port; it listens from the start on. */
    Listener withServer() throws Exception {
        return withServer(0);
    }

    /** Adds an HTTP server on this port. */
    Listener withServer(int port) throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        return this;
    }

    int port() {
        return context.hasService(VertxPlatformHttpServer.class).getPort();
    }

    Listener start(String uri) throws Exception {
        return start(uri, exchange -> {});
    }

    /** Starts a route whose middle step is given, and which notes what got past it. */
    Listener start(String uri, Processor middle) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .routeId(ROUTE)
                        .errorHandler(noErrorHandler())
                        .process(middle)
                        .process(Listener.this::note);
            }
        });
        context.start();
        return this;
    }

    void note(Exchange exchange) {
        seen.add(new Seen(
                exchange.getMessage().getBody(),
                Map.copyOf(exchange.getMessage().getHeaders())));
    }

    CamelContext camel() {
        return context;
    }

    @Override
    public void close() {
        context.getShutdownStrategy().setTimeout(20);
        context.stop();
    }
}
