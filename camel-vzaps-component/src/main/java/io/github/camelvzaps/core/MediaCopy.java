package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.ApiCall;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Copies media while it hashes them, up to a limit; with one buffer of memory. For one call. */
final class MediaCopy implements ApiCall.Copy {
    /** Says that there is more than the limit allows. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("the media are larger than maximumMediaSize, " + limit + " bytes");
        }
    }

    private final ApiCall.Copy inner;
    private final long limit;
    private final MessageDigest digest;

    /** Touched by the one thread that copies. */
    private long length;

    /** @param inner finds the content in what arrives */
    MediaCopy(ApiCall.Copy inner, long limit) {
        this.inner = inner;
        this.limit = limit;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String copy(InputStream arriving, OutputStream kept) throws IOException {
        return inner.copy(arriving, new Counted(kept));
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
                throw new TooLarge(limit);
            }
            digest.update(bytes, offset, count);
            out.write(bytes, offset, count);
        }
    }
}
