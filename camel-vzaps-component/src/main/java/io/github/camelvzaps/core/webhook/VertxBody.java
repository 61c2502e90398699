package io.github.camelvzaps.core.webhook;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request to Vert.x that nobody has read yet. Where the application has another server, this class is never
 * loaded.
 */
final class VertxBody {
    private static final boolean THERE = isThere();
    private static final int PATIENCE_SECONDS = 5;

    /** How long the rest of a body that nobody wants may still arrive. */
    private static final long LAST_WORDS_MILLIS = 1000;

    /** So much has to arrive in that time, or the rest of the body: a caller must not hold a thread for nothing. */
    private static final int LEAST_BYTES = 32 * 1024;

    private VertxBody() {}

    private static boolean isThere() {
        try {
            Class.forName("io.vertx.core.http.HttpServerRequest", false, VertxBody.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException anotherServer) {
            return false;
        }
    }

    static boolean isOne(Object body) {
        return THERE && Reading.isRequest(body);
    }

    /** Reads it all; waits on this thread, which is one that may block. */
    static void read(Object body, BodyIntake intake) throws IOException {
        Reading.read((HttpServerRequest) body, intake);
    }

    /** Lets the rest go by, and ends the connection after the answer. */
    static void discard(Object body) {
        Reading.discard((HttpServerRequest) body);
    }

    /** Apart, so that the question whether Vert.x is there needs nothing of it. */
    private static final class Reading {
        private static boolean isRequest(Object body) {
            return body instanceof HttpServerRequest;
        }

        private static void read(HttpServerRequest request, BodyIntake intake) throws IOException {
            CompletableFuture<Void> end = new CompletableFuture<>();
            request.exceptionHandler(end::completeExceptionally);
            request.endHandler(ended -> end.complete(null));
            request.handler(piece -> {
                if (end.isDone()) {
                    return;
                }
                try {
                    intake.add(piece.getBytes(), piece.length());
                } catch (BodyRefused refused) {
                    end.completeExceptionally(refused);
                }
            });
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            request.resume();
            await(end, intake);
        }

        private static void await(CompletableFuture<Void> end, BodyIntake intake) throws IOException {
            int before = 0;
            while (true) {
                try {
                    end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException e) {
                    int now = intake.size();
                    if (now - before < LEAST_BYTES && end.completeExceptionally(BodyRefused.tooSlow())) {
                        throw BodyRefused.tooSlow();
                    }
                    before = now;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException(e);
                }
            }
        }

        private static void discard(HttpServerRequest request) {
            if (request.isEnded()) {
                return;
            }
            if (request.version() != HttpVersion.HTTP_2) {
                closeAfterAnswer(request);
            }
            request.resume();
        }

        /** Of HTTP/2 other calls share the connection, and it bounds by itself what may still arrive. */
        private static void closeAfterAnswer(HttpServerRequest request) {
            Context context = Vertx.currentContext();
            request.response().putHeader("Connection", "close").endHandler(answered -> {
                if (context == null || request.isEnded()) {
                    request.connection().close();
                } else {
                    // at once, a caller who still sends would see a reset instead of the answer
                    context.owner()
                            .setTimer(
                                    LAST_WORDS_MILLIS,
                                    timer -> request.connection().close());
                }
            });
        }
    }
}
