package io.github.camelvzaps.core.webhook;

import java.io.IOException;

/** Why the body of a webhook call is not taken, as the answer to the caller. */
final class BodyRefused extends IOException {
    private static final long serialVersionUID = 1L;
    static final int TOO_LARGE = 413;
    static final int NO_ROOM = 503;
    static final int TOO_SLOW = 408;

    private final int status;

    private BodyRefused(int status, String why) {
        super(why);
        this.status = status;
    }

    static BodyRefused tooLarge() {
        return new BodyRefused(TOO_LARGE, "the event is larger than maximumEventSize");
    }

    static BodyRefused noRoom() {
        return new BodyRefused(NO_ROOM, "more bytes than maxBytesInFlight are under way");
    }

    static BodyRefused tooSlow() {
        return new BodyRefused(TOO_SLOW, "the body arrives too slowly");
    }

    /** Returns the HTTP status of the answer. */
    int status() {
        return status;
    }
}
