package io.github.camelvzaps.core.operation;

/** What a request carries in its body. */
public enum BodyRule {
    /** Nothing, whatever the caller holds. */
    NONE,
    /** An empty JSON object, whatever the caller holds. */
    EMPTY_OBJECT,
    /** A JSON object of the known parameters and of the caller's further keys; nothing when the caller gave no key. */
    OPTIONAL_OBJECT,
    /** A JSON object of the known parameters and of the caller's further keys. */
    OBJECT
}
