package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/**
 * By what a repeated event is known again: by the message it is about where there is one, because webhooks carry no event
 * id and both ways of delivery must agree; else by the id of the event.
 *
 * @param mark null for an event that cannot be told from another one of its kind
 * @param better the mark of the richer copy that makes this one needless; null when there is no such copy
 */
public record DedupeKeys(String mark, String better) {
    /** What the table of Camel's JDBC repository has room for, as it creates it. */
    private static final int LONGEST = 100;

    /** The keys of an event of which no repetition is known. */
    static final DedupeKeys NONE = new DedupeKeys(null, null);

    public DedupeKeys {
        mark = fitting(mark);
        better = fitting(better);
    }

    public static DedupeKeys of(VzapsEvent event) {
        if (event.messageIds().isEmpty()) {
            return new DedupeKeys(withoutMessage(event), null);
        }
        String about = event.instanceId() + "/" + event.type() + "/" + String.join(",", event.messageIds());
        if (event.type().equals(EventType.MESSAGE)) {
            // a copy that only knows the hidden number comes first now and then; the one with the phone must not
            // be taken for its repetition (contract, section 7)
            boolean poor = event.senderPhone() == null && event.senderLid() != null;
            return poor ? new DedupeKeys(about + "/lid", about) : new DedupeKeys(about, null);
        }
        return new DedupeKeys(
                about + "/" + event.receiptState() + "/" + event.chatId() + "/" + event.senderJid(), null);
    }

    /** A receipt for many messages has a long key; its digest does as well. So does that of a key that no database takes. */
    private static String fitting(String key) {
        boolean fits = key == null
                || (key.length() <= LONGEST && key.chars().noneMatch(c -> c < ' ' || Character.isSurrogate((char) c)));
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
            return event.instanceId() + "/event/" + event.id();
        }
        // what cannot be understood comes again with every reconnect, byte for byte
        return event.type().equals(EventType.UNKNOWN)
                ? event.instanceId() + "/unknown/"
                        + UUID.nameUUIDFromBytes(event.content().toString().getBytes(StandardCharsets.UTF_8))
                : null;
    }
}
