package io.github.camelvzaps.core.inbox;

/**
 * An event as it is stored. Immutable.
 *
 * @param instanceId whose event it is
 * @param chat within which events keep their order; null for one that follows no other
 * @param json what came
 */
public record StoredEvent(String instanceId, String chat, String json) {}
