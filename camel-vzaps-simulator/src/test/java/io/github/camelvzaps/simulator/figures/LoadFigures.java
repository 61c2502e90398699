package io.github.camelvzaps.simulator.figures;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Measures and prints, asserts nothing: events per second by webhook and by realtime, sends per second, and the memory
 * of a million kept events. Consumers run in the same process, so they share the two cores.
 *
 * <p>Arguments: events per second, seconds, kept events.
 */
public final class LoadFigures {

    private static final String TEXT = "Good morning! Is my order 4711 on its way? I have waited since Monday.";

    private LoadFigures() {}

    public static void main(String[] arguments) throws Exception {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        int kept = Integer.parseInt(arguments[2]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            webhook(vertx, rate, seconds);
            realtime(vertx, rate, seconds);
            sends(vertx, seconds);
            keep(kept);
        } finally {
            vertx.close();
        }
        System.exit(0);
    }

    private static void webhook(Vertx vertx, int rate, int seconds) throws Exception {
        AtomicInteger received = new AtomicInteger();
        var server = vertx.createHttpServer(new HttpServerOptions().setPort(0).setHost("127.0.0.1"))
                .requestHandler(request -> request.end().onComplete(read -> {
                    received.incrementAndGet();
                    request.response().end();
                }))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "inst-1");
            post(
                    vertx,
                    simulator,
                    "/instances/VZ1/webhook",
                    new JsonObject()
                            .put("webhookURL", "http://127.0.0.1:" + server.actualPort() + "/")
                            .put("events", "Message"));
            emit(simulator, rate, 3, received::get);
            received.set(0);
            emit(simulator, rate, seconds, received::get).print("webhook");
        }
        server.close();
    }

    private static void realtime(Vertx vertx, int rate, int seconds) throws Exception {
        AtomicInteger received = new AtomicInteger();
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "inst-1");
            vertx.createWebSocketClient()
                    .connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(simulator.port())
                            .setURI("/events/ws?instance_id=VZ1&events=Message")
                            .addHeader("X-Client-Token", VzapsSimulator.CLIENT_TOKEN)
                            .addHeader("X-Instance-Token", "inst-1"))
                    .onSuccess(socket -> socket.textMessageHandler(frame -> {
                        int start = frame.indexOf("evt_");
                        String id = frame.substring(start, frame.indexOf('"', start));
                        socket.writeTextMessage("{\"type\":\"ack\",\"event_id\":\"" + id + "\"}");
                        received.incrementAndGet();
                    }))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            emit(simulator, rate, 3, received::get);
            received.set(0);
            emit(simulator, rate, seconds, received::get).print("realtime");
            long open = simulator.lastEvents("VZ1", rate * seconds).stream()
                    .filter(event -> event.type().equals("Message") && !event.acked())
                    .count();
            System.out.println("realtime: " + open + " events not acknowledged right after the last one came");
        }
    }

    private record Outcome(int rate, int seconds, int worstBacklog, double lagMs, double cpuMicros) {
        void print(String how) {
            System.out.printf(
                    "%s: %d events/s for %d s; largest backlog %d events; the last one came %.0f ms"
                            + " after it was made; %.0f us of CPU for each, consumer and all%n",
                    how, rate, seconds, worstBacklog, lagMs, cpuMicros);
        }
    }

    private static Outcome emit(VzapsSimulator simulator, int rate, int seconds, IntSupplier received) {
        long start = System.nanoTime();
        long cpu = cpu();
        int total = rate * seconds;
        int worst = 0;
        int made = 0;
        while (made < total) {
            int due = (int) Math.min(total, (System.nanoTime() - start) * rate / 1_000_000_000L);
            while (made < due) {
                simulator.customerSays("VZ1", "55119" + (10_000_000 + made % 1000), TEXT);
                made++;
            }
            worst = Math.max(worst, made - received.getAsInt());
            LockSupport.parkNanos(1_000_000);
        }
        long last = System.nanoTime();
        while (received.getAsInt() < total && System.nanoTime() - last < 60_000_000_000L) {
            LockSupport.parkNanos(200_000);
        }
        return new Outcome(rate, seconds, worst, (System.nanoTime() - last) / 1e6, (cpu() - cpu) / 1e3 / total);
    }

    private static void sends(Vertx vertx, int seconds) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "inst-1");
            var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(32));
            AtomicInteger done = new AtomicInteger();
            AtomicInteger failed = new AtomicInteger();
            long end = System.nanoTime() + 2L * seconds * 1_000_000_000L;
            Runnable[] again = new Runnable[1];
            again[0] = () -> client.request(options(simulator, "/instances/VZ1/chat/send/text"))
                    .compose(request -> request.send("{\"phone\":\"5511999999999\",\"message\":\"" + TEXT + "\"}"))
                    .compose(response -> response.body())
                    .onComplete(answered -> {
                        (answered.succeeded() ? done : failed).incrementAndGet();
                        if (System.nanoTime() < end) {
                            again[0].run();
                        }
                    });
            for (int i = 0; i < 32; i++) {
                again[0].run();
            }
            Thread.sleep(seconds * 1000L);
            long cpu = cpu();
            int warm = done.get();
            Thread.sleep(seconds * 1000L);
            int measured = done.get() - warm;
            double spent = (cpu() - cpu) / 1e3;
            Thread.sleep(500);
            int accepted = simulator.messages("VZ1").size();
            System.out.printf(
                    "sends: %d/s over 32 connections, client in the same process; failed %d; accepted %d of %d answered;"
                            + " %.0f us of CPU for each, client and all%n",
                    measured / seconds, failed.get(), accepted, done.get(), spent / measured);
        }
    }

    private static RequestOptions options(VzapsSimulator simulator, String path) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(simulator.port())
                .setURI(path)
                .putHeader("Content-Type", "application/json")
                .putHeader("X-Client-Token", VzapsSimulator.CLIENT_TOKEN)
                .putHeader("X-Instance-Token", "inst-1");
    }

    private static void post(Vertx vertx, VzapsSimulator simulator, String path, JsonObject body) throws Exception {
        vertx.createHttpClient()
                .request(options(simulator, path))
                .compose(request -> request.send(body.toBuffer()))
                .compose(response -> response.body())
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static void keep(int kept) throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "inst-1");
            long before = used();
            long start = System.nanoTime();
            for (int i = 0; i < kept; i++) {
                simulator.customerSays("VZ1", "55119" + (10_000_000 + i % 1000), TEXT);
            }
            double took = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "kept: %d events in %d MiB, made in %.1f s; largest heap %d MiB; %s%n",
                    kept,
                    (used() - before) >> 20,
                    took,
                    Runtime.getRuntime().maxMemory() >> 20,
                    Map.copyOf(simulator.stats()));
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long used() throws InterruptedException {
        System.gc();
        Thread.sleep(100);
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
