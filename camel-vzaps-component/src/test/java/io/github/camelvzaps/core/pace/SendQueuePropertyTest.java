package io.github.camelvzaps.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;

/** Bursts out of several routes, with a clock of the test's own; jqwik prints the seed of what fails. */
class SendQueuePropertyTest {
    private static final Duration LONG = Duration.ofDays(365);

    private VirtualTime time;
    private List<Sent> gone;
    private Set<String> wrote;
    private int refused;

    @BeforeTry
    void beginAnew() {
        time = new VirtualTime();
        gone = new ArrayList<>();
        wrote = new HashSet<>();
        refused = 0;
    }

    /** A message, and when it went. */
    private record Sent(int number, String route, String chat, long cameNanos, long atNanos) {}

    private SendQueue queue(String all, String newChats, Gap gap, Random random) {
        return queue(all, newChats, gap, random, Runnable::run);
    }

    private SendQueue queue(String all, String newChats, Gap gap, Random random, Executor workers) {
        List<Limit> limits = all == null ? List.of() : Limit.parse("pace", all);
        List<Limit> cold = newChats == null ? List.of() : Limit.parse("paceNewChats", newChats);
        return new SendQueue(
                "VZ1",
                new PaceSettings(limits, cold, gap, Duration.ZERO, null, null, Duration.ZERO),
                limits.isEmpty() ? null : new Budget("VZ1", limits, null, null, time),
                cold.isEmpty() ? null : new Budget("VZ1:new", cold, null, null, time),
                null,
                (chat, ask) -> wrote.contains(chat),
                workers,
                time::after,
                time,
                random);
    }

    private void come(SendQueue queue, int number, String route, String chat, Duration maxWait, Random random) {
        long came = time.currentTimeNanos();
        queue.add(new WaitingSend(chat, Set.of(route), maxWait) {
            @Override
            void go(Duration waited) {
                long now = time.currentTimeNanos();
                assertThat(waited.toNanos()).isEqualTo(now - came);
                gone.add(new Sent(number, route, chat, came, now));
                time.after(random.nextInt(2_000_000_000), () -> queue.ended(this));
            }

            @Override
            void refused(Refusal refusal) {
                refused++;
            }
        });
    }

    private void burst(SendQueue queue, int messages, int routes, int chats, Random random) {
        long at = 0;
        for (int i = 0; i < messages; i++) {
            int number = i;
            // mostly at once, sometimes after a while
            at += random.nextInt(5) == 0 ? random.nextInt(90) * 1_000_000_000L : 0;
            String route = "route" + random.nextInt(routes);
            String chat = "551100000000" + random.nextInt(chats);
            time.after(at, () -> come(queue, number, route, chat, LONG, random));
        }
        time.runAll();
    }

    private long mostWithin(List<Sent> sent, Duration window) {
        long most = 0;
        for (Sent first : sent) {
            most = Math.max(
                    most,
                    sent.stream()
                            .filter(one -> one.atNanos() >= first.atNanos()
                                    && one.atNanos() - first.atNanos() < window.toNanos())
                            .count());
        }
        return most;
    }

    @Property(tries = 300)
    void noWindowHoldsMoreThanThePaceAndNothingIsLostOrDoubled(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 30) int count,
            @ForAll @IntRange(min = 1, max = 30) int burst,
            @ForAll @IntRange(min = 1, max = 120) int seconds,
            @ForAll @IntRange(min = 1, max = 4) int routes) {
        Random random = new Random(seed);
        int atOnce = Math.min(burst, count);
        String pace = count + "/" + seconds + "s/" + atOnce + "," + count * 3 + "/" + seconds * 10 + "s";
        burst(queue(pace, null, null, random), 150, routes, 40, random);
        assertThat(gone).hasSize(150).extracting(Sent::number).doesNotHaveDuplicates();
        assertThat(mostWithin(gone, Duration.ofSeconds(seconds))).isLessThanOrEqualTo(count);
        assertThat(mostWithin(gone, Duration.ofSeconds(seconds * 10L))).isLessThanOrEqualTo(count * 3L);
    }

    @Property(tries = 100)
    void theSteadyRateIsThePace(@ForAll @IntRange(min = 1, max = 60) int count) {
        Random random = new Random(count);
        SendQueue queue = queue(count + "/1m", null, null, random);
        for (int i = 0; i < count * 3; i++) {
            come(queue, i, "route", "55110000" + (1000 + i), LONG, random);
        }
        time.runAll();
        long last = gone.get(gone.size() - 1).atNanos();
        // three minutes but for the first message, which does not wait
        assertThat(Duration.ofNanos(last))
                .isBetween(
                        Duration.ofSeconds(180).minusMillis(60_000 / count + 1),
                        Duration.ofSeconds(180).minusMillis(60_000 / count - 1));
    }

    @Property(tries = 200)
    void messagesOfAChatStayInOrderAndKeepTheirGap(@ForAll long seed, @ForAll boolean paced) {
        Random random = new Random(seed);
        Gap gap = Gap.parse("2s-6s");
        burst(queue(paced ? "40/1m/10" : null, null, gap, random), 120, 3, 5, random);
        assertThat(gone).hasSize(120);
        gone.stream().collect(Collectors.groupingBy(Sent::chat)).values().forEach(chat -> {
            assertThat(chat).isSortedAccordingTo(Comparator.comparing(Sent::number));
            for (int i = 1; i < chat.size(); i++) {
                assertThat(chat.get(i).atNanos() - chat.get(i - 1).atNanos())
                        .isGreaterThanOrEqualTo(gap.shortest().toNanos());
            }
        });
    }

    @Property(tries = 200)
    void aRouteWithManyMessagesDoesNotKeepAnotherOnesFromTheirTurn(@ForAll long seed) {
        Random random = new Random(seed);
        SendQueue queue = queue("20/1m", null, null, random);
        // every message to a chat of its own: only the budget decides
        for (int i = 0; i < 100; i++) {
            come(queue, i, i % 10 == 9 ? "replies" : "campaign", "55110000" + (1000 + i), LONG, random);
        }
        time.runAll();
        assertThat(gone).extracting(Sent::number).isSorted();
    }

    @Property(tries = 200)
    void newChatsHaveTheirOwnBudgetAndHoldNobodyUp(@ForAll long seed) {
        Random random = new Random(seed);
        SendQueue queue = queue("60/1m", "5/1h", null, random);
        wrote.addAll(Set.of("5511000000000", "5511000000001"));
        burst(queue, 80, 2, 8, random);
        Map<Boolean, List<Sent>> byKnown =
                gone.stream().collect(Collectors.partitioningBy(sent -> wrote.contains(sent.chat())));
        assertThat(gone).hasSize(80);
        assertThat(mostWithin(byKnown.get(false), Duration.ofHours(1))).isLessThanOrEqualTo(5);
        // no known chat waits for the hours of the new ones
        assertThat(byKnown.get(true))
                .allMatch(sent -> sent.atNanos() - sent.cameNanos()
                        < Duration.ofMinutes(10).toNanos());
    }

    @Property(tries = 100)
    void theQueueIsNoLongerThanWhatCanGoInTheLongestWait(@ForAll @IntRange(min = 1, max = 500) int messages) {
        Random random = new Random(messages);
        SendQueue queue = queue("20/1m", null, null, random);
        for (int i = 0; i < messages; i++) {
            come(queue, i, "route", "55110000" + (1000 + i), Duration.ofMinutes(2), random);
        }
        // one at once, and 20 in each of two minutes
        assertThat(queue.size()).isLessThanOrEqualTo(41);
        time.runAll();
        assertThat(gone.size() + refused).isEqualTo(messages);
        // the turn of the 41st would come when its time is up
        assertThat(gone).hasSize(Math.min(messages, 40));
    }

    @Example
    void whatIsRefusedHoldsUpNoLaterMessageOfItsChat() {
        Random random = new Random(1);
        // one round sees both messages of the chat
        SendQueue queue = queue("1/1m", null, null, random, round -> time.after(1, round));
        come(queue, 0, "route", "5511000000000", LONG, random);
        // after the end of the first call, which would begin another round
        time.after(3_000_000_000L, () -> {
            come(queue, 1, "fails", "5511000000001", Duration.ZERO, random);
            come(queue, 2, "waits", "5511000000001", Duration.ofMinutes(10), random);
        });
        time.runAll();
        assertThat(refused).isEqualTo(1);
        assertThat(gone).extracting(Sent::number).containsExactly(0, 2);
        assertThat(Duration.ofNanos(gone.get(1).atNanos())).isLessThan(Duration.ofMinutes(2));
    }
}
