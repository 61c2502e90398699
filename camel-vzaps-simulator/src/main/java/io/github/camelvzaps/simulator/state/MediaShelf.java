package io.github.camelvzaps.simulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The media that can be fetched. Guarded by the world's monitor. */
public final class MediaShelf {

    /** Bytes that all uploaded files together may have. */
    public static final long LARGEST_UPLOADS = 128L * 1024 * 1024;

    private final Map<String, Media> byId = new LinkedHashMap<>();
    private long uploaded;

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

    /** The media of this id, or null. */
    public Media find(String id) {
        return byId.get(id);
    }

    void clear() {
        byId.clear();
        uploaded = 0;
    }
}
