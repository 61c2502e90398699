package io.github.camelvzaps.simulator.state;

import java.util.Arrays;

/** A file that a person chose on the phone page, or a test gave, kept whole. Immutable. */
public final class UploadedMedia implements Media {

    /** How its id begins: the phone page shows the bytes themselves and no drawing in their place. */
    public static final String PREFIX = "file-";

    private final String id;
    private final byte[] bytes;
    private final String mimetype;
    private final byte[] sha256;

    /** @param bytes not changed afterwards */
    public UploadedMedia(String id, byte[] bytes, String mimetype) {
        this.id = PREFIX + id;
        this.bytes = bytes;
        this.mimetype = mimetype;
        this.sha256 = Media.newDigest().digest(bytes);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String mimetype() {
        return mimetype;
    }

    @Override
    public byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public byte[] piece(long offset) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) Math.min(bytes.length, offset + PIECE));
    }
}
