package io.github.camelvzaps.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a message is. A kind that somebody says something with is {@linkplain #isContent() content}; the others change or
 * comment on an earlier message, or are traffic between phones, and nobody expects an answer to them.
 */
public enum Kind {
    TEXT("text", true),
    IMAGE("image", true),
    /** Video notes and moving pictures too. */
    VIDEO("video", true),
    /** Voice messages too. */
    AUDIO("audio", true),
    DOCUMENT("document", true),
    STICKER("sticker", true),
    /** Live locations too. */
    LOCATION("location", true),
    /** One contact card or several. */
    CONTACT("contact", true),
    /** The question; an answer is a {@link #POLL_VOTE}. */
    POLL("poll", true),
    /** A tapped button, that of a template or of a native flow too. */
    BUTTON_REPLY("buttonReply", true),
    /** A row chosen from a list. */
    LIST_REPLY("listReply", true),
    ORDER("order", true),
    PRODUCT("product", true),
    /** An invitation to a group or a channel. */
    INVITE("invite", true),
    /** An event of a calendar; an answer is an {@link #EVENT_REPLY}. */
    EVENT("event", true),
    PAYMENT("payment", true),
    /** Buttons, a list or a template that another business sends. */
    INTERACTIVE("interactive", true),
    /** A message of which only this is known. */
    OTHER("other", true),

    REACTION("reaction", false),
    POLL_VOTE("pollVote", false),
    EVENT_REPLY("eventReply", false),
    /** A new text for an earlier message. */
    EDIT("edit", false),
    /** An earlier message was deleted for everybody. */
    REVOKE("revoke", false),
    /** Announces the pictures of an album, each of which is a message of its own. */
    ALBUM("album", false),
    CALL("call", false),
    /** Keys, settings, pins and whatever else phones tell each other; also a message that holds nothing at all. */
    SYSTEM("system", false);

    /** The word for all kinds that are content. */
    public static final String CONTENT = "content";

    private final String label;
    private final boolean content;

    Kind(String label, boolean content) {
        this.label = label;
        this.content = content;
    }

    /** Tells whether somebody says something with it that an answer can be given to. */
    public boolean isContent() {
        return content;
    }

    /** Returns all kinds that are content. */
    public static Set<Kind> contents() {
        return Arrays.stream(values())
                .filter(Kind::isContent)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    /** Returns the name as headers and options spell it, such as {@code pollVote}. */
    @Override
    public String toString() {
        return label;
    }
}
