package io.github.camelvzaps.core.media;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.client.AddressRefusedException;
import io.github.camelvzaps.core.client.StorageException;
import io.github.camelvzaps.core.client.TooLargeException;

/** Why the media of an event were not fetched: the values of the header MediaMissing. */
public enum MediaMissing {
    /** Larger than the option maximumMediaSize. */
    TOO_LARGE("TooLarge"),
    /** 404 or 410: their holder has deleted them. */
    GONE("Gone"),
    /** The event names no address that can be called, and the gateway has no operation for it. */
    NO_ADDRESS("NoAddress"),
    /** 401 or 403, as for a signed address that has expired. */
    FORBIDDEN("Forbidden"),
    /** The address leads into the network of this machine; see the option allowedMediaHosts. */
    ADDRESS_REFUSED("AddressRefused"),
    /** Any other answer that will be the same next time: a redirect, 400, 451 and the like. */
    REJECTED("Rejected"),
    /** Unavailable after all tries: no connection, no answer, 408, 429, 5xx. */
    UNAVAILABLE("Unavailable");

    private final String text;

    MediaMissing(String text) {
        this.text = text;
    }

    /** Returns the value of the header. */
    String text() {
        return text;
    }

    /** Returns why a fetch failed, all its tries included; null when the fault is ours and the event has to wait. */
    static MediaMissing of(Throwable failure) {
        if (find(failure, StorageException.class) != null) {
            return null;
        }
        if (find(failure, TooLargeException.class) != null) {
            return TOO_LARGE;
        }
        if (find(failure, AddressRefusedException.class) != null) {
            return ADDRESS_REFUSED;
        }
        GatewayException refusal = find(failure, GatewayException.class);
        return ofStatus(refusal == null ? 0 : refusal.getStatusCode());
    }

    private static MediaMissing ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> FORBIDDEN;
            case 404, 410 -> GONE;
            case 408, 425, 429 -> UNAVAILABLE;
            default -> status >= 300 && status < 500 ? REJECTED : UNAVAILABLE;
        };
    }

    private static <T> T find(Throwable failure, Class<T> type) {
        Throwable at = failure;
        while (at != null && !type.isInstance(at)) {
            at = at.getCause();
        }
        return type.cast(at);
    }
}
