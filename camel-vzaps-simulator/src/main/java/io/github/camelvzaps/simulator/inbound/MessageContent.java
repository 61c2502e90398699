package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The WhatsApp content of a message out of the simple fields of the control call: text and media as observed, the other
 * kinds after the names of the WhatsApp library whose keys the observed bodies carry (inferred).
 */
final class MessageContent {

    /** One kind of content: the field that asks for it, what WhatsApp calls it, and how it is built. */
    private record Kind(String field, String type, String mediaType, Builder builder) {}

    @FunctionalInterface
    private interface Builder {
        Map<String, Object> build(Parts parts, String chat);
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("location", "media", "location", (parts, chat) -> location(parts)),
            new Kind("contact", "media", "vcard", (parts, chat) -> Map.of("contact_message", contact(parts))),
            new Kind("contacts", "media", "contact_array", (parts, chat) -> contacts(parts)),
            new Kind("poll", "poll", "", (parts, chat) -> poll(parts)),
            new Kind("reaction", "reaction", "", MessageContent::reaction),
            new Kind("buttonReply", "text", "", (parts, chat) -> buttonReply(parts)),
            new Kind("listReply", "text", "", (parts, chat) -> listReply(parts)),
            new Kind("pollVote", "poll", "", MessageContent::pollVote),
            new Kind("edit", "text", "", MessageContent::edit),
            new Kind("delete", "text", "", MessageContent::delete));

    private MessageContent() {}

    static Map<String, Object> of(World world, Map<String, Object> fields, String chat, String baseUrl) {
        if (fields.get("message") instanceof Map<?, ?> raw) {
            return new Parts("message", raw).all();
        }
        if (fields.get("media") instanceof Map<?, ?> media) {
            return quoting(fields, MediaContent.of(world, new Parts("media", media).all(), baseUrl));
        }
        for (Kind kind : KINDS) {
            if (fields.get(kind.field) != null) {
                return quoting(fields, kind.builder.build(Parts.of(kind.field, fields.get(kind.field)), chat));
            }
        }
        return text(fields);
    }

    /** The message that is answered: a phone names it with a tapped button or a chosen row too. */
    private static Map<String, Object> quoting(Map<String, Object> fields, Map<String, Object> content) {
        Object quoted = fields.get("replyTo");
        if (quoted == null) {
            return content;
        }
        Map<String, Object> whole = new LinkedHashMap<>(2);
        content.forEach((name, node) -> {
            Map<String, Object> more = new Parts(name, (Map<?, ?>) node).all();
            more.put("context_info", Map.of("stanza_id", quoted.toString()));
            whole.put(name, more);
        });
        return whole;
    }

    /** What the event's {@code info} calls the kind: {@code text}, {@code media}, {@code poll} or {@code reaction}. */
    static String type(Map<String, Object> fields, Map<String, Object> content) {
        return kind(fields) != null
                ? kind(fields).type
                : MediaContent.kind(content).isEmpty() ? "text" : "media";
    }

    /** {@code image}, {@code ptt}, {@code location}, ...; empty when it is none. */
    static String mediaType(Map<String, Object> fields, Map<String, Object> content) {
        return kind(fields) != null ? kind(fields).mediaType : MediaContent.kind(content);
    }

    private static Kind kind(Map<String, Object> fields) {
        if (fields.get("message") != null || fields.get("media") != null) {
            return null;
        }
        return KINDS.stream()
                .filter(kind -> fields.get(kind.field) != null)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> text(Map<String, Object> fields) {
        Object text = fields.get("text");
        if (text == null) {
            Set<String> possible = new TreeSet<>(Set.of("text", "media", "message"));
            KINDS.forEach(kind -> possible.add(kind.field));
            throw new IllegalArgumentException("one of " + possible + " is required");
        }
        Object quoted = fields.get("replyTo");
        if (quoted == null) {
            return Map.of("conversation", text);
        }
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("text", text);
        node.put("context_info", Map.of("stanza_id", quoted.toString()));
        return Map.of("extended_text_message", node);
    }

    private static Map<String, Object> location(Parts parts) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("degrees_latitude", parts.number("latitude"));
        node.put("degrees_longitude", parts.number("longitude"));
        parts.copy("name", node, "name");
        parts.copy("address", node, "address");
        return Map.of("location_message", node);
    }

    private static Map<String, Object> contact(Parts parts) {
        String name = parts.text("name");
        String phone = parts.text("phone");
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("display_name", name);
        node.put(
                "vcard",
                "BEGIN:VCARD\nVERSION:3.0\nFN:" + name + "\nTEL;type=CELL;waid=" + phone + ":+" + phone
                        + "\nEND:VCARD");
        return node;
    }

    private static Map<String, Object> contacts(Parts parts) {
        List<Map<String, Object>> all = new ArrayList<>();
        parts.list("list").forEach(one -> all.add(contact(Parts.of("contacts", one))));
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("display_name", all.size() + " contacts");
        node.put("contacts", all);
        return Map.of("contacts_array_message", node);
    }

    private static Map<String, Object> poll(Parts parts) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("name", parts.text("name"));
        node.put(
                "options",
                parts.list("options").stream()
                        .map(option -> Map.of("option_name", option))
                        .toList());
        node.put("selectable_options_count", parts.or("selectable", 1));
        return Map.of("poll_creation_message", node);
    }

    private static Map<String, Object> reaction(Parts parts, String chat) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("key", key(parts, chat));
        node.put("text", parts.or("emoji", ""));
        return Map.of("reaction_message", node);
    }

    private static Map<String, Object> buttonReply(Parts parts) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("selected_button_id", parts.text("id"));
        parts.copy("text", node, "selected_display_text");
        return Map.of("buttons_response_message", node);
    }

    private static Map<String, Object> listReply(Parts parts) {
        Map<String, Object> node = new LinkedHashMap<>();
        parts.copy("title", node, "title");
        node.put("single_select_reply", Map.of("selected_row_id", parts.text("id")));
        return Map.of("list_response_message", node);
    }

    /** WhatsApp encrypts a vote; the library that a gateway uses gives the options as their SHA-256. */
    private static Map<String, Object> pollVote(Parts parts, String chat) {
        List<String> chosen = new ArrayList<>();
        parts.list("options").forEach(option -> chosen.add(sha256(option.toString())));
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("poll_creation_message_key", key(parts, chat));
        node.put("vote", Map.of("selected_options", chosen));
        return Map.of("poll_update_message", node);
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Media.newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> edit(Parts parts, String chat) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("key", key(parts, chat));
        node.put("type", "MESSAGE_EDIT");
        node.put("edited_message", Map.of("conversation", parts.text("text")));
        return Map.of("protocol_message", node);
    }

    private static Map<String, Object> delete(Parts parts, String chat) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("key", key(parts, chat));
        node.put("type", "REVOKE");
        return Map.of("protocol_message", node);
    }

    private static Map<String, Object> key(Parts parts, String chat) {
        Map<String, Object> key = new LinkedHashMap<>();
        key.put("remote_jid", Jids.of(chat));
        key.put("from_me", parts.or("fromMe", false));
        key.put("id", parts.text("messageId"));
        return key;
    }

    /** The parts of one field, asked for by name so that a refusal names what is missing. */
    private record Parts(String field, Map<?, ?> map) {

        static Parts of(String field, Object value) {
            if (value instanceof Map<?, ?> map) {
                return new Parts(field, map);
            }
            if (value instanceof List<?> list) {
                return new Parts(field, Map.of("list", list));
            }
            throw new IllegalArgumentException(field + " must be an object");
        }

        Map<String, Object> all() {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((key, value) -> copy.put(key.toString(), value));
            return copy;
        }

        Object or(String name, Object otherwise) {
            return map.get(name) == null ? otherwise : map.get(name);
        }

        void copy(String name, Map<String, Object> to, String as) {
            if (map.get(name) != null) {
                to.put(as, map.get(name));
            }
        }

        String text(String name) {
            return required(name).toString();
        }

        Number number(String name) {
            if (required(name) instanceof Number number) {
                return number;
            }
            throw new IllegalArgumentException(field + "." + name + " must be a number");
        }

        List<?> list(String name) {
            if (required(name) instanceof List<?> list) {
                return list;
            }
            throw new IllegalArgumentException(field + "." + name + " must be a list");
        }

        private Object required(String name) {
            if (map.get(name) == null) {
                throw new IllegalArgumentException(field + "." + name + " is required");
            }
            return map.get(name);
        }
    }
}
