package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.Outcome;
import java.util.List;

/**
 * What the status of an answer says about what became of a call: the table of the page on reliability. Only a status
 * that the gateway itself gives, and that means "not done", is a refusal; what a proxy answers when it lost the gateway
 * is not.
 */
final class StatusOutcome {

    /** A range of status codes, both ends included. */
    private record Row(int from, int to, Outcome outcome) {}

    /** The first row that fits wins; what fits none is {@link Outcome#UNKNOWN}. */
    private static final List<Row> ROWS = List.of(
            // "see other": the usual answer of a web form that was accepted
            new Row(303, 303, Outcome.UNKNOWN),
            // a redirect that is not followed
            new Row(300, 399, Outcome.REJECTED),
            // request timeout: somebody gave up waiting, and it may have been the proxy
            new Row(408, 408, Outcome.UNKNOWN),
            // the registered refusals (RFC 9110, RFC 6585, RFC 8470: 425 was not processed, 429 neither)
            new Row(400, 451, Outcome.REJECTED));

    // not in the table, hence unknown: 452 to 499, which only proxies use (nginx answers 499 and AWS 460 when a side
    // hung up while the gateway worked), all of 5xx, and Cloudflare's 520 to 527 among them

    private StatusOutcome() {}

    /**
     * Tells what became of a call.
     *
     * @param failure what the answer said; a 503 counts as a refusal only when it asks to come back later in the
     *     gateway's own words
     */
    static Outcome of(Failure failure) {
        if (failure.status() == 503 && failure.ownShape() && failure.retryAfter() != null) {
            return Outcome.REJECTED;
        }
        return of(failure.status());
    }

    private static Outcome of(int status) {
        for (Row row : ROWS) {
            if (row.from() <= status && status <= row.to()) {
                return row.outcome();
            }
        }
        return Outcome.UNKNOWN;
    }

    /** Tells what became of a call that was answered with 2xx and a body that says that it failed. */
    static Outcome ofRefusalWithin(Failure failure) {
        try {
            int code = Integer.parseInt(failure.code());
            boolean namesAStatus = code >= 400 && code <= 599;
            return namesAStatus ? of(code) : Outcome.REJECTED;
        } catch (NumberFormatException noStatus) {
            return Outcome.REJECTED;
        }
    }
}
