package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;

/** A simulator, a route behind a webhook, and other callers of that webhook. */
final class WebhookStage implements AutoCloseable {
    static final String SECRET = "s3cret-value";
    static final String PATH = "/vzaps/webhook/" + Contract.INSTANCE;

    final VzapsSimulator simulator = VzapsSimulator.start();
    final Listener listener;
    private final HttpClient http = HttpClient.newHttpClient();

    WebhookStage(Consumer<VzapsConfiguration> options) throws Exception {
        this(options, context -> {});
    }

    /** @param server prepares the context before its server starts */
    WebhookStage(Consumer<VzapsConfiguration> options, Consumer<CamelContext> server) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 20, "webhookAttempts", 50));
        listener = new Listener(simulator).options(options);
        server.accept(listener.context);
        listener.withServer();
        listener.context.start();
    }

    /** Starts the route with the given first step. */
    WebhookStage start(String options, Processor first) throws Exception {
        listener.start("vzaps:webhooks/receive?secret=" + SECRET + "&publicUrl=" + url("") + options, first);
        return this;
    }

    String url(String path) {
        return "http://127.0.0.1:" + listener.port() + path;
    }

    /** Posts as anybody could. */
    HttpResponse<String> post(String path, UnaryOperator<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(url(path))).header("Content-Type", "application/json");
        return http.send(request.apply(builder).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body with the right secret. */
    HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return post(PATH + "?s=" + SECRET, request -> request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The body of a message as the gateway would send it. */
    static String message(String id, String text) {
        return """
            {"json_data":{"type":"Message","event":{"info":{"id":"%s","chat":"5511988887777@s.whatsapp.net",\
            "sender":"5511988887777@s.whatsapp.net","is_from_me":false,"is_group":false,"push_name":"Ana",\
            "timestamp":"2026-04-13T10:00:00Z","type":"text"},"message":{"conversation":"%s"}}}}\
            """.formatted(id, text);
    }

    List<SimulatedEvent> messages() {
        return simulator.events(Contract.INSTANCE).stream()
                .filter(event -> event.type().equals("Message"))
                .toList();
    }

    EventConsumer consumer() {
        return (EventConsumer) listener.context.getRoute(Listener.ROUTE).getConsumer();
    }

    @Override
    public void close() {
        listener.close();
        simulator.close();
    }
}
