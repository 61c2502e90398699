package io.github.camelvzaps.core.client;

import java.time.Instant;

/** A token and the moment from which it is not used any more. Never prints the token. */
record AccessToken(String value, Instant renewAt) {

    @Override
    public String toString() {
        return "AccessToken[until " + renewAt + "]";
    }
}
