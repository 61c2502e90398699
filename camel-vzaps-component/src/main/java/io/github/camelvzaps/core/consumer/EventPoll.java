package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.watch.WatchedComponent;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;

/**
 * Refuses to poll events: they would be taken, confirmed and kept in memory until somebody asks for one, and be lost with
 * the process. Stateless.
 */
public final class EventPoll {
    private static final Set<String> STEPS = Set.of("pollEnrich", "poll");

    /** The beginning of an address in what a step shows of itself, such as {@code pollEnrich[constant{address}]}. */
    private static final Pattern EVENTS = Pattern.compile("(?:^|[\\[{\\s])([\\w-]+):(?://)?(" + Gateway.EVENTS_SUBSCRIBE
            + "|" + Gateway.WEBHOOKS_RECEIVE + ")(?![\\w/$])");

    private EventPoll() {}

    /** Refuses a step of a route whose address is fixed; one that computes its address is refused when it polls. */
    static void refuse(CamelContext context, NamedNode step) {
        String shown = STEPS.contains(step.getShortName()) ? step.getLabel() : null;
        if (shown == null) {
            return;
        }
        Matcher address = EVENTS.matcher(shown);
        if (address.find() && context.getComponent(address.group(1), true, false) instanceof WatchedComponent) {
            throw refusal(address.group(1) + ":" + address.group(2));
        }
    }

    /** Says why, and the way out. */
    public static InvalidConfigurationException refusal(String shownId) {
        return new InvalidConfigurationException(
                List.of(),
                shownId + " cannot be polled (pollEnrich, poll, ConsumerTemplate): events would be confirmed that"
                        + " nobody has read. Begin a route with it that hands each event to a queue or a database, and"
                        + " poll that");
    }
}
