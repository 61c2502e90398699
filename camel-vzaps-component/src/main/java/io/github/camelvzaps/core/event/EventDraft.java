package io.github.camelvzaps.core.event;

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
    private Jid chat;
    private Jid sender;
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

    public EventDraft messageId(String messageId) {
        if (messageId != null && !messageId.isBlank() && !messageIds.contains(messageId)) {
            messageIds.add(messageId);
        }
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

    /** Ends the draft. In a chat of two the other one's address is the sender's, unless the instance itself wrote. */
    public VzapsEvent toEvent(Map<String, Object> content) {
        Boolean inGroup = (group != null || chat == null) ? group : Boolean.valueOf(chat.isGroup());
        boolean theirs = sender != null && !Boolean.TRUE.equals(fromMe) && !Boolean.TRUE.equals(inGroup);
        if (theirs) {
            addressOf(chat);
        }
        return new VzapsEvent(
                id,
                type,
                instanceId,
                messageIds,
                text(chat),
                text(sender),
                senderPhone,
                senderLid,
                pushName,
                fromMe,
                inGroup,
                text,
                mediaType,
                mediaUrl,
                receiptState,
                timestamp,
                content);
    }

    private static String text(Jid jid) {
        return jid == null ? null : jid.toString();
    }
}
