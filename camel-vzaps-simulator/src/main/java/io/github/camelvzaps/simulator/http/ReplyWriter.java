package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.fault.Connections;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.EncodeException;
import java.util.concurrent.atomic.AtomicLong;

/** Writes a reply, or the part of it that a fault leaves over. Thread-safe: several event loops share it. */
public final class ReplyWriter {

    private static final int TRICKLE_BYTES = 16;

    /** Gives the kernel time to hand over what was written before the reset overtakes it. */
    private static final long RESET_AFTER_MS = 30;

    private final Vertx vertx;
    private final AtomicLong requestIds = new AtomicLong();

    public ReplyWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param fault null for none */
    public void write(HttpServerRequest request, Reply reply, FaultRule fault) {
        if (fault != null && fault.delayMs() > 0) {
            vertx.setTimer(fault.delayMs(), timer -> writeNow(request, reply, fault));
        } else {
            writeNow(request, reply, fault);
        }
    }

    /** Answers a request that is not valid HTTP with 400 instead of silence, and ends its connection. */
    public void writeInvalid(HttpServerRequest request) {
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

    private String nextId() {
        return "req-" + Long.toHexString(requestIds.incrementAndGet());
    }

    private void writeNow(HttpServerRequest request, Reply reply, FaultRule fault) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        Reset reset = fault == null ? null : fault.reset();
        if (reset == Reset.BEFORE || reset == Reset.AFTER) {
            Connections.reset(request.connection());
            return;
        }
        if (fault != null && fault.flag("halfOpen")) {
            // the caller waits in vain; the connection ends when the caller ends it
            return;
        }
        if (fault != null && fault.longOf("informationalMs", 0) > 0) {
            inform(response, fault.longOf("informationalMs", 0));
            return;
        }
        BodySource body;
        try {
            body = BodySource.of(reply.body());
        } catch (EncodeException e) {
            System.err.println("simulator error: cannot write an answer as JSON: " + e.getMessage());
            writeNow(request, Reply.refused(new Refusal(500, "the simulator failed")), null);
            return;
        }
        response.setStatusCode(reply.status());
        response.putHeader("X-Request-Id", nextId());
        if (reply.contentType() != null) {
            response.putHeader("Content-Type", reply.contentType());
        }
        reply.headers().forEach(response::putHeader);
        if (body.whole() != null && fault == null) {
            response.end(body.whole());
            return;
        }
        if (reply.status() != 204) {
            response.putHeader("Content-Length", Long.toString(body.length()));
        }
        writeInPieces(request, body, reset, fault);
    }

    private void inform(HttpServerResponse response, long pauseMs) {
        if (!response.closed()) {
            response.writeContinue();
            vertx.setTimer(pauseMs, timer -> inform(response, pauseMs));
        }
    }

    private void writeInPieces(HttpServerRequest request, BodySource body, Reset reset, FaultRule fault) {
        HttpServerResponse response = request.response();
        if (reset == Reset.MIDDLE) {
            new Pump(
                            response,
                            body,
                            body.length() / 2,
                            0,
                            () -> vertx.setTimer(RESET_AFTER_MS, timer -> Connections.reset(request.connection())))
                    .run();
        } else if (fault != null && fault.truncate() >= 0 && fault.truncate() < body.length()) {
            new Pump(
                            response,
                            body,
                            fault.truncate(),
                            fault.trickleMs(),
                            () -> request.connection().close())
                    .run();
        } else {
            new Pump(response, body, body.length(), fault == null ? 0 : fault.trickleMs(), response::end).run();
        }
    }

    /** Writes pieces as fast as the peer takes them, or slowly on purpose. */
    private final class Pump {
        private final HttpServerResponse response;
        private final BodySource body;
        private final long trickleMs;
        private final Runnable then;
        private long left;
        private Buffer rest = Buffer.buffer();

        Pump(HttpServerResponse response, BodySource body, long length, long trickleMs, Runnable then) {
            this.response = response;
            this.body = body;
            this.left = length;
            this.trickleMs = trickleMs;
            this.then = then;
        }

        void run() {
            if (left == 0) {
                // the head alone: Vert.x writes it with the first write
                response.write(Buffer.buffer()).onComplete(written -> then.run());
                return;
            }
            while (left > 0) {
                if (response.closed()) {
                    return;
                }
                Buffer piece = nextPiece();
                left -= piece.length();
                if (left == 0) {
                    response.write(piece).onComplete(written -> then.run());
                    return;
                }
                response.write(piece);
                if (trickleMs > 0) {
                    vertx.setTimer(trickleMs, timer -> run());
                    return;
                }
                if (response.writeQueueFull()) {
                    response.drainHandler(drained -> run());
                    return;
                }
            }
        }

        private Buffer nextPiece() {
            if (rest.length() == 0) {
                rest = body.next();
            }
            long most = trickleMs > 0 ? Math.min(TRICKLE_BYTES, left) : left;
            int length = (int) Math.min(rest.length(), most);
            Buffer piece = rest.slice(0, length);
            rest = rest.slice(length, rest.length());
            return piece;
        }
    }
}
