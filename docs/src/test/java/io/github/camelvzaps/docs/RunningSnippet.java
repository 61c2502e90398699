package io.github.camelvzaps.docs;

import io.github.camelvzaps.core.GatewayInstance;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/** A recipe in one language, running against a simulator in an application that has what the recipes take for granted. */
final class RunningSnippet implements AutoCloseable {
    /** Steps of the reader's application that recipes hand over to. */
    private static final List<String> HANDED_OVER =
            List.of("ask-a-person", "refused", "not-on-whatsapp", "call-the-operator", "ticket", "ticks");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final String recipe;

    /** @param folder for the files of recipes that read or write some */
    RunningSnippet(String recipe, Language language, VzapsSimulator simulator, Path folder) throws Exception {
        this.recipe = recipe;
        Properties properties = new Properties();
        properties.put("instance", "VZ1");
        properties.put("invoices.folder", folder.toString());
        properties.put("campaign.folder", folder.toString());
        properties.put("campaign.per-second", "50");
        properties.put("downloads.folder", folder.toString());
        properties.put("session.delay", "100");
        properties.put("webhook.secret", "long-and-random");
        VertxPlatformHttpServer server = server();
        context.addService(server);
        properties.put("public.url", "http://127.0.0.1:" + server.getConfigurationPort());
        context.getPropertiesComponent().setInitialProperties(properties);
        context.getRegistry().bind("cursors", new MemoryStateRepository());
        context.getRegistry().bind("sent", new MemoryIdempotentRepository());
        configure(context.getComponent("vzaps", VzapsComponent.class), simulator);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                HANDED_OVER.forEach(name -> from("direct:" + name).to("mock:" + name));
            }
        });
        language.load(recipe, context);
        context.start();
    }

    private static VertxPlatformHttpServer server() throws IOException {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        try (ServerSocket free = new ServerSocket(0)) {
            configuration.setBindPort(free.getLocalPort());
        }
        return new VertxPlatformHttpServer(configuration);
    }

    private static void configure(VzapsComponent component, VzapsSimulator simulator) {
        VzapsConfiguration configuration = component.getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setRealtimeUrl(simulator.realtimeUrl());
        configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        configuration.setClientSecret(VzapsSimulator.CLIENT_SECRET);
        configuration.setInstanceId("VZ1");
        component.setInstances(Map.of("sales", instance("VZ1"), "support", instance("VZ2")));
    }

    private static GatewayInstance instance(String id) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        return instance;
    }

    /** Hands a message to the recipe and answers what became of it. */
    Exchange send(Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to("direct:" + recipe)
                .withProcessor(exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                })
                .send();
    }

    /** Counts the routes, without those that belong to the reader's application. */
    int routes() {
        return context.getRoutesSize() - HANDED_OVER.size();
    }

    /** Returns what a recipe handed over to the application. */
    List<Exchange> handedOver(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class).getReceivedExchanges();
    }

    @Override
    public void close() {
        context.stop();
    }
}
