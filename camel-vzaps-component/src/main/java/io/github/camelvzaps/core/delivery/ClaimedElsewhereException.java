package io.github.camelvzaps.core.delivery;

/** Another process has the event under way. */
final class ClaimedElsewhereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClaimedElsewhereException() {
        super("another process has the event under way");
    }
}
