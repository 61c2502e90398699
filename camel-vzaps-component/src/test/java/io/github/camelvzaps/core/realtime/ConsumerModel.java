package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.realtime.Cursor.Arrival;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A consumer around a real cursor and real late events: it does at random what a stream, its routes and its host may do. */
final class ConsumerModel {
    static final int WINDOW = 20;

    private final Random random;
    private final GatewayModel gateway;
    private final Set<Integer> finished = new HashSet<>();
    private final List<Integer> underWay = new ArrayList<>();
    private Instant now = GatewayModel.createdAt(0);
    private final Clock clock = new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private Cursor cursor = new Cursor(CursorState.BEGINNING, clock);
    private LateEvents late = new LateEvents();

    /** What outlives a kill. */
    private String storedCursor;

    private String storedLate;
    private Instant furthest;
    private boolean suspended;
    private boolean connected;
    private int unwritten;
    private int kills;
    private int repeated;

    ConsumerModel(long seed, GatewayModel gateway) {
        this.random = new Random(~seed);
        this.gateway = gateway;
    }

    Cursor cursor() {
        return cursor;
    }

    LateEvents late() {
        return late;
    }

    int kills() {
        return kills;
    }

    int repeated() {
        return repeated;
    }

    boolean hasFinishedEverything() {
        return finished.size() == gateway.events();
    }

    boolean hasFinished(String id) {
        return finished.contains(GatewayModel.number(id));
    }

    void step(boolean calm) {
        now = now.plusMillis(random.nextInt(20));
        int deed = random.nextInt(calm ? 90 : 100);
        if (deed < 45) {
            receive();
        } else if (deed < 80) {
            finishOne();
        } else if (deed < 90) {
            write(!calm && random.nextInt(4) == 0);
        } else if (deed < 93) {
            // what is in the route goes on, and what failed waits here
            suspended = !suspended;
        } else if (deed < 96) {
            connected = false;
        } else if (deed < 98) {
            repetition();
        } else {
            kill();
        }
        if (calm) {
            suspended = false;
        }
    }

    private void receive() {
        if (!connected) {
            gateway.connect(cursor.position());
            connected = true;
        }
        if (!gateway.hasMore()) {
            // the gateway has nothing more to send: whatever is unfinished has to be here
            if (underWay.isEmpty() && !hasFinishedEverything()) {
                throw new AssertionError("lost: " + missing());
            }
            return;
        }
        if (!suspended && cursor.span() + unwritten < WINDOW) {
            arrived(gateway.next());
        }
    }

    private List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int number = 0; number < gateway.events(); number++) {
            if (!finished.contains(number)) {
                missing.add(number);
            }
        }
        return missing;
    }

    private void arrived(int number) {
        String id = GatewayModel.id(number);
        Arrival arrival = cursor.arrive(id, GatewayModel.createdAt(number));
        if (underWay.contains(number)) {
            assertThat(arrival).isEqualTo(Arrival.UNDER_WAY);
        } else if (arrival == Arrival.FINISHED) {
            assertThat(finished).as("said to be finished").contains(number);
            gateway.acknowledge(number);
        } else {
            underWay.add(number);
            if (arrival == Arrival.LATE) {
                late.keep(new LateEvents.Kept(id, "the frame", true));
                write(false);
            }
        }
    }

    private void repetition() {
        int number = connected && !suspended ? gateway.anyRepetition() : -1;
        if (number >= 0 && cursor.span() + unwritten < WINDOW) {
            arrived(number);
        }
    }

    private void finishOne() {
        if (underWay.isEmpty() || suspended) {
            return;
        }
        int number = underWay.remove(random.nextInt(underWay.size()));
        repeated += finished.add(number) ? 0 : 1;
        late.forget(GatewayModel.id(number));
        unwritten += cursor.finish(GatewayModel.id(number));
        if (random.nextInt(10) > 0) {
            // or the ack is lost
            gateway.acknowledge(number);
        }
    }

    private void write(boolean storeFails) {
        if (storeFails) {
            return;
        }
        String change = late.takeChange();
        storedLate = change == null ? storedLate : change;
        CursorState state = cursor.state();
        storedCursor = state.toText();
        unwritten = 0;
        if (state.createdAt() != null) {
            assertThat(furthest == null || !state.createdAt().isBefore(furthest))
                    .as("the position never goes back")
                    .isTrue();
            furthest = state.createdAt();
        }
    }

    private void kill() {
        kills++;
        underWay.clear();
        unwritten = 0;
        connected = false;
        suspended = false;
        cursor = new Cursor(CursorState.parse(storedCursor), clock);
        late = LateEvents.parse(storedLate);
        for (LateEvents.Kept kept : late.all()) {
            cursor.keepLate(kept.id());
            underWay.add(GatewayModel.number(kept.id()));
        }
    }

    /** Everything before the position is finished, or kept here as late. */
    void check() {
        String position = cursor.position();
        int last = position == null ? -1 : GatewayModel.number(position);
        for (int number : underWay) {
            boolean before = GatewayModel.createdAt(number)
                    .isBefore(position == null ? Instant.MIN : GatewayModel.createdAt(last));
            assertThat(before && late.all().stream().noneMatch(kept -> GatewayModel.number(kept.id()) == number))
                    .as("unfinished, before the position %s and not kept: %s", last, number)
                    .isFalse();
        }
        assertThat(cursor.span()).isGreaterThanOrEqualTo(underWay.size());
    }

    /** Receives and finishes whatever is left, and lets a quiet time pass. */
    void comeToRest() {
        suspended = false;
        connected = false;
        while (!underWay.isEmpty() || !connected || gateway.hasMore()) {
            receive();
            finishOne();
            write(false);
        }
        now = now.plus(Cursor.SETTLING_TIME.multipliedBy(2));
        cursor.settle(true);
        write(false);
    }
}
