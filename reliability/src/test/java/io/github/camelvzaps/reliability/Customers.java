package io.github.camelvzaps.reliability;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;

/** Write messages numbered from 0, each a little faster than it is answered. For one thread. */
final class Customers {
    private static final int CHATS = 20;

    private final VzapsSimulator simulator;
    private final int window;
    private int written;

    /** @param window how many events may wait for their confirmation */
    Customers(VzapsSimulator simulator, int window) {
        this.simulator = simulator;
        this.window = window;
    }

    /** Lets them write until there are so many messages, or as many wait as may; returns how many are confirmed. */
    int write(int upTo) {
        int acked = simulator.eventCounts(Killable.INSTANCE).acked();
        int more = Math.min(upTo - written, window - (written - acked));
        if (more > 0) {
            int first = written;
            simulator.customersSay(Killable.INSTANCE, more, i -> message(first + i));
            written += more;
        }
        return acked;
    }

    private static CustomerMessage message(int number) {
        return CustomerMessage.text("55119" + (80_000_000 + number % CHATS), Integer.toString(number));
    }
}
