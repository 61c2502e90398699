package io.github.camelvzaps.core.realtime;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What a gateway may do with its events. It sends one a little out of its order, and now and then one twice. */
final class GatewayModel {
    /** What comes again over a new connection. */
    enum Replay {
        /** Everything after the position, acknowledged or not. */
        AFTER_THE_POSITION,
        /** Everything that was not acknowledged, whatever the position. */
        UNACKNOWLEDGED,
        /** Both. */
        BOTH
    }

    /** Less than what the position leaves out. */
    private static final int MOST_DISPLACED = Cursor.SETTLING_EVENTS / 2;

    private static final Instant BEGINNING = Instant.parse("2026-04-13T10:00:00Z");

    private final Random random;
    private final Replay replay;
    private final int events;
    private final Set<Integer> acknowledged = new HashSet<>();
    private boolean reorders = true;

    /** What the connection that stands still has to bring. */
    private Deque<Integer> toSend = new ArrayDeque<>();

    GatewayModel(long seed, Replay replay, int events) {
        this.random = new Random(seed);
        this.replay = replay;
        this.events = events;
    }

    GatewayModel inOrder() {
        reorders = false;
        return this;
    }

    int events() {
        return events;
    }

    /** Ids that say nothing about the order, and of which each is the beginning of another one. */
    static String id(int number) {
        return "evt_" + Integer.toHexString(number * 0x9E3779B1) + "_" + number;
    }

    static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('_') + 1));
    }

    /** Several events share a time, as under load. */
    static Instant createdAt(int number) {
        return BEGINNING.plusMillis(number / 3);
    }

    void acknowledge(int number) {
        acknowledged.add(number);
    }

    /** Begins a connection. */
    void connect(String position) {
        int after = position == null ? -1 : number(position);
        List<Integer> replayed = new ArrayList<>();
        for (int number = 0; number < events; number++) {
            boolean byPosition = position != null && number > after;
            boolean byAck = !acknowledged.contains(number);
            boolean sent = switch (replay) {
                case AFTER_THE_POSITION -> position == null ? byAck : byPosition;
                case UNACKNOWLEDGED -> byAck;
                case BOTH -> byPosition || byAck;
            };
            if (sent) {
                replayed.add(number);
            }
        }
        if (reorders) {
            displace(replayed);
        }
        toSend = new ArrayDeque<>(replayed);
    }

    private void displace(List<Integer> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (random.nextInt(10) == 0) {
                int to = Math.min(numbers.size() - 1, i + random.nextInt(MOST_DISPLACED));
                numbers.add(to, numbers.remove(i));
            }
        }
    }

    boolean hasMore() {
        return !toSend.isEmpty();
    }

    /** Returns the next event that it sends; some come twice. */
    int next() {
        int number = toSend.remove();
        if (random.nextInt(20) == 0) {
            toSend.addFirst(number);
        }
        return number;
    }

    /** Returns any event that is acknowledged already and is sent again all the same; -1 when there is none. */
    int anyRepetition() {
        List<Integer> all = new ArrayList<>(acknowledged);
        return all.isEmpty() ? -1 : all.get(random.nextInt(all.size()));
    }
}
