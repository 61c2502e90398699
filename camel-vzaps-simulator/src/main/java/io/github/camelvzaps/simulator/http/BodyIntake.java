package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.body.BodyFilter;
import io.github.camelvzaps.simulator.body.MediaBudget;
import io.github.camelvzaps.simulator.state.SentMedia;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads a request body through a {@link BodyFilter}. What goes beyond the limit is read and dropped, because a client
 * that is still sending would not see the answer otherwise.
 */
public final class BodyIntake {

    /** What was read; {@code problem} is null when nothing was wrong. */
    public record Body(String text, List<MediaDigest> media, List<SentMedia> kept, Refusal problem) {}

    static final Body EMPTY = new Body("", List.of(), List.of(), null);

    private final long limit;
    private final MediaBudget budget;
    private BodyFilter filter;
    private long total;

    private BodyIntake(long limit, MediaBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    /**
     * Reads to the end.
     *
     * @param limit largest size in bytes; 0 for any
     * @param budget what may be kept of the media in it until {@code then} returns
     */
    public static void read(HttpServerRequest request, long limit, MediaBudget budget, Consumer<Body> then) {
        BodyIntake intake = new BodyIntake(limit, budget);
        request.exceptionHandler(brokenOff -> intake.release());
        request.handler(intake::accept);
        request.endHandler(end -> {
            try {
                then.accept(intake.body());
            } finally {
                intake.release();
            }
        });
    }

    /**
     * Reads a body as it is.
     *
     * @param then gets null when it is larger than the limit
     */
    public static void readFile(HttpServerRequest request, long limit, Consumer<byte[]> then) {
        Buffer content = Buffer.buffer();
        AtomicLong total = new AtomicLong();
        request.handler(piece -> {
            if (total.addAndGet(piece.length()) <= limit) {
                content.appendBuffer(piece);
            }
        });
        request.endHandler(end -> then.accept(total.get() > limit ? null : content.getBytes()));
    }

    private void accept(Buffer piece) {
        total += piece.length();
        if (!tooLarge()) {
            filter = filter == null ? new BodyFilter(budget) : filter;
            filter.accept(piece.getBytes());
        }
    }

    private void release() {
        if (filter != null) {
            filter.release();
        }
    }

    private boolean tooLarge() {
        return limit > 0 && total > limit;
    }

    private Body body() {
        if (filter == null) {
            return total == 0 ? EMPTY : new Body("", List.of(), List.of(), tooMuch());
        }
        String text = new String(filter.shortened(), StandardCharsets.UTF_8);
        Refusal problem = null;
        if (tooLarge() || filter.overflow()) {
            problem = tooMuch();
        } else if (filter.brokenField() != null) {
            problem = Refusal.badRequest(filter.brokenField() + ": the data URI is not valid base64");
        }
        return new Body(text, List.copyOf(filter.media()), List.copyOf(filter.kept()), problem);
    }

    private Refusal tooMuch() {
        return new Refusal(413, "the body is too large: at most " + limit + " bytes");
    }
}
