package io.github.camelvzaps.core.outbox;

import java.time.Duration;

/**
 * What became of a row that was tried.
 *
 * @param state null when nothing was sent and it waits for another try
 * @param reason null when it was sent
 * @param messageId null when it was not sent, or the gateway named none
 * @param pause how long until another try; null when there is none
 */
record OutboxEnd(State state, String reason, String messageId, Duration pause) {
    private static final int LONGEST_REASON = 1000;

    /** How a row ends, and where it is before; as it stands in the table. */
    enum State {
        WAITING,
        SENDING,
        SENT,
        REJECTED,
        UNKNOWN;

        String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    OutboxEnd {
        reason = reason != null && reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    static OutboxEnd sent(String messageId) {
        return new OutboxEnd(State.SENT, null, messageId, null);
    }

    static OutboxEnd rejected(String reason) {
        return new OutboxEnd(State.REJECTED, reason, null, null);
    }

    static OutboxEnd unknown(String reason) {
        return new OutboxEnd(State.UNKNOWN, reason, null, null);
    }

    static OutboxEnd again(String reason, Duration pause) {
        return new OutboxEnd(null, reason, null, pause);
    }
}
