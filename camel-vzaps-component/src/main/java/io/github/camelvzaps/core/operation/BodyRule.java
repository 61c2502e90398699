package io.github.camelvzaps.core.operation;

/** What a request carries in its body. */
public enum BodyRule {
    /** Nothing, whatever the caller holds. */
    NONE,
    /** A JSON object of the known parameters and of the caller's further keys; nothing when the caller gave no key. */
    OPTIONAL_OBJECT,
    /** A JSON object of the known parameters and of the caller's further keys. */
    OBJECT,
    /** Any JSON value just as the caller gave it, none of which is a parameter; nothing when there is none. */
    ANY
}
