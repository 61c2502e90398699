package io.github.camelvzaps.simulator.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Media that can be fetched from this simulator. Immutable. */
public interface Media {

    /** Piece in which media is read; divisible by 3 (base64) and by 8 (the generator). */
    int PIECE = 48 * 1024;

    /** Where the simulator serves media, in front of their id. */
    String PATH = "/_sim/media/";

    String id();

    long size();

    String mimetype();

    /** Digest of all bytes. */
    byte[] sha256();

    /** The bytes from {@code offset}, which must be a multiple of {@link #PIECE}; at most one piece of them. */
    byte[] piece(long offset);

    /** Digest of all bytes in lower-case hex. */
    default String sha256Hex() {
        return HexFormat.of().formatHex(sha256());
    }

    /** The media part of a received message, with the address at which this simulator serves the bytes. */
    default Map<String, Object> node(String baseUrl) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("url", baseUrl + PATH + id());
        node.put("mimetype", mimetype());
        node.put("media_key", fake("media key"));
        node.put("direct_path", "/v/t62.7119-24/" + id());
        node.put("file_sha256", Base64.getEncoder().encodeToString(sha256()));
        node.put("file_enc_sha256", fake("encrypted"));
        node.put("file_length", size());
        return node;
    }

    private String fake(String purpose) {
        MessageDigest digest = newDigest();
        digest.update(sha256());
        return Base64.getEncoder().encodeToString(digest.digest(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    /** An empty SHA-256. */
    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
