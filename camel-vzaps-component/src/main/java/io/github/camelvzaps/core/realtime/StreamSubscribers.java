package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.EventPipeline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The consumers of a stream, those included that have stopped and left something unfinished. Guarded by its lock. */
final class StreamSubscribers {
    private static final String ALL = "All";

    private final Set<StreamSubscriber> all = new LinkedHashSet<>();

    /** Adds a consumer, or takes the one of this name back that has stopped. */
    StreamSubscriber join(StreamSubscriber.Owner stream, Subscription joining) {
        StreamSubscriber subscriber = all.stream()
                .filter(known -> known.isGone() && known.name().equals(joining.name()))
                .findFirst()
                .orElseGet(() -> new StreamSubscriber(stream, joining.name()));
        all.add(subscriber);
        subscriber.join(joining);
        return subscriber;
    }

    /** Tells whether a route takes events. */
    boolean anyTaking() {
        return all.stream().anyMatch(StreamSubscriber::isTaking);
    }

    boolean anyGone() {
        return all.stream().anyMatch(StreamSubscriber::isGone);
    }

    boolean allGone() {
        return all.stream().allMatch(StreamSubscriber::isGone);
    }

    /** Returns what those have brought that are not stopped. */
    List<Subscription> subscriptions() {
        return all.stream()
                .filter(one -> !one.isGone())
                .map(StreamSubscriber::subscription)
                .toList();
    }

    /** Returns what holds the events that are under way. */
    List<EventPipeline> pipelines() {
        return all.stream().map(one -> one.subscription().pipeline()).toList();
    }

    /** Returns who is to get an event. */
    List<StreamSubscriber> wanting(StreamEvent event) {
        return all.stream().filter(one -> one.wants(event)).toList();
    }

    /** Returns the types that one of them wants; empty for what the instance is set to. */
    List<String> wantedEvents() {
        List<List<String>> lists =
                subscriptions().stream().map(Subscription::events).toList();
        Set<String> union = lists.stream().flatMap(List::stream).collect(Collectors.toCollection(LinkedHashSet::new));
        if (union.isEmpty()) {
            return List.of();
        }
        // no list says "what the instance is set to, and these"
        boolean instanceDecides = lists.stream().anyMatch(List::isEmpty);
        return instanceDecides || union.contains(ALL) ? List.of(ALL) : List.copyOf(union);
    }

    /** Tells whether a connection brings what is wanted. */
    static boolean covers(List<String> asked, List<String> wanted) {
        return asked.equals(wanted) || asked.contains(ALL) || (!wanted.isEmpty() && asked.containsAll(wanted));
    }
}
