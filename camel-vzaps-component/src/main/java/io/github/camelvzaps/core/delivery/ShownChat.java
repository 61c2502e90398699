package io.github.camelvzaps.core.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for a chat that may stand in a log: the same for the same chat, and no phone number. */
public final class ShownChat {
    private static final int DIGITS = 8;

    private ShownChat() {}

    /** Returns for instance {@code chat #1f3a09c2}; says so when the chat is unknown. */
    public static String of(String chatId) {
        return chatId == null ? "no chat" : "chat #" + digest(chatId).substring(0, DIGITS);
    }

    /** Returns all of the digest whose beginning the name shows; the same in every process. */
    public static String digest(String chatId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chatId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
