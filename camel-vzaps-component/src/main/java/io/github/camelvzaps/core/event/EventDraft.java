package io.github.camelvzaps.core.event;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An event while a parser fills it in. For one thread. */
public final class EventDraft {
    private final String type;
    private final String id;
    private final String instanceId;

    // filled in by the parser, whatever it finds
    private final List<String> messageIds = new ArrayList<>();
    private Kind kind;
    private String targetMessageId;
    private String quotedMessageId;
    private String selectedId;
    private Jid chat;
    private Jid sender;
    private Jid recipient;
    private String senderPhone;
    private String senderLid;
    private String pushName;
    private Boolean fromMe;
    private Boolean group;
    private String text;
    private String mediaType;
    private String mediaUrl;
    private String receiptState;
    private Instant timestamp;

    public EventDraft(String type, String id, String instanceId) {
        this.type = type;
        this.id = id;
        this.instanceId = instanceId;
    }

    /** Makes an event of which nothing is known but what it holds. */
    public static VzapsEvent unknown(String id, String instanceId, Map<String, Object> content) {
        return new EventDraft(EventType.UNKNOWN, id, instanceId).toEvent(content);
    }

    public EventDraft messageId(String messageId) {
        if (messageId != null && !messageId.isBlank() && !messageIds.contains(messageId)) {
            messageIds.add(messageId);
        }
        return this;
    }

    public EventDraft kind(Kind what) {
        kind = what;
        return this;
    }

    /** Takes the message that a reaction, a vote, an edit or a revocation is about. */
    public EventDraft target(String messageId) {
        targetMessageId = messageId;
        return this;
    }

    /** Takes the message that this one answers. */
    public EventDraft quoted(String messageId) {
        quotedMessageId = messageId;
        return this;
    }

    /** Takes the id of the button or row that was chosen. */
    public EventDraft selected(String choice) {
        selectedId = choice;
        return this;
    }

    /** Takes another address of whom the instance wrote to; may be null. */
    public EventDraft recipient(Jid alternative) {
        recipient = alternative;
        return this;
    }

    public EventDraft chat(Jid jid) {
        chat = jid;
        return this;
    }

    /** Takes the sender and another address of the same person, in any order; either may be null. */
    public EventDraft sender(Jid jid, Jid alternative) {
        sender = jid != null ? jid : alternative;
        addressOf(jid);
        addressOf(alternative);
        return this;
    }

    /** Takes one more address that is surely the sender's. */
    public EventDraft addressOf(Jid jid) {
        if (jid != null && senderPhone == null) {
            senderPhone = jid.phone();
        }
        if (jid != null && senderLid == null && jid.isLid()) {
            senderLid = jid.toString();
        }
        return this;
    }

    public EventDraft pushName(String name) {
        pushName = name;
        return this;
    }

    public EventDraft fromMe(Boolean own) {
        fromMe = own;
        return this;
    }

    /** Takes what the event says of the chat; the chat's address says it better. */
    public EventDraft group(Boolean inGroup) {
        group = inGroup;
        return this;
    }

    public EventDraft text(String words) {
        text = words;
        return this;
    }

    public EventDraft media(String kind, String url) {
        mediaType = kind;
        mediaUrl = url;
        return this;
    }

    public EventDraft receiptState(String state) {
        receiptState = state;
        return this;
    }

    public EventDraft timestamp(Instant instant) {
        timestamp = instant;
        return this;
    }

    /** Takes another time when there is none yet; reading one costs more than everything else here. */
    public EventDraft timestampUnlessKnown(Object other) {
        timestamp = timestamp != null ? timestamp : Times.parse(other);
        return this;
    }

    /** Ends the draft. In a chat of two its address is that of the other one: who wrote, or whom the instance wrote to. */
    public VzapsEvent toEvent(Map<String, Object> content) {
        Audience audience = chat == null ? null : chat.audience();
        boolean own = Boolean.TRUE.equals(fromMe);
        Jid other = audience == Audience.PERSON ? chat : null;
        if (sender != null && !own) {
            addressOf(other);
        }
        return new VzapsEvent(
                id,
                type,
                instanceId,
                messageIds,
                kind,
                audience,
                targetMessageId,
                quotedMessageId,
                selectedId,
                text(chat),
                text(sender),
                senderPhone,
                senderLid,
                own ? first(phone(recipient), phone(other)) : null,
                own ? first(lid(recipient), lid(other)) : null,
                pushName,
                fromMe,
                audience == null ? group : Boolean.valueOf(audience == Audience.GROUP),
                text,
                mediaType,
                mediaUrl,
                receiptState,
                timestamp,
                content);
    }

    private static String phone(Jid jid) {
        return jid == null ? null : jid.phone();
    }

    private static String lid(Jid jid) {
        return jid != null && jid.isLid() ? jid.toString() : null;
    }

    private static String first(String one, String other) {
        return one != null ? one : other;
    }

    private static String text(Jid jid) {
        return jid == null ? null : jid.toString();
    }
}
