package io.github.camelvzaps.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;

/** The ways to take events; each counts what it took, and goes on until it is closed. */
final class EventConsumers {
    private static final String OPTIONS = "clientToken=" + Letter.CLIENT_TOKEN + "&instanceId=" + Letter.INSTANCE_ID
            + "&instanceToken=" + Letter.INSTANCE_TOKEN;

    private static final String WEBHOOK_PATH = "/vzaps/webhook/" + Letter.INSTANCE_ID + "?s=bench-secret";

    /** How long a slow route waits with each event. */
    static final int SLOW_MILLIS = 200;

    private EventConsumers() {}

    static AutoCloseable realtimeRoute(int source, LongAdder seen) {
        return route(new DefaultCamelContext(), realtime(source), seen);
    }

    /** Returns the URI of a consumer of a source. */
    static String realtime(int source) {
        return "vzaps:events/subscribe?realtimeUrl=ws://127.0.0.1:" + source + "/events/ws&" + OPTIONS;
    }

    static AutoCloseable webhookRoute(int source, LongAdder seen) {
        DefaultCamelContext context = withServer();
        AutoCloseable route =
                route(context, "vzaps:webhooks/receive?listenCheck=false&secret=bench-secret&" + OPTIONS, seen);
        ask(source, context, EventSource.POSTS, WEBHOOK_PATH);
        return route;
    }

    /** A route that waits, with as many threads of the server as it takes. */
    static AutoCloseable slowWebhookRoute(int source, LongAdder seen, int threads) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("vertxOptions", new VertxOptions().setWorkerPoolSize(threads));
        withServer(context);
        start(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:webhooks/receive?listenCheck=false&order=none&secret=bench-secret&" + OPTIONS)
                        .process(exchange -> TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS))
                        .process(exchange -> seen.increment());
            }
        });
        ask(source, context, EventSource.MANY_POSTS, WEBHOOK_PATH);
        return context;
    }

    /** A slow route behind a queue, so that webhooks wait for the broker only. */
    static AutoCloseable queuedWebhookRoute(int source, LongAdder seen) {
        DefaultCamelContext context = withServer();
        WebhookIntoQueue routes =
                new WebhookIntoQueue("vzaps:webhooks/receive?listenCheck=false&secret=bench-secret&" + OPTIONS, seen);
        start(context, routes);
        ask(source, context, EventSource.MANY_POSTS, WEBHOOK_PATH);
        return () -> {
            context.close();
            routes.stopBroker();
        };
    }

    /** A slow route behind a table, so that webhooks wait for its commit only. */
    static AutoCloseable storedWebhookRoute(int source, LongAdder seen) {
        DefaultCamelContext context = withServer();
        WebhookIntoTable routes = WebhookIntoTable.start(
                context, "vzaps:webhooks/receive?listenCheck=false&secret=bench-secret&" + OPTIONS, seen);
        start(context, routes);
        ask(source, context, EventSource.MANY_POSTS, WEBHOOK_PATH);
        return () -> {
            context.close();
            routes.stopDatabase();
        };
    }

    static AutoCloseable platformHttpRoute(int source, LongAdder seen) {
        DefaultCamelContext context = withServer();
        start(context, new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/hook?httpMethodRestrict=POST")
                        .unmarshal()
                        .json(JsonLibrary.Jackson)
                        .process(exchange -> seen.increment())
                        .setBody(constant(""));
            }
        });
        ask(source, context, EventSource.POSTS, "/hook");
        return context;
    }

    private static AutoCloseable route(DefaultCamelContext context, String uri, LongAdder seen) {
        start(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> seen.increment());
            }
        });
        return context;
    }

    private static void start(DefaultCamelContext context, RouteBuilder routes) {
        try {
            context.addRoutes(routes);
            context.start();
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    private static DefaultCamelContext withServer() {
        return withServer(new DefaultCamelContext());
    }

    private static DefaultCamelContext withServer(DefaultCamelContext context) {
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        try {
            context.addService(new VertxPlatformHttpServer(configuration));
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
        return context;
    }

    /** Has the source post to a path of the server of a context. */
    private static void ask(int source, DefaultCamelContext context, int posts, String path) {
        int port = context.hasService(VertxPlatformHttpServer.class).getPort();
        URI uri = URI.create("http://127.0.0.1:" + source + "/post/" + posts + "?http://127.0.0.1:" + port + path);
        try {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new RuntimeCamelException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException(e);
        }
    }

    /** No Camel: reads each text into a Map and acknowledges its id. */
    static AutoCloseable bareWebSocket(int source, LongAdder seen) {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + source + "/events/ws"), new Loop(seen))
                .join();
        return socket::abort;
    }

    private static final class Loop implements WebSocket.Listener {
        private final ObjectMapper mapper = new ObjectMapper();
        private final StringBuilder parts = new StringBuilder();
        private final LongAdder seen;

        /** The newest ack; each waits for the one before, as the JDK demands. Touched by the reading thread only. */
        private CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(null);

        private Loop(LongAdder seen) {
            this.seen = seen;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                Map<?, ?> event = read(parts.toString());
                parts.setLength(0);
                String ack = "{\"type\":\"ack\",\"event_id\":\"" + event.get("id") + "\"}";
                sent = sent.isDone() ? from.sendText(ack, true) : sent.thenCompose(done -> from.sendText(ack, true));
                seen.increment();
            }
            from.request(1);
            return null;
        }

        private Map<?, ?> read(String text) {
            try {
                return mapper.readValue(text, Map.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
