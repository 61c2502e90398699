package io.github.camelvzaps.core.watch;

/** What people may see of an endpoint. */
public interface WatchedEndpoint {
    /** Returns resource and operation, such as {@code messages/sendText}. */
    String operationId();

    /** Returns how people know the endpoint, such as {@code vzaps:messages/send}. */
    String shownId();
}
