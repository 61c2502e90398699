package io.github.camelvzaps.core.operation;

/** Where a parameter travels. */
public enum Place {
    PATH,
    QUERY,
    BODY,
    /** Not sent as such: it steers the call, for instance by choosing the instance. */
    CALL
}
