package io.github.camelvzaps.core.client;

import io.github.camelvzaps.core.operation.Repeat;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.RequestNotExecutedException;

/**
 * One call with all its tries. The tries follow each other, so no two threads are in here at once; the executors that
 * carry it from thread to thread order its memory.
 */
final class CallInProgress {
    private final ApiClient client;
    private final ApiCall call;
    private final CompletableFuture<ApiResponse> result = new CompletableFuture<>();

    private int tries;
    private boolean renewed;

    /** The try in flight; written by each try, read by the thread that closes the client. */
    private volatile Future<ApiResponse> exchange;

    /** Whether the next try has to wait; written between two tries, read by the thread that closes the client. */
    private volatile boolean waiting;

    CallInProgress(ApiClient client, ApiCall call) {
        this.client = client;
        this.call = call;
    }

    CompletableFuture<ApiResponse> start() {
        next();
        return result;
    }

    /** Returns what the caller waits for. */
    CompletableFuture<ApiResponse> result() {
        return result;
    }

    /** Ends the try in flight, or the wait for the next one; the call fails with what became of it. */
    void cancel() {
        Future<ApiResponse> current = exchange;
        if (current != null) {
            current.cancel(true);
        }
        if (waiting) {
            stopped();
        }
    }

    private void next() {
        waiting = false;
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
        tries++;
        Exchange sent;
        try {
            sent = client.exchange(call, secrets);
        } catch (IOException | RuntimeException e) {
            fail(Outcome.NOT_SENT, Failure.NONE, "the request could not be written: " + e.getMessage(), e);
            return;
        }
        exchange = client.execute(sent, new FutureCallback<>() {
            @Override
            public void completed(ApiResponse response) {
                answered(response, secrets);
            }

            @Override
            public void failed(Exception cause) {
                broke(sent, cause);
            }

            @Override
            public void cancelled() {
                broke(sent, new IOException("the client was stopped"));
            }
        });
    }

    private void answered(ApiResponse raw, Map<String, String> secrets) {
        ApiResponse response = raw.concealing(text -> mask(text, secrets));
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
        Outcome outcome = outcome(status);
        if (!again(outcome, failure)) {
            fail(outcome, failure, "answered " + status + said(failure) + advice(status), null);
        }
    }

    /** One renewal at most, and only for what may be sent again; the refused token is given up in any case. */
    private boolean renews() {
        boolean mayRepeat = call.request().operation().repeat() != Repeat.NEVER
                && call.request().repeatable();
        return mayRepeat && !renewed;
    }

    private void broke(Exchange exchange, Exception cause) {
        IOException unread = exchange.mediaFailure();
        if (unread != null) {
            fail(Outcome.NOT_SENT, Failure.NONE, "the media could not be read: " + unread.getMessage(), unread);
            return;
        }
        boolean surelyNotSent = !exchange.sent() || cause instanceof RequestNotExecutedException;
        Outcome outcome = surelyNotSent ? Outcome.NOT_SENT : Outcome.UNKNOWN;
        boolean hopeless = cause instanceof SSLException && !exchange.sent();
        if (hopeless || !again(outcome, Failure.NONE)) {
            fail(outcome, Failure.NONE, describe(cause, exchange.sent()), cause);
        }
    }

    /** Plans another try if the rule allows one. */
    private boolean again(Outcome outcome, Failure failure) {
        if (!call.request().repeatable()) {
            return false;
        }
        Optional<Duration> pause =
                call.retry().pause(tries, call.request().operation().repeat(), outcome, failure);
        waiting = pause.isPresent();
        pause.ifPresent(p -> client.later(this::next, this::stopped, p.toMillis(), TimeUnit.MILLISECONDS));
        return pause.isPresent();
    }

    private void stopped() {
        fail(Outcome.NOT_SENT, Failure.NONE, "the client was stopped before the next try", null);
    }

    private void failWithoutCredentials(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        fail(Outcome.NOT_SENT, Failure.NONE, cause.getMessage(), cause);
    }

    private void fail(Outcome outcome, Failure failure, String what, Throwable cause) {
        String operation = call.request().operation().id();
        String id = failure.requestId() == null ? "" : " (request " + failure.requestId() + ")";
        String reason = operation + ": " + what + id;
        client.ended(this);
        result.completeExceptionally(GatewayException.of(outcome, operation, reason, failure, cause));
    }

    private static Outcome outcome(int status) {
        boolean maybeDone = status == 408 || (status >= 500 && status != 503);
        return maybeDone ? Outcome.UNKNOWN : Outcome.REJECTED;
    }

    private static String said(Failure failure) {
        return failure.message().isEmpty() ? "" : ": " + failure.message();
    }

    private String advice(int status) {
        return switch (status) {
            case 401, 403 -> ". " + call.credentials().advice(status);
            case 404 -> ". Check instanceId and baseUrl";
            default -> status / 100 == 3 ? ". Redirects are not followed; check baseUrl" : "";
        };
    }

    private String describe(Exception cause, boolean sent) {
        String where = call.baseUrl().host().toHostString();
        if (!sent && cause instanceof UnknownHostException) {
            return "the host " + where + " is not known; check baseUrl";
        }
        if (!sent && cause instanceof ConnectException) {
            return "no connection to " + where + " (" + cause.getMessage() + ")";
        }
        if (!sent && cause instanceof SSLException) {
            return "no secure connection to " + where + " (" + cause.getMessage()
                    + "); check sslContextParameters and baseUrl";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no answer from " + where + " within "
                    + client.settings().requestTimeout().toMillis() + " ms";
        }
        return (sent ? "the connection to " : "no connection to ")
                + where
                + (sent ? " broke: " : ": ")
                + cause.getMessage();
    }

    /** Hides what the call itself knows to be secret: its credentials, and secrets that it carries in its body. */
    private String mask(String text, Map<String, String> secrets) {
        String masked = SecretFields.conceal(text, call.request().body());
        for (String secret : secrets.values()) {
            masked = masked.replace(secret.startsWith("Bearer ") ? secret.substring(7) : secret, "xxxxxx");
        }
        return masked;
    }
}
