package io.github.camelvzaps.core.delivery;

/** The consumer stopped, or the instance was removed, before the event was done. */
final class ConsumerStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConsumerStoppedException() {
        super("the consumer stopped before the event was done");
    }
}
