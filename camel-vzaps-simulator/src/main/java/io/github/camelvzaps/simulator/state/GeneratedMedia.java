package io.github.camelvzaps.simulator.state;

import java.security.MessageDigest;

/**
 * Media that exists only as size and seed: its bytes are computed whenever they are asked for, so a gigabyte takes no
 * memory. Immutable.
 */
public final class GeneratedMedia implements Media {

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

    @Override
    public String id() {
        return id;
    }

    @Override
    public long size() {
        return size;
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

    private byte[] digest() {
        MessageDigest digest = Media.newDigest();
        for (long offset = 0; offset < size; offset += PIECE) {
            digest.update(piece(offset));
        }
        return digest.digest();
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
