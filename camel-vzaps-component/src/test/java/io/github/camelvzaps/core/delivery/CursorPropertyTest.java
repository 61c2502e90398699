package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.Cursor.Arrival;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A gateway that repeats what follows the cursor, and a consumer that fails, is cut off and crashes at random. */
class CursorPropertyTest {

    @Property
    void thePositionNeverPassesAnUnfinishedEventAndEverythingIsFinishedInTheEnd(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
        Consumer consumer = new Consumer(seed, events);

        int steps = 0;
        while (consumer.finished.size() < events) {
            consumer.step(steps++ > 5_000);
            consumer.check();
        }
        consumer.drain();

        assertThat(consumer.cursor.position()).isEqualTo(id(events - 1));
        assertThat(consumer.cursor.span()).isZero();
    }

    private static String id(int number) {
        return "evt_" + number;
    }

    private static int number(String id) {
        return id == null ? -1 : Integer.parseInt(id.substring("evt_".length()));
    }

    private static final class Consumer {
        private final Random random;
        private final int events;
        private final Set<Integer> finished = new HashSet<>();
        private final List<Integer> underWay = new ArrayList<>();

        private Cursor cursor = new Cursor(null);

        /** What outlives a crash. */
        private String written;

        /** What the gateway sends next on the connection that stands. */
        private int next;

        private Consumer(long seed, int events) {
            this.random = new Random(seed);
            this.events = events;
        }

        private void step(boolean calm) {
            int deed = random.nextInt(100);
            if (calm && deed >= 80) {
                deed = 50;
            }
            if (deed < 45) {
                receive();
            } else if (deed < 80) {
                finishOne();
            } else if (deed < 88) {
                abandonOne();
            } else if (deed < 92) {
                // the same event twice on one connection
                next = Math.max(Math.max(0, number(cursor.position())), next - 1);
            } else if (deed < 95) {
                reconnect();
            } else if (deed < 97) {
                crash();
            } else {
                written = cursor.position();
            }
            if (next == events && underWay.isEmpty()) {
                reconnect();
            }
        }

        private void receive() {
            if (next < events) {
                int number = next++;
                Arrival arrival = cursor.arrive(id(number));
                if (underWay.contains(number)) {
                    assertThat(arrival).isEqualTo(Arrival.UNDER_WAY);
                } else if (arrival == Arrival.NEW) {
                    underWay.add(number);
                } else {
                    assertThat(arrival).isEqualTo(Arrival.FINISHED);
                    assertThat(finished).contains(number);
                }
            }
        }

        private void finishOne() {
            if (!underWay.isEmpty()) {
                int number = underWay.remove(random.nextInt(underWay.size()));
                int before = number(cursor.position());
                finished.add(number);
                int steps = cursor.finish(id(number));
                assertThat(number(cursor.position())).isEqualTo(before + steps);
            }
        }

        private void abandonOne() {
            if (!underWay.isEmpty()) {
                cursor.abandon(id(underWay.remove(random.nextInt(underWay.size()))));
            }
        }

        /** What was given up or missed comes again; what is in the route goes on. */
        private void reconnect() {
            next = number(cursor.position()) + 1;
        }

        private void crash() {
            cursor = new Cursor(written);
            underWay.clear();
            reconnect();
        }

        private void check() {
            int position = number(cursor.position());
            for (int number = 0; number <= position; number++) {
                assertThat(finished).contains(number);
            }
            assertThat(position).isGreaterThanOrEqualTo(number(written));
            assertThat(underWay).allSatisfy(number -> assertThat(number).isGreaterThan(position));
            assertThat(cursor.held()).isLessThanOrEqualTo(cursor.span()).isGreaterThanOrEqualTo(underWay.size());
        }

        private void drain() {
            while (number(cursor.position()) < events - 1 || cursor.span() > 0) {
                if (next == events && underWay.isEmpty()) {
                    reconnect();
                }
                receive();
                finishOne();
            }
        }
    }
}
