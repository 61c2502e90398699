package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.util.json.JsonObject;

/** A consumer of events as health checks, meters, logs and consoles see it. None of it shows secrets or phones. */
public interface WatchedConsumer extends WatchedEndpoint {
    CamelContext camelContext();

    /** Returns the scheme, such as {@code vzaps}. */
    String scheme();

    /** Returns the id of its route; null behind another endpoint. */
    String getRouteId();

    ServiceStatus getStatus();

    boolean isSuspended();

    /** Returns the instances whose events it takes now; each shows its name. */
    List<?> instances();

    /** Tells whether it takes the messages of the instance with this id now. */
    boolean takesMessagesOf(String instanceId);

    /** Returns how its instances are named as a whole; the same while it runs, whatever is added and removed. */
    String instancesName();

    /** Returns what was done so far. */
    DeliveryStatistics statistics();

    /** Returns what is wrong right now, one line for each instance that has a problem; empty when all is well. */
    List<String> problems();

    /** Returns the same in one line. */
    String getProblemText();

    /** Returns since when the oldest event is here that the route has not finished; nothing when there is none. */
    Optional<Instant> oldestUnfinishedSince();

    /** Returns the event that has been in the route for the longest time; empty when there is none. */
    String getOldestInRoute();

    /** Returns the event that has been failing for the longest time; empty when none waits for another try. */
    String getOldestFailing();

    /** Returns how long no event may come; zero for any time. */
    Duration silenceTimeout();

    /** Returns how its realtime connections are; nothing for a consumer that has none. */
    default Optional<List<JsonObject>> sessions() {
        return Optional.empty();
    }
}
