package io.github.camelvzaps.simulator.state;

/**
 * The {@code data} object of an event, already written as JSON: it is delivered several times and kept long, and as
 * text it takes least room.
 *
 * @param type event name such as {@code Message}
 * @param json the object, compact
 * @param chat JID of the chat in which it stands; null when it stands in none
 */
public record EventBody(String type, String json, String chat) {

    /** The same as a message in a chat. */
    public EventBody in(String jid) {
        return new EventBody(type, json, jid);
    }
}
