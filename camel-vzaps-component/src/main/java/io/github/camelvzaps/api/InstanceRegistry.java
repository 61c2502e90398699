package io.github.camelvzaps.api;

import java.util.Map;

/**
 * The instances (WhatsApp numbers) that a component knows by alias, changed while routes run. Consumers with
 * {@code instances=*} open a connection for what is added and close that of what is removed; the others keep theirs. A
 * component offers it by {@code getInstanceRegistry()} and, unless the name is taken, as the bean {@code vzapsInstances}
 * or {@code zapyapiInstances}. Thread-safe; nothing here waits for the network.
 */
public interface InstanceRegistry {
    /**
     * Adds an instance, or changes the one of this alias. With another token its connections are made again, with another
     * id it is another number, and with the same values nothing happens.
     *
     * @return whether that changed anything
     * @throws IllegalArgumentException when the alias or the id cannot be used, with what to change
     */
    boolean add(String alias, GatewayInstance instance);

    /**
     * Removes an instance. Its events that are in a route end there; no further ones come, and messages that it is to send
     * are refused.
     *
     * @return false when there was none of this alias
     */
    boolean remove(String alias);

    /** Returns the id of each instance by alias, sorted; no tokens. */
    Map<String, String> list();
}
