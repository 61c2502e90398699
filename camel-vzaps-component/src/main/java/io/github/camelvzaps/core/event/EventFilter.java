package io.github.camelvzaps.core.event;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.Set;

/**
 * Which events the route is to get. What an event does not tell keeps it from nobody: an event that could not be
 * understood, a chat of an unknown sort and an event without a message pass the parts that ask for it. Immutable.
 *
 * @param types the wanted types; empty for all
 * @param kinds the wanted kinds of messages
 * @param audiences the wanted audiences of chats
 * @param includeFromMe whether messages that the instance itself wrote are wanted
 */
public record EventFilter(Set<String> types, Set<Kind> kinds, Set<Audience> audiences, boolean includeFromMe) {
    /** Everything. */
    public static final EventFilter ALL =
            new EventFilter(Set.of(), Set.of(Kind.values()), Set.of(Audience.values()), true);

    public EventFilter {
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
        audiences = Set.copyOf(audiences);
    }

    /** Tells whether the route is to get an event. */
    public boolean wants(VzapsEvent event) {
        if (event.type().equals(EventType.UNKNOWN)) {
            return true;
        }
        boolean own = event.type().equals(EventType.MESSAGE) && event.isFromMe();
        return (types.isEmpty() || types.contains(event.type()))
                && (includeFromMe || !own)
                && (event.kind() == null || kinds.contains(event.kind()))
                && (event.audience() == null || audiences.contains(event.audience()));
    }
}
