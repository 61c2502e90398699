package io.github.camelvzaps.core.realtime;

import org.apache.camel.spi.StateRepository;

/**
 * Where the cursor of one instance survives a restart, and beside it the events that came late. Blocks as long as the
 * repository does; fails with what it fails with. Thread-safe.
 */
public final class CursorStore {
    private final StateRepository<String, String> repository;
    private final String key;

    /**
     * @param repository started and stopped by its owner; null to keep nothing
     * @param key the same after a restart, and another one for each instance
     */
    public CursorStore(StateRepository<String, String> repository, String key) {
        this.repository = repository;
        this.key = key;
    }

    boolean keeps() {
        return repository != null;
    }

    /** Tells whether the other one writes to the same place. */
    public boolean isSame(CursorStore other) {
        return repository == other.repository && key.equals(other.key);
    }

    CursorState load() {
        return repository == null ? CursorState.BEGINNING : CursorState.parse(repository.getState(key));
    }

    void save(CursorState state) {
        repository.setState(key, state.toText());
    }

    LateEvents loadLate() {
        return repository == null ? new LateEvents() : LateEvents.parse(repository.getState(lateKey()));
    }

    void saveLate(String events) {
        repository.setState(lateKey(), events);
    }

    private String lateKey() {
        return key + "/late";
    }
}
