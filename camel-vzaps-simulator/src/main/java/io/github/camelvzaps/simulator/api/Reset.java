package io.github.camelvzaps.simulator.api;

/** When a connection is reset (TCP RST) instead of being answered in full. */
public enum Reset {
    /** Once the request was read; it has no effect. */
    BEFORE,
    /** Once the request took effect; nothing of an answer is sent. */
    AFTER,
    /** Once the request took effect and the head and half of the body were sent. */
    MIDDLE
}
