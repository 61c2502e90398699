package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.Failure;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says to people why a call failed and which option helps. For one call; immutable. */
record FailureText(ApiCall call, ClientSettings settings) {

    /** An answer other than success. */
    String answered(Failure failure) {
        String said = failure.message().isEmpty() ? "" : ": " + failure.message();
        return "answered " + failure.status() + said + advice(failure.status());
    }

    private String advice(int status) {
        return switch (status) {
            case 401, 403 -> ". " + call.credentials().advice(status);
            case 404 -> ". Check instanceId and baseUrl";
            default -> status / 100 == 3 ? ". Redirects are not followed; check baseUrl" : "";
        };
    }

    /** No answer. */
    String broke(Exception cause, boolean sent) {
        if (cause instanceof FinalFailure) {
            return cause.getMessage();
        }
        if (!sent && cause instanceof UnknownHostException) {
            return "the host " + where() + " is not known; check baseUrl";
        }
        if (!sent && cause instanceof ConnectException) {
            return "no connection to " + where() + " (" + cause.getMessage() + ")";
        }
        if (!sent && cause instanceof SSLException) {
            return "no secure connection to " + where() + " (" + cause.getMessage()
                    + "); check sslContextParameters and baseUrl";
        }
        if (cause instanceof SocketTimeoutException) {
            return "no answer from " + where() + " within "
                    + settings.requestTimeout().toMillis() + " ms";
        }
        return (sent ? "the connection to " : "no connection to ")
                + where()
                + (sent ? " broke: " : ": ")
                + cause.getMessage();
    }

    /** All connections of the pool are busy. */
    String noConnectionLeft() {
        return "no free connection to " + where() + " within "
                + settings.connectionWait().toMillis() + " ms; all " + settings.maxConnectionsPerHost()
                + " are busy";
    }

    /** The whole call took too long. */
    String late(boolean sent) {
        return (sent ? "no complete answer from " : "nothing sent to ")
                + where()
                + " within "
                + settings.callTimeout().toMillis()
                + " ms (callTimeout)";
    }

    /** The client was closed. */
    String stopped(boolean sent) {
        return (sent ? "the connection to " : "no connection to ") + where() + ": the client was stopped";
    }

    private String where() {
        return call.baseUrl().host().toHostString();
    }
}
