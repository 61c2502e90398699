package io.github.camelvzaps.core.client;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The access token of one account. However many calls ask at once, one request fetches it, and all of them get its
 * answer. Thread-safe; never blocks.
 */
public final class AccessTokens {
    /** How long before its end a token is renewed (contract, section 1). */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final Supplier<CompletableFuture<Fetched>> fetch;
    private final Clock clock;

    /** The token or the request for it; null when a new one has to be fetched. Any thread may swap it. */
    private final AtomicReference<CompletableFuture<AccessToken>> current = new AtomicReference<>();

    /**
     * A token as the API gave it.
     *
     * @param lifetime how long it is valid from now on
     */
    public record Fetched(String token, Duration lifetime) {

        @Override
        public String toString() {
            return "Fetched[for " + lifetime + "]";
        }
    }

    /** @param fetch asks the API for a new token, without blocking */
    public AccessTokens(Supplier<CompletableFuture<Fetched>> fetch, Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** Answers a token that is valid for a while, fetching one when there is none. */
    public CompletableFuture<String> get() {
        while (true) {
            CompletableFuture<AccessToken> known = current.get();
            if (known != null && !worn(known)) {
                return known.thenApply(AccessToken::value);
            }
            CompletableFuture<AccessToken> mine = new CompletableFuture<>();
            if (current.compareAndSet(known, mine)) {
                fetchInto(mine);
                return mine.thenApply(AccessToken::value);
            }
        }
    }

    /** Forgets a token that was refused, unless a newer one has taken its place already. */
    public void forget(String refused) {
        CompletableFuture<AccessToken> known = current.get();
        boolean settled = known != null && known.isDone() && !known.isCompletedExceptionally();
        if (settled && known.join().value().equals(refused)) {
            current.compareAndSet(known, null);
        }
    }

    private void fetchInto(CompletableFuture<AccessToken> mine) {
        CompletableFuture<Fetched> answer;
        try {
            answer = fetch.get();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((fetched, failure) -> {
            if (failure != null) {
                // the next caller asks again; those who wait now share this failure
                current.compareAndSet(mine, null);
                mine.completeExceptionally(failure);
            } else {
                mine.complete(new AccessToken(fetched.token(), clock.instant().plus(useful(fetched.lifetime()))));
            }
        });
    }

    /** A token that lives shorter than two skews is used for half its life, or each call would fetch one. */
    private static Duration useful(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        return half.compareTo(SKEW) < 0 ? half : lifetime.minus(SKEW);
    }

    private boolean worn(CompletableFuture<AccessToken> known) {
        return known.isDone()
                && (known.isCompletedExceptionally()
                        || !clock.instant().isBefore(known.join().renewAt()));
    }
}
