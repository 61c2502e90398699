package io.github.camelvzaps.api;

/** What became of a call that failed: the one thing a route must know before it tries again. */
public enum Outcome {
    /** Nothing reached the API; the call can be made again. */
    NOT_SENT,
    /** The API refused the call and did nothing. */
    REJECTED,
    /** The API may have done it. Making the call again may do it twice. */
    UNKNOWN
}
