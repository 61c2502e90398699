package io.github.camelvzaps.simulator.state;

import io.github.camelvzaps.simulator.api.MediaDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture or a sound out of the body of a send, kept for the phone page. Immutable. */
public final class SentMedia implements Media {

    /** Bytes that one may have: a phone's photo has 2 to 6 MiB, and the largest body is not to decide about our memory. */
    public static final int LARGEST = 8 * 1024 * 1024;

    /** How its id begins. */
    public static final String PREFIX = "sent-";

    /**
     * What is kept, with the ending of its id. The type comes from the sender and the bytes are served from the origin of
     * the page, so there is nothing among them that a browser runs: no SVG, no HTML.
     */
    private static final Map<String, String> ENDINGS = Map.of(
            "image/png", ".png",
            "image/jpeg", ".jpeg",
            "image/gif", ".gif",
            "image/webp", ".webp",
            "audio/ogg", ".ogg",
            "audio/mpeg", ".mp3",
            "audio/mp4", ".m4a",
            "audio/wav", ".wav");

    private final MediaDigest digest;
    private final List<byte[]> pieces;

    /**
     * @param digest of a type that is {@linkplain #isKept kept}
     * @param pieces each of {@link Media#PIECE} bytes but the last one; not changed afterwards
     */
    public SentMedia(MediaDigest digest, List<byte[]> pieces) {
        this.digest = digest;
        this.pieces = List.copyOf(pieces);
    }

    /** Whether media of this type are kept. */
    public static boolean isKept(String mimetype) {
        return ENDINGS.containsKey(plain(mimetype));
    }

    /**
     * The id of the media of this digest, whether it is still there or not; null when such media are not kept. The same
     * bytes have the same id, so a picture that goes to a thousand people is kept once.
     */
    public static String idOf(MediaDigest digest) {
        if (digest.sha256() == null || digest.bytes() > LARGEST || !isKept(digest.mimetype())) {
            return null;
        }
        return PREFIX + digest.sha256() + ENDINGS.get(plain(digest.mimetype()));
    }

    /** Without parameters, and under the registered name. */
    private static String plain(String mimetype) {
        int end = mimetype.indexOf(';');
        String name = (end < 0 ? mimetype : mimetype.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        return name.equals("image/jpg") ? "image/jpeg" : name;
    }

    @Override
    public String id() {
        return idOf(digest);
    }

    @Override
    public long size() {
        return digest.bytes();
    }

    @Override
    public String mimetype() {
        return plain(digest.mimetype());
    }

    @Override
    public byte[] sha256() {
        return HexFormat.of().parseHex(digest.sha256());
    }

    @Override
    public byte[] piece(long offset) {
        return pieces.get((int) (offset / PIECE)).clone();
    }
}
