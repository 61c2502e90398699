package io.github.camelvzaps.simulator.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Media that exists only as size and seed: its bytes are computed whenever they are asked for, so a gigabyte takes no
 * memory. Immutable.
 */
public final class GeneratedMedia {

    /** Piece in which media is generated; divisible by 3 (base64) and by 8 (the generator). */
    public static final int PIECE = 48 * 1024;

    private final String id;
    private final long size;
    private final long seed;
    private final String mimetype;
    private final byte[] sha256;

    /** Computes the digest once, which takes about a second for a gigabyte. */
    public GeneratedMedia(String id, long size, long seed, String mimetype) {
        this.id = id;
        this.size = size;
        this.seed = seed;
        this.mimetype = mimetype;
        this.sha256 = digest();
    }

    public String id() {
        return id;
    }

    public long size() {
        return size;
    }

    public String mimetype() {
        return mimetype;
    }

    /** Digest of all bytes in lower-case hex. */
    public String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }

    /** The bytes from {@code offset}, which must be a multiple of {@link #PIECE}; at most one piece of them. */
    public byte[] piece(long offset) {
        byte[] piece = new byte[(int) Math.min(PIECE, size - offset)];
        long counter = seed * 0x9E3779B97F4A7C15L + offset / 8;
        for (int at = 0; at < piece.length; at += 8) {
            long word = mix(counter++ * 0x9E3779B97F4A7C15L);
            for (int i = 0; i < 8 && at + i < piece.length; i++) {
                piece[at + i] = (byte) (word >>> (8 * i));
            }
        }
        return piece;
    }

    /** The media part of a received message, with the address at which this simulator serves the bytes. */
    public Map<String, Object> node(String baseUrl) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("url", baseUrl + "/_sim/media/" + id);
        node.put("mimetype", mimetype);
        node.put("media_key", fake("media key"));
        node.put("direct_path", "/v/t62.7119-24/" + id);
        node.put("file_sha256", Base64.getEncoder().encodeToString(sha256));
        node.put("file_enc_sha256", fake("encrypted"));
        node.put("file_length", size);
        return node;
    }

    private String fake(String purpose) {
        MessageDigest digest = newDigest();
        digest.update(sha256);
        return Base64.getEncoder().encodeToString(digest.digest(purpose.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] digest() {
        MessageDigest digest = newDigest();
        for (long offset = 0; offset < size; offset += PIECE) {
            digest.update(piece(offset));
        }
        return digest.digest();
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
