package io.github.camelvzaps.core.pace;

import io.github.bucket4j.TimeMeter;
import io.github.camelvzaps.api.FailureReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one number that wait for their turn. First come, first served, whichever route they come from; a chat
 * whose gap is not over, or whose message before is still being sent, holds up nobody else. No thread waits: a round looks
 * who may go, on a thread that may block, and the next one is planned. Thread-safe.
 */
final class SendQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SendQueue.class);

    /** How soon a store that failed is asked again. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final int GAPS_TO_LOOK_OVER = 1000;

    private final String shownNumber;
    private final PaceSettings settings;
    private final Budget all;
    private final Budget newChats;
    /** Null when restrictions are ignored. */
    private final Restriction restriction;

    private final Known known;
    private final Executor workers;
    private final Timer timer;
    private final TimeMeter clock;
    private final RandomGenerator random;

    /** The rounds that are wanted; the thread that raises it from zero runs them. */
    private final AtomicInteger rounds = new AtomicInteger();

    /** In the order in which they came; under the lock of this object. */
    private final Set<WaitingSend> waiting = new LinkedHashSet<>();

    /** The chats whose message is being sent; under the lock of this object. */
    private final Set<String> busy = new HashSet<>();

    /** When the gap of a chat is over; touched by the rounds only. */
    private final Map<String, Long> gaps = new HashMap<>();

    /** Whether the store failed the last time; touched by the rounds only. */
    private boolean storeFails;

    /** The next round that is planned; null when none is. */
    private volatile Planned planned;

    /** Runs something later, on a thread that must not be held up. */
    @FunctionalInterface
    interface Timer {
        /** Returns what calls it off. */
        Runnable after(long nanos, Runnable task);
    }

    /** Tells whether somebody has written to the number. */
    @FunctionalInterface
    interface Known {
        /** @param ask whether to ask the repository, which may block, or only to look at what is remembered */
        boolean test(String chat, boolean ask);
    }

    /** A round that is planned. */
    private static final class Planned {
        private final long atNanos;
        private Runnable callOff = () -> {};

        private Planned(long atNanos) {
            this.atNanos = atNanos;
        }
    }

    /**
     * @param shownNumber the id of the instance
     * @param all null for any number of messages
     * @param newChats null for any number of new chats
     * @param restriction null when restrictions are ignored
     * @param workers threads that may block
     */
    SendQueue(
            String shownNumber,
            PaceSettings settings,
            Budget all,
            Budget newChats,
            Restriction restriction,
            Known known,
            Executor workers,
            Timer timer,
            TimeMeter clock,
            RandomGenerator random) {
        this.shownNumber = shownNumber;
        this.settings = settings;
        this.all = all;
        this.newChats = newChats;
        this.restriction = restriction;
        this.known = known;
        this.workers = workers;
        this.timer = timer;
        this.clock = clock;
        this.random = random;
    }

    /** Returns the id of the instance. */
    String shownNumber() {
        return shownNumber;
    }

    PaceSettings settings() {
        return settings;
    }

    /** Adds a message; it goes, or is refused, on another thread. */
    void add(WaitingSend send) {
        Duration least;
        synchronized (this) {
            send.sinceNanos = clock.currentTimeNanos();
            least = all == null ? Duration.ZERO : all.shortestWait(waiting.size());
            if (!send.mayWait() || least.compareTo(send.maxWait()) <= 0) {
                waiting.add(send);
                least = null;
            }
        }
        if (least == null) {
            round();
        } else {
            // the queue is as long as what can go in the longest wait, and no longer
            send.refused(new Refusal(FailureReason.PACED, Duration.ZERO, tooLong(send), least, null, true));
        }
    }

    /** Returns whether WhatsApp limits the number; null when that is ignored. */
    Restriction restriction() {
        return restriction;
    }

    /** Lets the next message of a chat go. */
    void ended(WaitingSend send) {
        synchronized (this) {
            busy.remove(send.chat());
        }
        round();
    }

    /** Refuses the messages that wait and fit. */
    void refuse(Predicate<WaitingSend> which, String why) {
        List<WaitingSend> refused;
        synchronized (this) {
            refused = waiting.stream().filter(which).toList();
            refused.forEach(waiting::remove);
        }
        refused.forEach(send -> send.refused(new Refusal(FailureReason.PACED, waited(send), why, null, null, true)));
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Returns how long the oldest message waits. */
    synchronized Duration longestWait() {
        return waiting.isEmpty() ? Duration.ZERO : waited(waiting.iterator().next());
    }

    /** Returns how many messages could go at once; empty without a budget. */
    Optional<Long> left() {
        return all == null ? Optional.empty() : Optional.of(all.left());
    }

    private Duration waited(WaitingSend send) {
        return Duration.ofNanos(clock.currentTimeNanos() - send.sinceNanos);
    }

    private void round() {
        if (rounds.getAndIncrement() == 0) {
            try {
                workers.execute(this::runRounds);
            } catch (RejectedExecutionException stopped) {
                rounds.set(0);
                refuse(send -> true, "the component stops");
            }
        }
    }

    private void runRounds() {
        int wanted = rounds.get();
        while (wanted != 0) {
            try {
                Round round = new Round();
                round.run();
                plan(round.next);
            } catch (RuntimeException | Error e) {
                LOG.error("A round over the waiting messages of {} failed", shownNumber, e);
                plan(AFTER_FAILURE.toNanos());
            }
            wanted = rounds.addAndGet(-wanted);
        }
    }

    /** Plans the next round, unless one is planned that comes before. Called by the rounds only. */
    private void plan(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return;
        }
        long at = clock.currentTimeNanos() + nanos;
        Planned before = planned;
        if (before != null && before.atNanos - at <= 0) {
            return;
        }
        if (before != null) {
            before.callOff.run();
        }
        Planned mine = new Planned(at);
        planned = mine;
        mine.callOff = timer.after(nanos, () -> {
            if (planned == mine) {
                planned = null;
            }
            round();
        });
    }

    private static String tooLong(WaitingSend send) {
        return "it would wait longer than the option paceMaxWait allows (" + PaceDuration.text(send.maxWait())
                + "): send less, or raise pace or paceMaxWait";
    }

    /** One look at all that waits. */
    private final class Round {
        private final long now = clock.currentTimeNanos();
        private final Set<String> held;
        private final List<WaitingSend> candidates;

        /** How long until something may change; the longest time when nothing but a call that ends can. */
        private long next = Long.MAX_VALUE;

        /** How long until the number has room for anybody, and for a new chat; not positive while it has. */
        private long full;

        private long newChatsFull;
        private Throwable failure;

        private Round() {
            synchronized (SendQueue.this) {
                held = new HashSet<>(busy);
                candidates = new ArrayList<>(waiting);
            }
            if (gaps.size() > GAPS_TO_LOOK_OVER) {
                gaps.values().removeIf(until -> until - now <= 0);
            }
        }

        private void run() {
            for (WaitingSend send : candidates) {
                if (send.mayWait() && send.deadlineNanos() - now <= 0) {
                    refuse(send, new Hold(tooLong(send), 0), "");
                    continue;
                }
                Hold hold = hold(send);
                if (hold == null) {
                    go(send);
                } else if (!send.mayWait() || hold.reason == FailureReason.RESTRICTED) {
                    refuse(send, hold, "");
                    continue;
                } else if (hold.nanos > send.deadlineNanos() - now) {
                    refuse(send, hold, ", and " + tooLong(send));
                    continue;
                } else {
                    next = Math.min(next, send.deadlineNanos() - now);
                    if (hold.nanos > 0) {
                        next = Math.min(next, hold.nanos);
                    }
                }
                if (send.chat() != null) {
                    held.add(send.chat());
                }
            }
        }

        /** Returns what keeps a message; null when it may go, and then its room is taken. */
        private Hold hold(WaitingSend send) {
            if (send.chat() != null && held.contains(send.chat())) {
                return new Hold("a message before it to the same chat has not gone yet", 0);
            }
            if (full > 0) {
                return storeFails ? storeHold() : Hold.ofNumber("there is no room in the option pace", full);
            }
            long gap = settings.gap() == null || send.chat() == null ? 0 : gaps.getOrDefault(send.chat(), now) - now;
            if (gap > 0) {
                return new Hold("the option paceGap keeps messages to one chat apart", gap);
            }
            try {
                Hold hold = takeRoom(send);
                storeWorks();
                return hold;
            } catch (RuntimeException e) {
                return storeFailed(e);
            }
        }

        private Hold takeRoom(WaitingSend send) {
            boolean cold = (newChats != null || restriction != null) && send.toPerson() && !known(send);
            long heldNanos = cold && restriction != null ? restriction.heldFor().toNanos() : 0;
            if (heldNanos > 0) {
                return new Hold(
                        FailureReason.RESTRICTED,
                        "WhatsApp limits this number and onRestriction=hold keeps messages to people who have not"
                                + " written; replies go. Wait, or set onRestriction=ignore",
                        heldNanos,
                        false);
            }
            if (cold && newChats != null) {
                if (newChatsFull <= 0) {
                    newChatsFull = nanos(newChats.take());
                }
                if (newChatsFull > 0) {
                    return new Hold("there is no room in the option paceNewChats, and this chat is new", newChatsFull);
                }
            }
            full = all == null ? 0 : nanos(all.take());
            if (full <= 0) {
                send.triesRestriction = cold && restriction != null && restriction.tryBegins();
                return null;
            }
            if (cold && newChats != null) {
                newChats.giveBack();
            }
            return Hold.ofNumber("there is no room in the option pace", full);
        }

        private boolean known(WaitingSend send) {
            boolean first = !send.repositoryAsked;
            boolean known = SendQueue.this.known.test(send.chat(), first);
            send.repositoryAsked = true;
            return known;
        }

        private long nanos(Optional<Duration> wait) {
            return wait.map(duration -> Math.max(1, duration.toNanos())).orElse(0L);
        }

        private void storeWorks() {
            if (storeFails) {
                LOG.info("The budgets of {} can be read again", shownNumber);
                storeFails = false;
            }
        }

        private Hold storeFailed(RuntimeException e) {
            if (!storeFails) {
                LOG.warn(
                        "The paceStore or paceRepository of {} cannot be read; its messages wait: {}",
                        shownNumber,
                        e.toString());
                storeFails = true;
            }
            failure = e;
            full = AFTER_FAILURE.toNanos();
            return storeHold();
        }

        private Hold storeHold() {
            return Hold.ofNumber("the paceStore or paceRepository cannot be read", AFTER_FAILURE.toNanos());
        }

        private boolean remove(WaitingSend send, boolean goes) {
            synchronized (SendQueue.this) {
                boolean there = waiting.remove(send);
                if (there && goes && send.chat() != null) {
                    busy.add(send.chat());
                }
                return there;
            }
        }

        private void refuse(WaitingSend send, Hold hold, String more) {
            if (remove(send, false)) {
                send.refused(new Refusal(
                        hold.reason, waited(send), hold.why + more, hold.roomIn(), failure, hold.wholeNumber));
            }
        }

        private void go(WaitingSend send) {
            if (!remove(send, true)) {
                // refused in the meantime, by the end of its route
                if (send.triesRestriction) {
                    restriction.tryFailed();
                }
                return;
            }
            if (settings.gap() != null && send.chat() != null) {
                gaps.put(send.chat(), now + settings.gap().nanos(random));
            }
            send.go(waited(send));
        }
    }

    /**
     * What keeps a message.
     *
     * @param nanos how long; 0 when a call that ends decides it
     * @param wholeNumber whether it keeps all messages of the number
     */
    private record Hold(FailureReason reason, String why, long nanos, boolean wholeNumber) {
        private Hold(String why, long nanos) {
            this(FailureReason.PACED, why, nanos, false);
        }

        private static Hold ofNumber(String why, long nanos) {
            return new Hold(FailureReason.PACED, why, nanos, true);
        }

        private Duration roomIn() {
            return nanos == 0 ? null : Duration.ofNanos(nanos);
        }
    }
}
