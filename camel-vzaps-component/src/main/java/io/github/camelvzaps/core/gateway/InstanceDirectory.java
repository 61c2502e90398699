package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceRegistry;
import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instances that a component knows by alias: those of its option {@code instances}, and what was added and removed
 * since. Thread-safe.
 */
public final class InstanceDirectory implements InstanceRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceDirectory.class);

    private final Supplier<String> scheme;
    private final Supplier<Map<String, GatewayInstance>> option;
    private final RemovedInstances removed = new RemovedInstances();

    /** Each is run after a change, on the thread that made it. */
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** What the option became by changes, never changed itself; null before the first one. Set under the lock. */
    private volatile Map<String, GatewayInstance> changed;

    /** @param option the option instances of the component */
    public InstanceDirectory(Supplier<String> scheme, Supplier<Map<String, GatewayInstance>> option) {
        this.scheme = scheme;
        this.option = option;
    }

    /** Returns the instances by alias. */
    public Map<String, GatewayInstance> byAlias() {
        Map<String, GatewayInstance> now = changed;
        return now == null ? option.get() : now;
    }

    /** Has a step run after each change, until {@link #ignore}. It must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Ends {@link #listen}. */
    public void ignore(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public boolean add(String alias, GatewayInstance instance) {
        return apply(Map.of(String.valueOf(alias), Objects.requireNonNull(instance, "instance")), List.of());
    }

    @Override
    public boolean remove(String alias) {
        return apply(Map.of(), List.of(alias));
    }

    @Override
    public Map<String, String> list() {
        Map<String, String> ids = new TreeMap<>();
        byAlias().forEach((alias, instance) -> ids.put(alias, instance.getId()));
        return ids;
    }

    /**
     * Removes and adds in one step, so that listeners see all of it or nothing.
     *
     * @return whether that changed anything
     * @throws IllegalArgumentException when an alias or an id cannot be used; then nothing was changed
     */
    boolean apply(Map<String, GatewayInstance> added, Collection<String> removedAliases) {
        boolean news = false;
        synchronized (this) {
            Map<String, GatewayInstance> next = new HashMap<>(byAlias());
            Map<String, GatewayInstance> gone = new HashMap<>();
            for (String alias : removedAliases) {
                GatewayInstance instance = next.remove(alias);
                if (instance != null) {
                    gone.put(alias, instance);
                }
            }
            Map<String, GatewayInstance> came = new HashMap<>();
            added.forEach((alias, instance) -> {
                String name = alias.trim();
                GatewayInstance known = next.get(name);
                GatewayInstance copy = InstanceEntries.checked(name, instance);
                if (!InstanceEntries.same(known, copy)) {
                    next.put(name, copy);
                    came.put(name, copy);
                    if (known != null && !copy.getId().equals(known.getId())) {
                        gone.put(name, known);
                    }
                }
            });
            came.forEach((alias, instance) -> InstanceEntries.requireOneAlias(next, alias, instance));
            news = !gone.isEmpty() || !came.isEmpty();
            if (news) {
                removed.noteChange(gone, came);
                changed = Map.copyOf(next);
                came.forEach((alias, instance) -> LOG.info("Instance {} ({}) is added", alias, instance.getId()));
                gone.forEach((alias, instance) -> LOG.info("Instance {} ({}) is removed", alias, instance.getId()));
            }
        }
        if (news) {
            listeners.forEach(Runnable::run);
        }
        return news;
    }

    /**
     * Returns the instance of an alias.
     *
     * @throws IllegalArgumentException naming the aliases when there is none of that name
     */
    public GatewayInstance named(String alias) {
        GatewayInstance instance = byAlias().get(alias);
        if (instance == null && removed.hasAlias(alias)) {
            throw new InvalidConfigurationException(
                    List.of(),
                    "The instance '" + alias + "' was removed while the application ran: add it again with "
                            + scheme.get() + ":numbers/add, or name another one");
        }
        if (instance == null) {
            throw new InvalidConfigurationException(
                    List.of("instances"),
                    "There is no instance called '" + alias + "'. The component's instances"
                            + " map has "
                            + (byAlias().isEmpty()
                                    ? "no entries"
                                    : "these: " + byAlias().keySet()) + "; set "
                            + scheme.get() + " option instances." + alias + ".id");
        }
        return instance;
    }

    /** Returns the token of an instance by its id; empty when it is not known. */
    public Optional<String> tokenOf(String id) {
        return byAlias().values().stream()
                .filter(instance -> id.equals(instance.getId()) && instance.getToken() != null)
                .map(GatewayInstance::getToken)
                .findFirst();
    }

    /** Tells whether any instance was removed while the application ran. */
    public boolean hasRemoved() {
        return removed.any();
    }

    /**
     * Refuses to send from an instance that was removed, although a message or an endpoint names it by its id.
     *
     * @throws IllegalArgumentException with the fix
     */
    public void requireNotRemoved(String id) {
        removed.aliasOf(id).ifPresent(alias -> {
            throw new InvalidConfigurationException(
                    List.of(),
                    "The instance " + id + ", called '" + alias + "', was removed while the application ran: add it"
                            + " again with " + scheme.get() + ":numbers/add, or send from another one");
        });
    }

    /**
     * Returns the instances that the options of an endpoint name, those left out that were removed.
     *
     * @param shownId how people know the endpoint
     * @throws IllegalArgumentException naming the options when they name none
     */
    public List<ConsumedInstance> consumed(GatewayConfiguration configuration, String shownId) {
        String alias = configuration.getInstances() == null ? configuration.getInstance() : null;
        if (alias != null && !removed.hasAlias(alias)) {
            named(alias);
        }
        return ConsumedInstances.of(configuration, byAlias(), removed)
                .orElseThrow(() -> new InvalidConfigurationException(
                        List.of("instanceId", "instance", "instances"),
                        shownId + " does not know whose events to take: set the option instanceId, or instance or"
                                + " instances with aliases out of the component's instances map"));
    }
}
