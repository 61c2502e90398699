package io.github.camelvzaps.core.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for a chat that may stand in a log: the same for the same chat, and no phone number. */
public final class ShownChat {
    private static final int BYTES = 4;

    private ShownChat() {}

    /** Returns for instance {@code chat #1f3a09c2}; says so when the chat is unknown. */
    public static String of(String chatId) {
        if (chatId == null) {
            return "no chat";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chatId.getBytes(StandardCharsets.UTF_8));
            return "chat #" + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
