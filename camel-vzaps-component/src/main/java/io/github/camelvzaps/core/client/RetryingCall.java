package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.Failure;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.core.operation.Repeat;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.RequestNotExecutedException;

/**
 * One call with all its tries, until it ends. The tries follow each other; beside the thread that carries the call, only
 * the timer comes in by {@link #check}, and the thread that closes the client by {@link #stop}.
 */
final class RetryingCall {
    private final ApiClient client;
    private final ApiCall call;
    private final FailureText text;
    private final CompletableFuture<ApiResponse> result = new CompletableFuture<>();

    // used by the thread that carries the call; the executors that hand it on order the memory

    private int tries;
    private boolean renewed;

    /** The credentials of the last try; what foreign texts say is cleaned of them. */
    private Map<String, String> credentials = Map.of();

    // shared with the timer and with the thread that closes the client, guarded by this

    /** The try under way; null before, between and after tries. */
    private CallAttempt exchange;

    /** Since when the time of the whole call counts, by {@link System#nanoTime()}. */
    private long countedFrom = System.nanoTime();

    /** Nothing is sent any more. */
    private boolean over;

    /** What the last try came to: it still holds when time runs out before the next one. */
    private Outcome lastOutcome = Outcome.NOT_SENT;

    private Failure lastFailure = Failure.NONE;

    RetryingCall(ApiClient client, ApiCall call) {
        this.client = client;
        this.call = call;
        this.text = new FailureText(call, client.settings());
    }

    CompletableFuture<ApiResponse> start() {
        next();
        return result;
    }

    private void next() {
        CompletableFuture<Map<String, String>> headers;
        try {
            headers = call.credentials().headers(call.request().operation().access(), call.instanceToken());
        } catch (RuntimeException e) {
            headers = CompletableFuture.failedFuture(e);
        }
        headers.whenComplete((secrets, failure) -> {
            if (failure != null) {
                failWithoutCredentials(failure);
            } else {
                send(secrets);
            }
        });
    }

    private void send(Map<String, String> secrets) {
        credentials = secrets;
        CallAttempt next;
        try {
            next = client.exchange(call, secrets);
        } catch (IOException | RuntimeException e) {
            fail(Outcome.NOT_SENT, Failure.NONE, "the request could not be written: " + e.getMessage(), e);
            return;
        }
        synchronized (this) {
            if (over) {
                return;
            }
            exchange = next;
        }
        tries++;
        client.execute(next, new FutureCallback<>() {
            @Override
            public void completed(ApiResponse response) {
                ending(next, () -> answered(response, secrets));
            }

            @Override
            public void failed(Exception cause) {
                ending(next, () -> broke(next, cause));
            }

            @Override
            public void cancelled() {
                ending(next, () -> broke(next, new IOException("the client was stopped")));
            }
        });
    }

    /** Runs the step that a try ends with, unless the timer has ended it. Nothing thrown may get to the I/O thread. */
    private void ending(CallAttempt ended, Runnable step) {
        if (!ended.end()) {
            return;
        }
        synchronized (this) {
            exchange = null;
        }
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            Outcome outcome = ended.sent() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
            fail(outcome, Failure.NONE, "the answer could not be handled: " + e, e);
        }
    }

    private void answered(ApiResponse raw, Map<String, String> secrets) {
        ApiResponse response = raw.concealing(this::hide);
        int status = response.status();
        if (status / 100 == 2) {
            client.ended(this);
            result.complete(response);
            return;
        }
        if (status == 401 && renews() && call.credentials().refused(secrets)) {
            renewed = true;
            next();
            return;
        }
        Failure failure = client.failures().read(response);
        Outcome outcome = StatusOutcome.of(failure);
        if (!again(outcome, failure)) {
            fail(outcome, failure, text.answered(failure), null);
        }
    }

    /** One renewal at most, and only for what may be sent again; the refused token is given up in any case. */
    private boolean renews() {
        boolean mayRepeat = call.request().operation().repeat() != Repeat.NEVER
                && call.request().repeatable();
        return mayRepeat && !renewed;
    }

    private void broke(CallAttempt broken, Exception cause) {
        IOException unread = broken.mediaFailure();
        if (unread != null) {
            fail(Outcome.NOT_SENT, Failure.NONE, "the media could not be read: " + unread.getMessage(), unread);
            return;
        }
        boolean surelyNotSent = !broken.sent() || cause instanceof RequestNotExecutedException;
        Outcome outcome = surelyNotSent ? Outcome.NOT_SENT : Outcome.UNKNOWN;
        boolean hopeless = (cause instanceof SSLException && !broken.sent()) || cause instanceof FinalFailure;
        if (hopeless || !again(outcome, Failure.NONE)) {
            fail(outcome, Failure.NONE, text.broke(cause, broken.sent()), cause);
        }
    }

    /** Plans another try if the rule allows one. */
    private boolean again(Outcome outcome, Failure failure) {
        if (!call.request().repeatable()) {
            return false;
        }
        synchronized (this) {
            lastOutcome = outcome;
            lastFailure = failure;
        }
        Optional<Duration> pause =
                call.retry().pause(tries, call.request().operation().repeat(), outcome, failure);
        pause.ifPresent(p -> client.later(this::next, this::stopped, p.toMillis(), TimeUnit.MILLISECONDS));
        return pause.isPresent();
    }

    private void stopped() {
        fail(Outcome.NOT_SENT, Failure.NONE, "the client was stopped before the next try", null);
    }

    /** Ends the call when its time is up. For the timer, which comes by at least once a second. */
    void check(long now) {
        if (waitsTooLong(now)) {
            end(sent -> text.noConnectionLeft());
        } else if (takesTooLong(now)) {
            end(text::late);
        }
    }

    private synchronized boolean waitsTooLong(long now) {
        return exchange != null
                && exchange.waitsForConnection()
                && now - exchange.startedAt()
                        > client.settings().connectionWait().toNanos();
    }

    private synchronized boolean takesTooLong(long now) {
        boolean late = now - countedFrom > client.settings().callTimeout().toNanos();
        if (late && exchange != null && exchange.streams()) {
            // a stream takes as long as it takes; what comes after it has an end again
            countedFrom = now;
            return false;
        }
        return late;
    }

    /** Ends the try in flight, or the wait for the next one, since the client is closed. */
    void stop() {
        boolean between;
        synchronized (this) {
            between = exchange == null;
        }
        if (between) {
            stopped();
        } else {
            end(text::stopped);
        }
    }

    /**
     * Ends the call from outside, whatever it is doing.
     *
     * @param why says why, given whether the request was sent
     */
    private void end(Function<Boolean, String> why) {
        CallAttempt current;
        Outcome outcome;
        Failure failure;
        synchronized (this) {
            current = exchange;
            if (over || (current != null && !current.end())) {
                return;
            }
            over = true;
            exchange = null;
            outcome = lastOutcome;
            failure = lastFailure;
        }
        boolean sent = current != null && current.giveUp();
        if (current != null) {
            outcome = sent ? Outcome.UNKNOWN : Outcome.NOT_SENT;
            failure = Failure.NONE;
        }
        fail(outcome, failure, why.apply(sent), null);
    }

    /** Returns what the caller waits for. */
    CompletableFuture<ApiResponse> result() {
        return result;
    }

    private void failWithoutCredentials(Throwable thrown) {
        Throwable cause = AsyncFailure.cause(thrown);
        fail(Outcome.NOT_SENT, Failure.NONE, cause.getMessage(), cause);
    }

    private void fail(Outcome outcome, Failure failure, String what, Throwable cause) {
        synchronized (this) {
            over = true;
        }
        String operation = call.request().operation().id();
        String id = failure.requestId() == null ? "" : " (request " + failure.requestId() + ")";
        String reason = operation + ": " + hide(what) + id;
        client.ended(this);
        result.completeExceptionally(
                GatewayException.of(outcome, operation, reason, failure, MaskedCause.of(cause, this::hide)));
    }

    /**
     * Hides what must not be shown of a text that came from outside. The mask is made for each text: few calls fail, and
     * making one takes an eighth of the time of a call.
     */
    private String hide(String foreign) {
        SecretMask mask = SecretMask.ofCall(credentials, call.request().body());
        return mask.hide(client.secrets().hide(foreign));
    }
}
