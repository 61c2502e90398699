package io.github.camelvzaps;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with routes as a user would write them. */
public abstract class CamelApplication implements AutoCloseable {
    public static final String PHONE = "5511999999999";

    public final DefaultCamelContext context = new DefaultCamelContext();

    /** Sends through a route of one step. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
        String from = "direct:" + uri.replaceAll("\\W", "-");
        if (context.hasEndpoint(from) == null) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).errorHandler(noErrorHandler()).to(uri);
                }
            });
        }
        return context.createFluentProducerTemplate()
                .to(from)
                .withProcessor(exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                })
                .send();
    }

    public Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    @Override
    public void close() {
        context.stop();
    }
}
