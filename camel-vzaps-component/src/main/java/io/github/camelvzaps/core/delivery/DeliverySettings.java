package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.Set;

/**
 * How events are to be delivered. Immutable.
 *
 * @param types the wanted types; empty for all
 * @param includeFromMe whether messages that the instance itself wrote are wanted
 * @param inOrder whether the events of one chat wait for each other
 * @param maxInFlight how many events may be on their way at once
 * @param redelivery when and how often a failed event is tried again
 */
public record DeliverySettings(
        Set<String> types, boolean includeFromMe, boolean inOrder, int maxInFlight, Redelivery redelivery) {

    public DeliverySettings {
        types = Set.copyOf(types);
    }

    boolean wants(VzapsEvent event) {
        boolean ownMessage = event.type().equals(EventType.MESSAGE) && event.isFromMe();
        boolean wantedType =
                types.isEmpty() || types.contains(event.type()) || event.type().equals(EventType.UNKNOWN);
        return wantedType && (includeFromMe || !ownMessage);
    }

    String lane(VzapsEvent event) {
        return inOrder && event.chatId() != null ? event.instanceId() + "/" + event.chatId() : null;
    }
}
