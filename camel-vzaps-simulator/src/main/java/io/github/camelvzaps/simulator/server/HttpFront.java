package io.github.camelvzaps.simulator.server;

import io.github.camelvzaps.simulator.FaultRule;
import io.github.camelvzaps.simulator.RecordedRequest;
import io.github.camelvzaps.simulator.Reset;
import io.github.camelvzaps.simulator.contract.PathText;
import io.github.camelvzaps.simulator.contract.Route;
import io.github.camelvzaps.simulator.fault.BrokenText;
import io.github.camelvzaps.simulator.fault.Connections;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.realtime.RealtimeHub;
import io.github.camelvzaps.simulator.state.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Takes each HTTP request through its stations. Thread-safe: several event loops share it. */
public final class HttpFront {

    /** Largest body of an operation that carries no media, and of a control call. */
    static final long SMALL_BODY = 1024 * 1024;

    /** Answers the control calls and the static pages: what is not part of a remote API. */
    public interface House {

        /** Whether the path is the house's own. */
        boolean owns(String path);

        Future<Reply> answer(Incoming request);
    }

    private final World world;
    private final RemoteApi vzaps;
    private final RemoteApi zapyapi;
    private final RealtimeHub realtime;
    private final House house;
    private final FaultBook faults;
    private final Journal journal;
    private final long largestBody;
    private final ReplyWriter writer;
    private final AtomicLong requestIds = new AtomicLong();

    /**
     * @param zapyapi answers the paths below {@code /api}
     * @param largestBody bytes a send may have; 0 for any number
     */
    public HttpFront(
            Vertx vertx,
            World world,
            RemoteApi vzaps,
            RemoteApi zapyapi,
            RealtimeHub realtime,
            House house,
            FaultBook faults,
            Journal journal,
            long largestBody) {
        this.world = world;
        this.vzaps = vzaps;
        this.zapyapi = zapyapi;
        this.realtime = realtime;
        this.house = house;
        this.faults = faults;
        this.journal = journal;
        this.largestBody = largestBody;
        this.writer = new ReplyWriter(vertx);
    }

    /** Reads and answers one request. */
    public void handle(HttpServerRequest request) {
        String rawPath = request.path() == null || !request.path().startsWith("/") ? "/" : request.path();
        request.response().exceptionHandler(gone -> {});
        if (rawPath.equals(RealtimeHub.PATH)) {
            realtime.handle(request, this);
            return;
        }
        if (house.owns(rawPath)) {
            BodyIntake.read(request, SMALL_BODY, body -> answerHouse(request, incoming(request, rawPath, body)));
            return;
        }
        RemoteApi api = rawPath.equals("/api") || rawPath.startsWith("/api/") ? zapyapi : vzaps;
        Route route = api.route(request.method().name(), rawPath);
        boolean large = route.operation() != null && route.operation().largeBody();
        BodyIntake.read(request, large ? largestBody : SMALL_BODY, body -> {
            Incoming incoming = incoming(request, rawPath, body);
            answerApi(request, incoming, api, route);
        });
    }

    private void answerApi(HttpServerRequest request, Incoming incoming, RemoteApi api, Route route) {
        String name = api.journalName(route);
        FaultRule fault = faults.pick(incoming.method(), incoming.path(), name);
        Reply reply;
        try {
            reply = reply(incoming, api, route, fault);
        } catch (RuntimeException | LinkageError e) {
            // a class path without what draws QR codes is a LinkageError; the caller still gets an answer
            System.err.println("simulator error while answering " + name + ": " + e);
            reply = api.refuse(
                    new Refusal(500, "the simulator failed: " + e.getClass().getSimpleName()), incoming);
        }
        boolean silent = fault != null
                && (fault.reset() == Reset.BEFORE
                        || fault.reset() == Reset.AFTER
                        || fault.flag("halfOpen")
                        || fault.longOf("informationalMs", 0) > 0);
        record(incoming, silent ? 0 : reply.status(), name);
        writer.write(request, reply, nextId(), fault);
    }

    private static Reply reply(Incoming incoming, RemoteApi api, Route route, FaultRule fault) {
        if (fault == null) {
            return api.answer(incoming, route);
        }
        Reply reply;
        if (fault.takesEffect()) {
            reply = api.answer(incoming, route);
            if (fault.status() != null) {
                reply = new Reply(fault.status(), reply.body(), reply.contentType(), reply.headers());
            }
        } else {
            int status = fault.status() == null ? 500 : fault.status();
            reply = api.refuse(new Refusal(status, "injected fault"), incoming);
        }
        if (BrokenText.breaks(fault)) {
            BodySource whole = BodySource.of(reply.body());
            String text = whole.whole() == null ? "" : whole.whole().toString();
            reply = Reply.of(reply.status(), BrokenText.of(fault, text), "application/json; charset=utf-8");
        }
        return reply.withHeaders(texts(fault.headers()));
    }

    private static Map<String, String> texts(Map<String, Object> headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach((header, value) -> texts.put(header, value.toString()));
        return texts;
    }

    private void answerHouse(HttpServerRequest request, Incoming incoming) {
        house.answer(incoming)
                .onComplete(done -> writer.write(
                        request, done.succeeded() ? done.result() : refusal(done.cause()), nextId(), null));
    }

    private static Reply refusal(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return Reply.refused(refusal);
        }
        if (cause instanceof IllegalArgumentException) {
            return Reply.refused(Refusal.badRequest(cause.getMessage()));
        }
        System.err.println("simulator error in a control call: " + cause);
        return Reply.refused(
                new Refusal(500, "the simulator failed: " + cause.getClass().getSimpleName()));
    }

    /** A request that never became one: answered with 400 instead of silence. */
    public void invalid(HttpServerRequest request) {
        if (request.response().ended()) {
            return;
        }
        Reply reply = Reply.refused(Refusal.badRequest("this is not valid HTTP"));
        request.response()
                .setStatusCode(400)
                .putHeader("X-Request-Id", nextId())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("Connection", "close")
                .end(BodySource.of(reply.body()).whole())
                .onComplete(done -> request.connection().close());
    }

    /** Notes a request in the journal that was answered elsewhere, such as a realtime handshake. */
    public void record(Incoming incoming, int status, String operation) {
        journal.add(new RecordedRequest(
                incoming.method(),
                incoming.path(),
                incoming.rawPath(),
                incoming.query(),
                incoming.headers(),
                incoming.body(),
                incoming.media(),
                incoming.at(),
                status,
                operation));
    }

    /** Answers a realtime handshake that is refused. */
    public void refuse(HttpServerRequest request, Incoming incoming, Refusal refusal, FaultRule fault, String name) {
        if (fault != null && (fault.reset() != null || fault.flag("halfOpen"))) {
            record(incoming, 0, name);
            if (fault.reset() != null) {
                Connections.reset(request.connection());
            }
            return;
        }
        record(incoming, refusal.status(), name);
        Reply reply = vzaps.refuse(refusal, incoming);
        if (fault != null) {
            reply = reply.withHeaders(texts(fault.headers()));
        }
        writer.write(request, reply, nextId(), null);
    }

    /** The facts of a request without a body. */
    public Incoming incoming(HttpServerRequest request) {
        return incoming(request, request.path(), new BodyIntake.Body("", List.of(), null));
    }

    private Incoming incoming(HttpServerRequest request, String rawPath, BodyIntake.Body body) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> query = Map.of();
        Refusal problem = body.problem();
        String path = rawPath;
        try {
            path = PathText.decode(rawPath);
            if (request.query() != null) {
                query = new LinkedHashMap<>();
                Map<String, String> values = query;
                request.params().forEach(values::put);
            }
        } catch (Refusal broken) {
            problem = broken;
        } catch (IllegalArgumentException broken) {
            problem = Refusal.badRequest("query holds a broken percent escape");
        }
        return new Incoming(
                request.method().name(),
                path,
                rawPath,
                query,
                headers,
                body.text(),
                body.media(),
                problem,
                world.now());
    }

    private String nextId() {
        return "req-" + Long.toHexString(requestIds.incrementAndGet());
    }
}
