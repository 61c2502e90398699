package io.github.camelvzaps.crmbridge.outbox;

/**
 * A message on its way.
 *
 * @param attempts how often it was claimed, this time included
 */
public record OutboxRow(long id, String phone, String text, int attempts) {}
