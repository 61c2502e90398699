package io.github.camelvzaps.core.guard;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a message must not go.
 *
 * @param why ends the sentence "the guard refuses it: "
 * @param allowedIn after which time it would be let go; null when time does not help
 * @param cause what failed; null when nothing did
 */
record GuardRefusal(String why, Duration allowedIn, Throwable cause) {

    static Optional<GuardRefusal> because(String why) {
        return Optional.of(new GuardRefusal(why, null, null));
    }
}
