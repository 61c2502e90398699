package io.github.camelvzaps.simulator.body;

import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.SentMedia;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Copies the decoded bytes of a data URI while they pass, as far as the phone page can show them and the
 * {@link MediaBudget} reaches. In pieces, so that nothing is copied again when it grows.
 */
final class MediaCopy {

    private final MediaBudget budget;
    private List<byte[]> pieces;
    private int size;
    /** Of earlier data URIs of this body. */
    private int kept;

    private long taken;

    MediaCopy(MediaBudget budget) {
        this.budget = budget;
    }

    void begin(String mimetype) {
        pieces = SentMedia.isKept(mimetype) ? new ArrayList<>() : null;
        size = 0;
    }

    void add(byte[] bytes, int length) {
        if (pieces != null && kept + size + length > budget.largest()) {
            drop();
        }
        int at = 0;
        while (pieces != null && at < length) {
            int used = size % Media.PIECE;
            if (used == 0 && !addPiece()) {
                return;
            }
            int count = Math.min(length - at, Media.PIECE - used);
            System.arraycopy(bytes, at, pieces.get(pieces.size() - 1), used, count);
            at += count;
            size += count;
        }
    }

    private boolean addPiece() {
        if (!budget.take(Media.PIECE)) {
            drop();
            return false;
        }
        taken += Media.PIECE;
        return pieces.add(new byte[Media.PIECE]);
    }

    /** What was copied; null when it is not whole. */
    List<byte[]> end() {
        List<byte[]> whole = pieces;
        if (whole != null && !whole.isEmpty()) {
            int last = whole.size() - 1;
            whole.set(last, Arrays.copyOf(whole.get(last), size - last * Media.PIECE));
            kept += size;
        }
        pieces = null;
        return whole;
    }

    /** Forgets what was copied of the data URI at hand. */
    void drop() {
        if (pieces != null) {
            long bytes = (long) pieces.size() * Media.PIECE;
            budget.giveBack(bytes);
            taken -= bytes;
            pieces = null;
        }
    }

    /** Gives back what all data URIs of the body have taken: they are in other hands now, or gone. */
    void release() {
        pieces = null;
        budget.giveBack(taken);
        taken = 0;
    }
}
