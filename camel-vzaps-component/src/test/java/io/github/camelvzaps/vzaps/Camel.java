package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the component pointed at a simulator, and routes as a user would write them. */
final class Camel implements AutoCloseable {
    static final String TOKEN = "inst-token-1";
    static final String PHONE = "5511999999999";

    final DefaultCamelContext context = new DefaultCamelContext();
    final VzapsComponent component;

    private Camel(VzapsSimulator simulator, Consumer<VzapsConfiguration> options) {
        component = context.getComponent("vzaps", VzapsComponent.class);
        VzapsConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setRetryDelay(1);
        options.accept(configuration);
        context.start();
    }

    /** The account's credentials: access tokens. */
    static Camel withSecret(VzapsSimulator simulator) {
        return with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        });
    }

    /** Client token and instance token: no access tokens. */
    static Camel withTokenPair(VzapsSimulator simulator) {
        return with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(TOKEN);
        });
    }

    static Camel with(VzapsSimulator simulator, Consumer<VzapsConfiguration> options) {
        return new Camel(simulator, options);
    }

    /** Sends through a route of one step. */
    Exchange send(String uri, Object body, Map<String, Object> headers) throws Exception {
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
                    exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
                })
                .send();
    }

    Exchange send(String uri, Object body) throws Exception {
        return send(uri, body, Map.of());
    }

    @Override
    public void close() {
        context.stop();
    }
}
