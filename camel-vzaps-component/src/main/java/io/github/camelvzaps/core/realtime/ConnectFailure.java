package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.client.SecretMask;
import java.net.http.HttpHeaders;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;

/**
 * Why a realtime connection did not come about. Immutable.
 *
 * @param text what happened, for people; never a secret
 * @param asked how long the gateway wants to be left alone; zero when it did not say
 * @param weight for how many failures it counts
 */
record ConnectFailure(String text, Duration asked, int weight) {

    /** Reads a failure of {@link RealtimeSocket#open} or of what goes before it. */
    static ConnectFailure of(Throwable failure, RealtimeSettings settings, SecretMask secrets) {
        Throwable cause = AsyncFailure.cause(failure);
        if (cause instanceof WebSocketHandshakeException handshake && handshake.getResponse() != null) {
            int status = handshake.getResponse().statusCode();
            boolean credentials = status == 401 || status == 403;
            return new ConnectFailure(
                    "the gateway refused the realtime connection with status " + status
                            + (credentials ? ": instance, tokens and account do not match" : ""),
                    retryAfter(handshake.getResponse().headers()),
                    // credentials that are refused do not get better by trying fast (contract, section 8)
                    credentials ? 2 : 1);
        }
        String text = "cannot connect to " + settings.url() + ": " + secrets.hide(cause.toString());
        return new ConnectFailure(text, Duration.ZERO, 1);
    }

    private static Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }
}
