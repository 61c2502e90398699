package io.github.camelvzaps.core.pace;

import io.github.camelvzaps.api.FailureReason;
import java.time.Duration;

/**
 * Why a message does not go.
 *
 * @param waited how long it has waited
 * @param why what keeps it and which option fixes it
 * @param roomIn how long until there is room; null when that is not known
 * @param cause null when nothing failed
 * @param wholeNumber whether no message of the number may go, not only this one
 */
record Refusal(
        FailureReason reason, Duration waited, String why, Duration roomIn, Throwable cause, boolean wholeNumber) {}
