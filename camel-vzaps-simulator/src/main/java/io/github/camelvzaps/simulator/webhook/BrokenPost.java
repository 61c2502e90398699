package io.github.camelvzaps.simulator.webhook;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.github.camelvzaps.simulator.fault.BrokenText;
import io.github.camelvzaps.simulator.fault.Connections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/** A request that goes wrong on its way: cut, reset, slow or silent. Runs on the event loop of its connection. */
final class BrokenPost {

    private static final int TRICKLE_BYTES = 16;

    /** Gives the kernel time to hand over what was written before the end of the connection overtakes it. */
    private static final long END_AFTER_MS = 30;

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final FaultRule fault;
    private final long timeoutMs;

    BrokenPost(Vertx vertx, HttpClientRequest request, FaultRule fault, long timeoutMs) {
        this.vertx = vertx;
        this.request = request;
        this.fault = fault;
        this.timeoutMs = timeoutMs;
    }

    /** The status of the answer; fails when there can be none. */
    Future<Integer> write(String json) {
        Buffer body = Buffer.buffer(BrokenText.of(fault, json));
        request.putHeader("Content-Length", Integer.toString(body.length()));
        Reset reset = fault.reset();
        if (reset != null) {
            int sent = reset == Reset.BEFORE ? 0 : reset == Reset.AFTER ? body.length() : body.length() / 2;
            return partly(body, sent, END_AFTER_MS, () -> Connections.reset(request.connection()), "reset on purpose");
        }
        if (fault.flag("halfOpen")) {
            return partly(body, body.length() / 2, timeoutMs, request::reset, "silent on purpose");
        }
        if (fault.truncate() >= 0 && fault.truncate() < body.length()) {
            Runnable end = () -> request.connection().close();
            return partly(body, (int) fault.truncate(), END_AFTER_MS, end, "cut on purpose");
        }
        Future<Integer> answer =
                request.response().compose(response -> response.end().map(ended -> response.statusCode()));
        if (fault.trickleMs() > 0) {
            trickle(body, 0);
        } else {
            request.end(body);
        }
        return answer;
    }

    private Future<Integer> partly(Buffer body, int sent, long waitMs, Runnable end, String why) {
        Promise<Integer> outcome = Promise.promise();
        request.response().onFailure(gone -> {});
        request.exceptionHandler(gone -> {});
        Future<Void> written = sent == body.length() && sent > 0
                ? request.end(body)
                : request.sendHead().compose(head -> request.write(body.slice(0, sent)));
        written.onComplete(done -> vertx.setTimer(waitMs, timer -> {
            end.run();
            outcome.tryFail(why);
        }));
        return outcome.future();
    }

    private void trickle(Buffer body, int from) {
        int to = Math.min(body.length(), from + TRICKLE_BYTES);
        if (to == body.length()) {
            request.end(body.slice(from, to));
            return;
        }
        request.write(body.slice(from, to))
                .onSuccess(written -> vertx.setTimer(fault.trickleMs(), timer -> trickle(body, to)));
    }
}
