package io.github.camelvzaps.core.outbox;

/**
 * A row of the outbox.
 *
 * @param attempts how often it was tried before
 */
record OutboxRow(long id, int attempts, OutboxMessage message) {}
