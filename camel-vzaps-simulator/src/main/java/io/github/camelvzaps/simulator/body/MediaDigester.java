package io.github.camelvzaps.simulator.body;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Recognises {@code data:<mime>;base64,<data>} at the beginning of a string and digests the decoded bytes while they
 * pass, in constant memory but for what {@link MediaCopy} keeps of them.
 */
final class MediaDigester {

    /** What a data URI held; {@code sha256} is null when the base64 was broken, {@code copy} when none was kept. */
    record Found(String mimetype, long bytes, String sha256, List<byte[]> copy) {}

    private static final byte[] SCHEME = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final String BASE64 = ";base64";
    private static final int LONGEST_PREFIX = 200;
    private static final int BLOCK = 16 * 1024;

    private enum State {
        PREFIX,
        DATA,
        BROKEN,
        OTHER
    }

    private final MediaCopy copy;
    private final byte[] prefix = new byte[LONGEST_PREFIX];
    private State state = State.OTHER;
    private int prefixSize;
    private String mimetype;
    private byte[] encoded;
    private byte[] decoded;
    private int encodedSize;
    private long bytes;
    private MessageDigest sha256;

    MediaDigester(MediaCopy copy) {
        this.copy = copy;
    }

    void begin() {
        state = State.PREFIX;
        prefixSize = 0;
    }

    void feed(byte b) {
        feed(new byte[] {b}, 0, 1);
    }

    void feed(byte[] piece, int from, int to) {
        int at = from;
        while (at < to && state == State.PREFIX) {
            prefix(piece[at++]);
        }
        while (at < to && state == State.DATA) {
            int length = Math.min(to - at, BLOCK - encodedSize);
            System.arraycopy(piece, at, encoded, encodedSize, length);
            encodedSize += length;
            at += length;
            if (encodedSize == BLOCK) {
                decode(encoded);
            }
        }
    }

    /** @param keep whether the caller wants the copy */
    Found end(boolean keep) {
        if (state == State.DATA && encodedSize > 0) {
            decode(Arrays.copyOf(encoded, encodedSize));
        }
        State ended = state;
        state = State.OTHER;
        if (ended == State.DATA && !keep) {
            copy.drop();
        }
        return switch (ended) {
            case DATA -> new Found(mimetype, bytes, HexFormat.of().formatHex(sha256.digest()), copy.end());
            case BROKEN -> new Found(mimetype, -1, null, null);
            default -> null;
        };
    }

    private void prefix(byte b) {
        if (b == ',' && prefixSize >= SCHEME.length) {
            String head = new String(prefix, SCHEME.length, prefixSize - SCHEME.length, StandardCharsets.ISO_8859_1);
            if (head.endsWith(BASE64)) {
                mimetype = head.substring(0, head.length() - BASE64.length());
                start();
            } else {
                state = State.OTHER;
            }
        } else if (prefixSize == LONGEST_PREFIX || (prefixSize < SCHEME.length && b != SCHEME[prefixSize])) {
            state = State.OTHER;
        } else {
            prefix[prefixSize++] = b;
        }
    }

    private void start() {
        state = State.DATA;
        encodedSize = 0;
        bytes = 0;
        copy.begin(mimetype);
        if (encoded == null) {
            encoded = new byte[BLOCK];
            decoded = new byte[BLOCK / 4 * 3];
        }
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private void decode(byte[] block) {
        encodedSize = 0;
        try {
            int length = Base64.getDecoder().decode(block, decoded);
            sha256.update(decoded, 0, length);
            bytes += length;
            copy.add(decoded, length);
        } catch (IllegalArgumentException e) {
            state = State.BROKEN;
            copy.drop();
        }
    }
}
