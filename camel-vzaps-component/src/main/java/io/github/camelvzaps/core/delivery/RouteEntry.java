package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.util.Collections;
import java.util.List;

/**
 * What enters the route as one exchange: an event, or a burst of them. Immutable.
 *
 * @param events in the order of their arrival, at least one
 * @param marks by what a repetition of each is known again; null for one that cannot be distinguished from others
 * @param isBurst whether the route gets a list, even of a single event
 */
public record RouteEntry(List<VzapsEvent> events, List<String> marks, boolean isBurst) {

    static RouteEntry of(VzapsEvent event, String mark) {
        return new RouteEntry(List.of(event), Collections.singletonList(mark), false);
    }

    static RouteEntry burst(List<VzapsEvent> events, List<String> marks) {
        return new RouteEntry(List.copyOf(events), marks, true);
    }

    /** Returns the event, the last one of a burst. */
    public VzapsEvent event() {
        return events.get(events.size() - 1);
    }

    /** Returns the mark of {@link #event}. */
    public String mark() {
        return marks.get(marks.size() - 1);
    }

    public int size() {
        return events.size();
    }

    /** Like an event it shows no number, name or text. */
    @Override
    public String toString() {
        return isBurst ? "a burst of " + size() + " up to " + event() : event().toString();
    }
}
