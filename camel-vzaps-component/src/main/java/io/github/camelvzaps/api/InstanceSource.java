package io.github.camelvzaps.api;

import java.util.Map;

/**
 * Where the instances of an application are kept, such as a file or a table; the option {@code instanceSource} of a
 * component. The component reads it at its start and then again and again, and adds, changes and removes what became
 * different; what was added in other ways stays.
 */
public interface InstanceSource {
    /**
     * Reads all instances by alias. Called by one thread at a time, which may block.
     *
     * @throws Exception when they cannot be read; the known ones stay then. At the start the component does not start
     */
    Map<String, GatewayInstance> load() throws Exception;

    /** Returns how people know it, for messages; no secrets. */
    String description();
}
