package io.github.camelvzaps.core.delivery;

import org.apache.camel.spi.StateRepository;

/** Where the cursor of one instance survives a restart. Blocks as long as the repository does. Thread-safe. */
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

    String load() {
        return repository == null ? null : repository.getState(key);
    }

    void save(String position) {
        repository.setState(key, position);
    }
}
