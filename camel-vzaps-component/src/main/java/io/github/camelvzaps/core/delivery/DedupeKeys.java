package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.Jid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * By what a repeated event is known again: by the message it is about where there is one, because webhooks carry no event
 * id and both ways of delivery must agree; else by the id of the event. The sending phone chooses the id of a message, so
 * the key holds the chat and the sender as well. It also holds what a later copy may add, the text, a phone number, an
 * address of media: a copy that says more is not a repetition.
 *
 * @param mark null for an event that cannot be distinguished from another one of its kind
 * @param richer the marks of the copies that say all that this one does, and more
 */
public record DedupeKeys(String mark, List<String> richer) {
    /** What the table of Camel's JDBC repository has room for, as it creates it. */
    private static final int LONGEST = 100;

    /** What a claim adds to a mark: a sign and the number of a slot. */
    private static final int ROOM_FOR_CLAIM = 14;

    /** Enough of a digest to tell the texts of one sender from each other. */
    private static final int TEXT_DIGEST = 11;

    private static final String PHONE = "p";
    private static final String MEDIA = "m";

    /** The keys of an event of which no repetition is known. */
    static final DedupeKeys NONE = new DedupeKeys(null, List.of());

    public DedupeKeys {
        mark = mark == null ? null : fitting(mark, LONGEST);
        richer = richer.stream().map(key -> fitting(key, LONGEST)).toList();
    }

    public static DedupeKeys of(VzapsEvent event) {
        if (event.messageIds().isEmpty()) {
            return new DedupeKeys(withoutMessage(event), List.of());
        }
        List<String> parts = new ArrayList<>(List.of(event.instanceId(), event.type()));
        parts.addAll(event.messageIds());
        if (!event.type().equals(EventType.MESSAGE)) {
            parts.add(event.receiptState());
            parts.add(event.chatId());
            parts.add(event.senderJid());
            return new DedupeKeys(joined(parts), List.of());
        }
        parts.add(where(event));
        parts.add(who(event));
        parts.add(event.text() == null ? null : digest(event.text()).substring(0, TEXT_DIGEST));
        return copies(event, joined(parts) + "/");
    }

    /** A copy that only knows the hidden number, or has no address of its media yet, comes first now and then. */
    private static DedupeKeys copies(VzapsEvent event, String about) {
        String phone = event.senderPhone() == null ? "" : PHONE;
        String media = event.mediaUrl() == null ? "" : MEDIA;
        boolean mayGainPhone = phone.isEmpty() && event.senderLid() != null;
        boolean mayGainMedia = media.isEmpty() && event.mediaType() != null;
        List<String> richer = new ArrayList<>(3);
        if (mayGainPhone) {
            richer.add(about + PHONE + media);
        }
        if (mayGainMedia) {
            richer.add(about + phone + MEDIA);
        }
        if (mayGainPhone && mayGainMedia) {
            richer.add(about + PHONE + MEDIA);
        }
        return new DedupeKeys(about + phone + media, richer);
    }

    /** A person's own chat is the sender once more, by whichever address; its number may come with a later copy only. */
    private static String where(VzapsEvent event) {
        Jid chat = Jid.parse(event.chatId());
        boolean person = chat != null && (chat.isLid() || chat.phone() != null);
        return person && !event.isFromMe() ? null : event.chatId();
    }

    private static String who(VzapsEvent event) {
        if (event.senderLid() != null) {
            return event.senderLid();
        }
        if (event.senderPhone() != null) {
            return event.senderPhone();
        }
        return event.senderJid() != null ? event.senderJid() : event.chatId();
    }

    /** No part can be read as two, nor two as one: what stands in a part was chosen by somebody else. */
    private static String joined(List<String> parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (all.length() > 0) {
                all.append('/');
            }
            if (part != null) {
                all.append(part.replace("%", "%25").replace("/", "%2F"));
            }
        }
        return all.toString();
    }

    /** Returns a key of this event among those of a subscription; a claim on it fits into the table too. */
    static String within(String subscription, String mark) {
        return fitting(joined(List.of(subscription)) + "/" + mark, LONGEST - ROOM_FOR_CLAIM);
    }

    /** A receipt for many messages has a long key; its digest does as well. So does that of a key that no database takes. */
    private static String fitting(String key, int longest) {
        boolean fits =
                key.length() <= longest && key.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c));
        return fits ? key : "sha256/" + digest(key);
    }

    private static String digest(String text) {
        try {
            // UTF-16, since not every text that JSON can hold has a form in UTF-8
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String withoutMessage(VzapsEvent event) {
        if (event.id() != null) {
            return joined(List.of(event.instanceId(), "event", event.id()));
        }
        // what cannot be understood comes again with every reconnect, byte for byte
        return event.type().equals(EventType.UNKNOWN)
                ? joined(List.of(
                        event.instanceId(), "unknown", digest(event.content().toString())))
                : null;
    }
}
