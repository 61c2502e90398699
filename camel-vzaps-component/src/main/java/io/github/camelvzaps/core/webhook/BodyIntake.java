package io.github.camelvzaps.core.webhook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Collects the body of one webhook call while it arrives, up to the largest event and as long as there is room for it.
 * For one thread after the other.
 */
final class BodyIntake {
    private static final int PIECE = 8 * 1024;

    private final int most;
    private final BytesInFlight.Share share;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();

    BodyIntake(int most, BytesInFlight.Share share) {
        this.most = most;
        this.share = share;
    }

    /** Refuses a length that the caller announces, before anything has arrived. */
    void expect(long length) throws BodyRefused {
        if (length > most) {
            throw BodyRefused.tooLarge();
        }
    }

    void add(byte[] bytes, int count) throws BodyRefused {
        if (collected.size() + (long) count > most) {
            throw BodyRefused.tooLarge();
        }
        if (!share.take(count)) {
            throw BodyRefused.noRoom();
        }
        collected.write(bytes, 0, count);
    }

    void addAll(InputStream in) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            add(piece, n);
        }
    }

    int size() {
        return collected.size();
    }

    /** Returns what arrived, unpacked. Servers may have unpacked it already, so the bytes tell and not the header. */
    byte[] unpacked() throws IOException {
        byte[] sent = collected.toByteArray();
        boolean gzip = sent.length > 2 && sent[0] == (byte) 0x1f && sent[1] == (byte) 0x8b;
        if (!gzip) {
            return sent;
        }
        BodyIntake content = new BodyIntake(most, share);
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
            content.addAll(unpacked);
        }
        return content.collected.toByteArray();
    }
}
