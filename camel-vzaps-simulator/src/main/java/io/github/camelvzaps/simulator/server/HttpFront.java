package io.github.camelvzaps.simulator.server;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.body.MediaBudget;
import io.github.camelvzaps.simulator.contract.RemoteApi;
import io.github.camelvzaps.simulator.contract.Route;
import io.github.camelvzaps.simulator.control.ControlApi;
import io.github.camelvzaps.simulator.fault.BrokenText;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.http.BodyIntake;
import io.github.camelvzaps.simulator.http.BodySource;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Journal;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.http.ReplyWriter;
import io.github.camelvzaps.simulator.realtime.RealtimeHub;
import io.github.camelvzaps.simulator.state.World;
import io.vertx.core.http.HttpServerRequest;

/** Takes each HTTP request through its stations. Thread-safe: several event loops share it. */
public final class HttpFront {

    /** Largest body of an operation that carries no media, and of a control call. */
    static final long SMALL_BODY = 1024 * 1024;

    /** Largest file that a person can let a customer send. */
    static final long LARGEST_FILE = 16 * 1024 * 1024;

    private final World world;
    private final RemoteApi vzaps;
    private final RemoteApi zapyapi;
    private final RealtimeHub realtime;
    private final ControlApi control;
    private final FaultBook faults;
    private final Journal journal;
    private final long largestBody;
    private final ReplyWriter writer;
    private final MediaBudget mediaBudget = new MediaBudget();

    /**
     * @param zapyapi answers the paths below {@code /api}
     * @param largestBody bytes a send may have; 0 for any number
     */
    public HttpFront(
            World world,
            RemoteApi vzaps,
            RemoteApi zapyapi,
            RealtimeHub realtime,
            ControlApi control,
            FaultBook faults,
            Journal journal,
            ReplyWriter writer,
            long largestBody) {
        this.world = world;
        this.vzaps = vzaps;
        this.zapyapi = zapyapi;
        this.realtime = realtime;
        this.control = control;
        this.faults = faults;
        this.journal = journal;
        this.largestBody = largestBody;
        this.writer = writer;
    }

    /** Reads and answers one request. */
    public void handle(HttpServerRequest request) {
        String rawPath = request.path() == null || !request.path().startsWith("/") ? "/" : request.path();
        request.response().exceptionHandler(gone -> {});
        if (rawPath.equals(RealtimeHub.PATH)) {
            realtime.handle(request);
            return;
        }
        if (ControlApi.takesFile(request.method().name(), rawPath)) {
            takeFile(request);
            return;
        }
        if (control.owns(rawPath)) {
            BodyIntake.read(
                    request,
                    SMALL_BODY,
                    MediaBudget.NONE,
                    body -> answerControl(request, incoming(request, rawPath, body)));
            return;
        }
        RemoteApi api = rawPath.equals("/api") || rawPath.startsWith("/api/") ? zapyapi : vzaps;
        Route route = api.route(request.method().name(), rawPath);
        boolean large = route.operation() != null && route.operation().largeBody();
        MediaBudget budget = large ? mediaBudget : MediaBudget.NONE;
        BodyIntake.read(request, large ? largestBody : SMALL_BODY, budget, body -> {
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
        journal.record(incoming, silent ? 0 : reply.status(), name);
        writer.write(request, reply, fault);
    }

    private Incoming incoming(HttpServerRequest request, String rawPath, BodyIntake.Body body) {
        return Incoming.of(request, rawPath, body, world.now());
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
        return reply.withHeaders(fault.headers());
    }

    private void takeFile(HttpServerRequest request) {
        BodyIntake.readFile(request, LARGEST_FILE, content -> {
            Reply reply;
            try {
                reply = content == null
                        ? Reply.refused(new Refusal(413, "the file is too large: at most " + LARGEST_FILE + " bytes"))
                        : control.addFile(content, request.getHeader("Content-Type"));
            } catch (RuntimeException e) {
                reply = refusal(e);
            }
            writer.write(request, reply, null);
        });
    }

    private void answerControl(HttpServerRequest request, Incoming incoming) {
        control.answer(incoming)
                .onComplete(
                        done -> writer.write(request, done.succeeded() ? done.result() : refusal(done.cause()), null));
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
}
