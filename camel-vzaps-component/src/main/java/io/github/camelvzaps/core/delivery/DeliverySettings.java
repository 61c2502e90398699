package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventFilter;

/**
 * How events are to be delivered. Immutable.
 *
 * @param filter which events the route is to get
 * @param inOrder whether the events of one chat wait for each other
 * @param maxInFlight how many events may be on their way at once
 * @param redelivery when and how often a failed event is tried again
 * @param grouping when a burst is complete; null when each message goes through the route alone
 */
public record DeliverySettings(
        EventFilter filter, boolean inOrder, int maxInFlight, Redelivery redelivery, Grouping grouping) {

    /** Settings for messages that go through the route alone. */
    public DeliverySettings(EventFilter filter, boolean inOrder, int maxInFlight, Redelivery redelivery) {
        this(filter, inOrder, maxInFlight, redelivery, null);
    }

    public boolean wants(VzapsEvent event) {
        return filter.wants(event);
    }

    public String lane(VzapsEvent event) {
        return inOrder && event.chatId() != null ? event.instanceId() + "/" + event.chatId() : null;
    }
}
