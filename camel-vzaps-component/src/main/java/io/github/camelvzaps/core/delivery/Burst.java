package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;

/**
 * The messages of a chat that go through the route as one exchange. It takes more of them until its turn in the chat has
 * come, and then has its tries as a whole: its messages stay claimed in between, and end together. After its turn has come:
 * one thread after the other.
 */
final class Burst implements Lanes.Work, RouteTries.Owner, Retries.Retried {
    /** One of its messages; claimed. */
    interface Member {
        VzapsEvent event();

        /** Returns by what a repetition of it is known again; null when it is not. */
        String mark();

        /** Returns how often the route failed on it, in earlier deliveries too. */
        int failures();

        /** Returns its place among all events of the pipeline. */
        long arrival();

        void enters();

        void leftRoute();

        void failed(int failures, Throwable why);

        void waitsForRetry();

        /** The route has finished it; the sender does not know yet. */
        void marked();

        /** Gives the claim back. */
        void unclaim(Throwable why);

        /** Gives the end to the sender of the event. */
        void end(Throwable failure);
    }

    private final Line line;
    private final Consumer<Burst> sealing;
    private final String lane;

    /** Whether its messages failed in earlier deliveries; new ones do not share their count of failures. */
    private final boolean failedBefore;

    /** In the order of arrival; under the lock of the bursts until its turn has come, not changed afterwards. */
    private final List<Member> members = new ArrayList<>();

    // under the lock of the bursts

    /** When the first and the last message came, in ticks. */
    private final long firstAt;

    private long lastAt;

    /** Waits for its turn in the chat, and takes more until that has come. */
    private boolean queued;

    /** Looks whether it is complete. */
    private ScheduledFuture<?> closing;

    // touched by one thread after the other
    private RouteTries tries;
    private int waits;

    /** Read by the thread that stops the consumer. */
    private volatile Throwable lastFailure;

    /** @param sealing runs when it takes no more since its turn has come, or never will */
    Burst(Line line, Consumer<Burst> sealing, String lane, Member first, long now) {
        this.line = line;
        this.sealing = sealing;
        this.lane = lane;
        this.failedBefore = first.failures() > 0;
        this.firstAt = now;
    }

    String lane() {
        return lane;
    }

    @Override
    public String instanceId() {
        return members.get(0).event().instanceId();
    }

    int size() {
        return members.size();
    }

    /** Tells whether a message has failed before as those here have, or as they have not. */
    boolean suits(Member member) {
        return failedBefore == member.failures() > 0;
    }

    void add(Member member, long now) {
        members.add(member);
        lastAt = now;
    }

    /** Returns at which tick it is complete if nothing more comes. */
    long completeAt(long quiet, long longest) {
        return firstAt + Math.min(lastAt - firstAt + quiet, longest);
    }

    boolean isQueued() {
        return queued;
    }

    void setQueued() {
        queued = true;
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    void setClosing(ScheduledFuture<?> planned) {
        closing = planned;
    }

    @Override
    public void run() {
        sealing.accept(this);
        List<VzapsEvent> events = members.stream().map(Member::event).toList();
        List<String> marks = members.stream().map(Member::mark).toList();
        tries = new RouteTries(line, RouteEntry.burst(events, marks), this);
        tries.startWith(members.stream().mapToInt(Member::failures).max().orElse(0));
        enterRoute();
    }

    @Override
    public void runAgain() {
        line.statistics().redelivered();
        enterRoute();
    }

    private void enterRoute() {
        if (line.isOpen(instanceId())) {
            tries.run();
        } else {
            finish(new ConsumerStoppedException());
        }
    }

    @Override
    public void givenUp(Throwable why) {
        sealing.accept(this);
        members.forEach(member -> end(member, why));
    }

    private static void end(Member member, Throwable failure) {
        if (failure != null) {
            member.unclaim(failure);
        }
        member.end(failure);
    }

    @Override
    public void enters() {
        members.forEach(Member::enters);
    }

    @Override
    public void failed(int failures, Throwable why) {
        members.forEach(member -> member.failed(failures, why));
    }

    @Override
    public void done() {
        members.forEach(Member::marked);
        finish(null);
    }

    @Override
    public void notDone(Throwable why) {
        lastFailure = why;
        waits++;
        members.forEach(Member::leftRoute);
        if (line.retries(this)) {
            members.forEach(Member::waitsForRetry);
            line.retryAfter(line.retries().pause(waits), this);
        } else {
            finish(why);
        }
    }

    @Override
    public void giveUp() {
        if (line.retries().endWait(this)) {
            finish(lastFailure);
        }
    }

    @Override
    public void finish(Throwable failure) {
        try {
            members.forEach(member -> end(member, failure));
        } finally {
            line.leavesLane(lane, failure);
        }
    }
}
