package io.github.camelvzaps.simulator.state;

/**
 * The {@code data} object of an event, already written as JSON: it is delivered several times and kept long, and as
 * text it takes least room.
 *
 * @param type event name such as {@code Message}
 * @param json the object, compact
 */
public record EventBody(String type, String json) {}
