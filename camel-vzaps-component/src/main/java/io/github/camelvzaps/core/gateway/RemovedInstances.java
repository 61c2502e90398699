package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which instances were removed while the application ran, the newest ones. Thread-safe. */
final class RemovedInstances {
    private static final int REMEMBERED = 10_000;

    /** The alias by id; under the lock of this object. */
    private final Map<String, String> aliases = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether any is there; written under the lock of this object. Each message asks, and most applications remove none. */
    private volatile boolean any;

    synchronized void noteChange(Map<String, GatewayInstance> gone, Map<String, GatewayInstance> came) {
        gone.forEach((alias, instance) -> {
            aliases.remove(instance.getId());
            aliases.put(instance.getId(), alias);
        });
        // the alias may have come back with another id; the old number stays removed
        came.forEach((alias, instance) -> aliases.remove(instance.getId()));
        any = !aliases.isEmpty();
    }

    boolean any() {
        return any;
    }

    /** Tells whether a removed one had this alias; another one may have it now. */
    synchronized boolean hasAlias(String alias) {
        return aliases.containsValue(alias);
    }

    /** Returns the alias that a removed instance had; empty for one that was not removed. */
    synchronized Optional<String> aliasOf(String id) {
        return Optional.ofNullable(aliases.get(id));
    }

    /** Tells whether a name in an option, an alias or an id, is that of a removed one. */
    synchronized boolean isRemoved(String name) {
        return aliases.containsKey(name) || aliases.containsValue(name);
    }
}
