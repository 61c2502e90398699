package io.github.camelvzaps.simulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The media that can be fetched. Guarded by the world's monitor. */
public final class MediaShelf {

    /** Bytes that all uploaded files together may have. */
    public static final long LARGEST_UPLOADS = 128L * 1024 * 1024;

    /** Bytes that the media of all sends together may have. */
    public static final long LARGEST_SENT = 64L * 1024 * 1024;

    private final Map<String, Media> byId = new LinkedHashMap<>();
    private long uploaded;
    /** The one that was sent last comes last. */
    private final Map<String, SentMedia> sent = new LinkedHashMap<>();

    private long sentBytes;

    public void add(GeneratedMedia media) {
        byId.put(media.id(), media);
    }

    /**
     * Keeps a file.
     *
     * @throws IllegalArgumentException when the files together would be larger than {@link #LARGEST_UPLOADS}
     */
    public void add(UploadedMedia media) {
        if (uploaded + media.size() > LARGEST_UPLOADS) {
            throw new IllegalArgumentException("the uploaded files have " + uploaded + " bytes, and together at most "
                    + LARGEST_UPLOADS + " are kept; POST /_sim/reset removes them");
        }
        uploaded += media.size();
        byId.put(media.id(), media);
    }

    /** Keeps media of a send; those sent longest ago make room, for no send is refused because of them. */
    public void add(SentMedia media) {
        SentMedia known = sent.remove(media.id());
        sent.put(media.id(), known == null ? media : known);
        sentBytes += known == null ? media.size() : 0;
        while (sentBytes > LARGEST_SENT) {
            sentBytes -= sent.remove(sent.keySet().iterator().next()).size();
        }
    }

    /** The media of this id, or null. */
    public Media find(String id) {
        return byId.containsKey(id) ? byId.get(id) : sent.get(id);
    }

    void clear() {
        byId.clear();
        uploaded = 0;
        sent.clear();
        sentBytes = 0;
    }
}
