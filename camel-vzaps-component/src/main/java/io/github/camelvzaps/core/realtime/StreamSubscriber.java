package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.core.delivery.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One consumer of a stream. What its route has not finished stays with the stream, while it is suspended
 * or stopped too, and is given to the route again in the order of each chat. Thread-safe: guarded by the lock of its
 * stream.
 */
public final class StreamSubscriber {
    /** Whether events are given to the route. */
    private enum Mode {
        TAKING,
        SUSPENDED,
        /** Stopped; the stream goes on for others. */
        GONE
    }

    /** An event that this subscriber has not finished. */
    private static final class Part {
        private final StreamEvent event;
        private boolean submitted;

        private Part(StreamEvent event) {
            this.event = event;
        }
    }

    /** The unfinished events of a chat in the order of arrival; or a single one, where order does not count. */
    private static final class Lane {
        private final Deque<Part> parts = new ArrayDeque<>();

        /** How many of them are not with the pipeline. */
        private int held;
    }

    /** What the subscriber asks of its stream. */
    interface Owner {
        void suspend(StreamSubscriber subscriber);

        void resume(StreamSubscriber subscriber);

        /** Notes the end of a try; called by pipelines on any thread. */
        void ended(StreamSubscriber subscriber, StreamEvent event, BooleanSupplier finishes);

        /** Runs a step a moment later, under the lock of the stream. */
        void later(Runnable step);
    }

    private final Owner stream;
    private final String name;

    // all under the lock of the stream
    private final Map<Object, Lane> lanes = new HashMap<>();
    private Subscription subscription;
    private Mode mode = Mode.GONE;

    /** What to do when nothing is with the pipeline any more; null for nothing. */
    private Runnable onIdle;

    /** Counts the starts, so that what an earlier run says of failures does not count. */
    private int run;

    StreamSubscriber(Owner stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    /** Returns how people know the consumer. */
    public String name() {
        return name;
    }

    /** Gives nothing more to the route; what is in it may end. */
    public void suspend() {
        stream.suspend(this);
    }

    /** Gives events to the route again, those first that wait. */
    public void resume() {
        stream.resume(this);
    }

    /** Joins for the first time or again, with nothing submitted yet. */
    void join(Subscription joining) {
        subscription = joining;
        run++;
        for (Lane lane : lanes.values()) {
            lane.parts.forEach(part -> part.submitted = false);
            lane.held = lane.parts.size();
        }
        mode = Mode.TAKING;
        submitHeld();
    }

    void setSuspended() {
        mode = Mode.SUSPENDED;
    }

    void setTaking() {
        mode = Mode.TAKING;
        submitHeld();
    }

    void setGone() {
        mode = Mode.GONE;
    }

    boolean isGone() {
        return mode == Mode.GONE;
    }

    boolean isTaking() {
        return mode == Mode.TAKING;
    }

    Subscription subscription() {
        return subscription;
    }

    /** Tells whether an event is kept for it; what it does not want is counted by its pipeline while that runs. */
    boolean wants(StreamEvent event) {
        return mode == Mode.TAKING || subscription.settings().wants(event.event());
    }

    /** Takes an event that has come. */
    void take(StreamEvent event) {
        Object key = laneOf(event);
        Lane lane = lanes.computeIfAbsent(key, any -> new Lane());
        Part part = new Part(event);
        lane.parts.add(part);
        if (mode == Mode.TAKING && lane.held == 0) {
            submit(key, part);
        } else {
            lane.held++;
        }
    }

    private Object laneOf(StreamEvent event) {
        String lane = subscription.settings().lane(event.event());
        return lane == null ? event : lane;
    }

    private void submit(Object key, Part part) {
        part.submitted = true;
        int mine = run;
        subscription
                .pipeline()
                .submit(new Delivery(
                        part.event.event(),
                        failure -> stream.ended(this, part.event, () -> ended(key, part, mine, failure))));
    }

    /**
     * Notes how a try ended.
     *
     * @return whether the event is finished for this subscriber
     */
    private boolean ended(Object key, Part part, int itsRun, Throwable failure) {
        Lane lane = lanes.get(key);
        boolean known = lane != null && lane.parts.contains(part);
        if (known && failure == null) {
            lane.parts.remove(part);
            lane.held -= part.submitted ? 0 : 1;
            if (lane.parts.isEmpty()) {
                lanes.remove(key);
            } else if (mode == Mode.TAKING) {
                submitHeld(key, lane);
            }
            return true;
        }
        if (known && part.submitted && itsRun == run) {
            part.submitted = false;
            lane.held++;
            if (mode == Mode.TAKING) {
                // the pipeline gave up around a suspension that is over; what comes behind it is given up with it
                stream.later(() -> submitHeld(key, lane));
            }
        }
        return false;
    }

    /** Tells whether nothing is with the pipeline. */
    boolean isIdle() {
        return lanes.values().stream().flatMap(lane -> lane.parts.stream()).noneMatch(part -> part.submitted);
    }

    void onIdle(Runnable step) {
        onIdle = step;
    }

    /** Returns what to do now that nothing is with the pipeline; null when something is, or nothing is to be done. */
    Runnable takeIdle() {
        if (onIdle == null || !isIdle()) {
            return null;
        }
        Runnable step = onIdle;
        onIdle = null;
        return step;
    }

    /** Submits what is held; under the lock of the stream. */
    private void submitHeld() {
        Map.copyOf(lanes).forEach(this::submitHeld);
    }

    /**
     * Submits a lane once nothing of it is with the pipeline any more: what is there and was given up would be overtaken.
     */
    private void submitHeld(Object key, Lane lane) {
        if (mode != Mode.TAKING || lane.held == 0 || lane.held < lane.parts.size()) {
            return;
        }
        lane.held = 0;
        List<Part> inOrder = List.copyOf(lane.parts);
        inOrder.forEach(part -> part.submitted = true);
        inOrder.forEach(part -> submit(key, part));
    }

    /** Forgets an event that it has not finished. */
    void drop(StreamEvent event) {
        Object key = laneOf(event);
        Lane lane = lanes.get(key);
        if (lane == null) {
            return;
        }
        for (Iterator<Part> parts = lane.parts.iterator(); parts.hasNext(); ) {
            Part part = parts.next();
            if (part.event == event) {
                lane.held -= part.submitted ? 0 : 1;
                parts.remove();
            }
        }
        if (lane.parts.isEmpty()) {
            lanes.remove(key);
        }
    }

    /** Returns its name, and why it does not take events if that is so. */
    String description() {
        return switch (mode) {
            case TAKING -> name;
            case SUSPENDED -> name + " (suspended: resume it, or stop it to let the others go on)";
            case GONE -> name + " (stopped)";
        };
    }
}
