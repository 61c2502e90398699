package io.github.camelvzaps.crmbridge.inbox;

/**
 * Text as PostgreSQL can store it. JSON can carry the character NUL, and PostgreSQL refuses a text that holds it; without
 * this one message would be retried without end and stop its chat.
 */
final class Storable {
    private static final char NUL = '\0';

    /** What Unicode has for a character that cannot be shown. */
    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    /** Returns the text with each NUL replaced; null for null. */
    static String text(String given) {
        return given == null ? null : given.replace(NUL, REPLACEMENT);
    }
}
