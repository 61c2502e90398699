package io.github.camelvzaps.simulator.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The generated media that were registered. Guarded by the world's monitor. */
public final class MediaShelf {

    private final Map<String, GeneratedMedia> byId = new LinkedHashMap<>();

    public void add(GeneratedMedia media) {
        byId.put(media.id(), media);
    }

    /** The media of this id, or null. */
    public GeneratedMedia find(String id) {
        return byId.get(id);
    }

    void clear() {
        byId.clear();
    }
}
