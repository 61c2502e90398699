package io.github.camelvzaps.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a customer writes. Immutable: each method answers a changed copy. The fields are those of the control call
 * {@code POST /_sim/instances/{id}/messages}.
 */
public final class CustomerMessage {

    private final Map<String, Object> fields;

    private CustomerMessage(Map<String, Object> fields) {
        this.fields = fields;
    }

    private static CustomerMessage of(String from, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>(4);
        fields.put("from", from);
        fields.put(field, value);
        return new CustomerMessage(fields);
    }

    /** @param from phone with country code, digits only; the same for all kinds */
    public static CustomerMessage text(String from, String text) {
        return of(from, "text", text);
    }

    /**
     * Generated media.
     *
     * @param kind {@code image}, {@code video}, {@code audio}, {@code voice}, {@code document} or {@code sticker}
     * @param size bytes; at most 4 MiB
     */
    public static CustomerMessage media(String from, String kind, int size) {
        return of(from, "media", Map.of("kind", kind, "size", size));
    }

    /** Media that is there already. */
    public static CustomerMessage media(String from, String kind, String url) {
        return of(from, "media", Map.of("kind", kind, "url", url));
    }

    /** Degrees, north and east positive. */
    public static CustomerMessage location(String from, double latitude, double longitude) {
        return of(from, "location", Map.of("latitude", latitude, "longitude", longitude));
    }

    public static CustomerMessage contact(String from, String name, String phone) {
        return of(from, "contact", Map.of("name", name, "phone", phone));
    }

    /** A poll of which one option can be chosen. */
    public static CustomerMessage poll(String from, String question, String... options) {
        return of(from, "poll", Map.of("name", question, "options", List.of(options)));
    }

    /** @param emoji empty to take a reaction back */
    public static CustomerMessage reaction(String from, String messageId, String emoji) {
        return of(from, "reaction", Map.of("messageId", messageId, "emoji", emoji));
    }

    /** The customer touches a button of a message. */
    public static CustomerMessage buttonReply(String from, String buttonId, String text) {
        return of(from, "buttonReply", Map.of("id", buttonId, "text", text));
    }

    /** The customer chooses a row of a list. */
    public static CustomerMessage listReply(String from, String rowId, String title) {
        return of(from, "listReply", Map.of("id", rowId, "title", title));
    }

    /** The customer chooses options of a poll; none takes the vote back. */
    public static CustomerMessage pollVote(String from, String messageId, String... options) {
        return of(from, "pollVote", Map.of("messageId", messageId, "options", List.of(options)));
    }

    /** The customer changes an earlier text. */
    public static CustomerMessage edit(String from, String messageId, String text) {
        return of(from, "edit", Map.of("messageId", messageId, "text", text));
    }

    /** The customer takes an earlier message back. */
    public static CustomerMessage delete(String from, String messageId) {
        return of(from, "delete", Map.of("messageId", messageId));
    }

    /** Text below an image, a video or a document. */
    public CustomerMessage caption(String caption) {
        return withPart("media", "caption", caption);
    }

    /** Name of a document. */
    public CustomerMessage fileName(String fileName) {
        return withPart("media", "fileName", fileName);
    }

    /** Media type of generated media instead of the usual one of its kind. */
    public CustomerMessage mimetype(String mimetype) {
        return withPart("media", "mimetype", mimetype);
    }

    /** Name and address of a location. */
    public CustomerMessage place(String name, String address) {
        return withPart("location", "name", name).withPart("location", "address", address);
    }

    /** In a group instead of a chat. */
    public CustomerMessage inGroup(String groupId) {
        return with("group", groupId);
    }

    /** In a chat of another sort: {@code status@broadcast}, {@code 120363@newsletter}, {@code 1@broadcast}. */
    public CustomerMessage inChat(String jid) {
        return with("chat", jid);
    }

    /** The name the customer goes by. */
    public CustomerMessage name(String pushName) {
        return with("name", pushName);
    }

    /** Message id of the caller's choice. */
    public CustomerMessage id(String messageId) {
        return with("id", messageId);
    }

    /** Quotes a message. */
    public CustomerMessage replyTo(String messageId) {
        return with("replyTo", messageId);
    }

    /** Hides the number behind this LID. */
    public CustomerMessage lid(String lid) {
        return with("lid", lid);
    }

    /** With {@link #lid}: the event comes twice, first without the phone, then with it. */
    public CustomerMessage secondCopy() {
        return with("secondCopy", true);
    }

    /** Written on the instance's own phone; {@code from} is then the other side. */
    public CustomerMessage fromMe() {
        return with("fromMe", true);
    }

    /** Sets any field of the control call. */
    public CustomerMessage with(String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new CustomerMessage(changed);
    }

    private CustomerMessage withPart(String field, String key, Object value) {
        if (!(fields.get(field) instanceof Map<?, ?> part)) {
            throw new IllegalStateException(key + " needs a message with " + field);
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        part.forEach((name, old) -> changed.put(name.toString(), old));
        changed.put(key, value);
        return with(field, changed);
    }

    /** The JSON form. */
    public Map<String, Object> toMap() {
        return new LinkedHashMap<>(fields);
    }
}
