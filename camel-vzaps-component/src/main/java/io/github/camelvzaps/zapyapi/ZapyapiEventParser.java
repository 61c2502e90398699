package io.github.camelvzaps.zapyapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Understands the seven events of ZapyAPI (contract, webhooks). What stands in {@code data} for a type of message is not
 * published, so texts and media are looked for under every likely name, and nothing is guessed where there is none.
 */
final class ZapyapiEventParser implements EventParser {
    private static final String CONNECTED = "connected";
    private static final int DIGEST_BYTES = 16;

    /** The states in which the session is surely not connected; of the others some are passed on the way to one. */
    private static final Set<String> WITHOUT_CONNECTION = Set.of("stopped", "manually_stopped", "error");

    /** The words of VZaps for the same states. */
    private static final Map<String, String> RECEIPT_STATES = Map.of("RECEIVED", "Delivered");

    private final ObjectMapper mapper;
    private final boolean signed;

    /**
     * @param signed whether only signed deliveries arrive here. Then the instance that they name is believed: an account
     *     can have one address for all of its instances (contract, disagreement 1)
     */
    ZapyapiEventParser(ObjectMapper mapper, boolean signed) {
        this.mapper = mapper;
        this.signed = signed;
    }

    @Override
    public VzapsEvent parse(Map<String, Object> delivery, String instanceId) {
        Object inner = object(JsonKeys.find(delivery, "data"));
        Object data = inner == null ? delivery : inner;
        Object named = JsonKeys.find(delivery, "event");
        String event = named instanceof String name && !name.isBlank() ? name.trim() : null;
        Instant timestamp = Times.parse(JsonKeys.find(data, "timestamp"));
        String id = timestamp == null ? null : digest(delivery);
        String whose = instance(delivery, data, instanceId);
        if (event == null) {
            return EventDraft.unknown(id, whose, delivery);
        }
        String folded = event.toLowerCase(Locale.ROOT).replace('_', '-');
        EventDraft draft = new EventDraft(type(folded, event, data), id, whose).timestamp(timestamp);
        switch (folded) {
            case "message" -> message(draft, data);
            case "message-status" -> receipt(draft, data);
            case "contact-created", "contact-updated" -> contact(draft, JsonKeys.find(data, "contact"));
            case "contact-deduplicated" -> person(draft, jid(data, "pn"), jid(data, "lid"));
            default -> {
                // the states of an instance, codes and what is not known yet are about nobody
            }
        }
        return draft.toEvent(delivery);
    }

    private static String type(String folded, String event, Object data) {
        return switch (folded) {
            case "message" -> EventType.MESSAGE;
            case "message-status" -> EventType.READ_RECEIPT;
            case "instance-status" -> statusType(data);
            case "qr-code" -> EventType.QR_CODE;
            case "contact-created" -> EventType.CONTACT_CREATED;
            case "contact-updated" -> EventType.CONTACT_UPDATED;
            case "contact-deduplicated" -> EventType.CONTACT_DEDUPLICATED;
            default -> EventType.exact(event);
        };
    }

    private static String statusType(Object data) {
        String now = word(data, "status");
        if (now.equals(CONNECTED)) {
            return EventType.CONNECTED;
        }
        boolean ended = !now.isEmpty() && word(data, "previous_status").equals(CONNECTED);
        return ended || WITHOUT_CONNECTION.contains(now) ? EventType.DISCONNECTED : EventType.INSTANCE_STATUS;
    }

    private static String word(Object data, String key) {
        String word = JsonKeys.text(data, key);
        return word == null ? "" : word.trim().toLowerCase(Locale.ROOT);
    }

    private static void message(EventDraft draft, Object data) {
        Object sender = JsonKeys.find(data, "sender");
        draft.messageId(JsonKeys.text(data, "message_id"))
                .fromMe(JsonKeys.flag(data, "from_me", "is_from_me"))
                .pushName(JsonKeys.text(sender, "name", "push_name"));
        chat(draft, data);
        ZapyapiContent content = ZapyapiContent.of(data);
        draft.kind(content.kind())
                .target(content.target())
                .quoted(content.quoted())
                .selected(content.selected())
                .text(content.text())
                .media(content.mediaType(), content.mediaUrl());
    }

    private static void receipt(EventDraft draft, Object data) {
        String state = JsonKeys.text(data, "status");
        draft.messageId(JsonKeys.text(data, "message_id")).receiptState(state == null ? null : spelled(state.trim()));
        chat(draft, data);
    }

    /** READ as Read, and a state that VZaps has another word for by that word. */
    private static String spelled(String state) {
        String known = RECEIPT_STATES.get(state.toUpperCase(Locale.ROOT));
        return known != null
                ? known
                : state.substring(0, 1).toUpperCase(Locale.ROOT)
                        + state.substring(1).toLowerCase(Locale.ROOT);
    }

    private static void chat(EventDraft draft, Object data) {
        Object chat = JsonKeys.find(data, "chat");
        Object sender = JsonKeys.find(data, "sender");
        Jid chatId = jid(chat, "jid");
        draft.chat(chatId != null ? chatId : jid(chat, "lid"))
                .group(JsonKeys.flag(chat, "is_group"))
                .sender(jid(sender, "jid"), jid(sender, "lid"));
    }

    private static void contact(EventDraft draft, Object contact) {
        draft.pushName(JsonKeys.text(contact, "name"));
        person(draft, jid(contact, "jid"), jid(contact, "lid"));
    }

    /** Takes the one whom an event is about for chat and sender both: so it has the same headers as a message of them. */
    private static void person(EventDraft draft, Jid jid, Jid lid) {
        draft.chat(jid != null ? jid : lid).sender(jid, lid);
    }

    private static Jid jid(Object object, String key) {
        Jid jid = Jid.parse(JsonKeys.text(object, key));
        return jid == null || jid.user().isEmpty() ? null : jid;
    }

    private String instance(Map<String, Object> delivery, Object data, String configured) {
        String named = JsonKeys.text(delivery, "instance_id");
        String inside = named != null ? named : JsonKeys.text(data, "instance_id");
        return signed && inside != null ? inside : configured;
    }

    /** Returns an object, also when it came as JSON in a text; null for everything else. */
    private Object object(Object value) {
        if (value instanceof String text && text.stripLeading().startsWith("{")) {
            try {
                return mapper.readValue(text, Map.class);
            } catch (JsonProcessingException noObject) {
                return null;
            }
        }
        return value instanceof Map ? value : null;
    }

    private String digest(Map<String, Object> delivery) {
        try {
            // by way of a text: JSON can hold half a surrogate pair, which has no bytes
            byte[] content = mapper.writeValueAsString(delivery).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written, and every Java has SHA-256", e);
        }
    }
}
