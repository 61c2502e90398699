package io.github.camelvzaps.core.event;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.Map;

/**
 * Understands what a gateway sends. It never fails: an object that makes no sense to it becomes an event of the type
 * {@link EventType#UNKNOWN} with everything that arrived. Implementations are thread-safe.
 */
public interface EventParser {

    /**
     * Reads one delivery.
     *
     * @param delivery the JSON object as Jackson reads it into maps, lists, texts, numbers and booleans
     * @param instanceId the instance for which it was received, out of the configuration
     */
    VzapsEvent parse(Map<String, Object> delivery, String instanceId);
}
