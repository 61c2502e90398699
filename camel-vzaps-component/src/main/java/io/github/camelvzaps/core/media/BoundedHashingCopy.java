package io.github.camelvzaps.core.media;

import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.TooLargeException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies media while it hashes them, up to a limit; with one buffer of memory. For one fetch, which may take several tries. */
final class BoundedHashingCopy implements ApiCall.Copy {
    private final ApiCall.Copy inner;
    private final boolean encoded;
    private final long limit;
    private final MessageDigest digest;

    /** Touched by the one thread that copies. */
    private long length;

    private BoundedHashingCopy(ApiCall.Copy inner, boolean encoded, long limit) {
        this.inner = inner;
        this.encoded = encoded;
        this.limit = limit;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Makes a copy of media that arrive as they are. */
    static BoundedHashingCopy plain(long limit) {
        return new BoundedHashingCopy(
                (arriving, kept) -> {
                    arriving.transferTo(kept);
                    return null;
                },
                false,
                limit);
    }

    /** Makes a copy of media that arrive as base64 inside JSON. */
    static BoundedHashingCopy encoded(Base64Extractor extractor, long limit) {
        return new BoundedHashingCopy(extractor, true, limit);
    }

    @Override
    public void expect(long contentLength) throws TooLargeException {
        // base64 is a third longer, and the JSON around it is small
        long size = encoded ? contentLength / 4 * 3 - Base64Extractor.AROUND : contentLength;
        if (size > limit) {
            throw tooLarge();
        }
    }

    @Override
    public boolean timed() {
        // the address comes from outside, and the host there may answer byte by byte
        return true;
    }

    @Override
    public String copy(InputStream arriving, OutputStream kept) throws IOException {
        length = 0;
        digest.reset();
        return inner.copy(arriving, new Counted(kept));
    }

    private TooLargeException tooLarge() {
        return new TooLargeException("the media are", "maximumMediaSize", limit);
    }

    /** Returns the hash in lower-case hexadecimal digits. Once, after the copy. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private final class Counted extends FilterOutputStream {
        Counted(OutputStream kept) {
            super(kept);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            length += count;
            if (length > limit) {
                throw tooLarge();
            }
            digest.update(bytes, offset, count);
            out.write(bytes, offset, count);
        }
    }
}
