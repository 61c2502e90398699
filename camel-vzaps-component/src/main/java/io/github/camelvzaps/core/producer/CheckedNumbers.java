package io.github.camelvzaps.core.producer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the gateway said of the last 10,000 numbers, over all producers of a component. A number is asked about once at a time, and who waits for
 * its answer goes on in the order of the messages. Thread-safe.
 */
public final class CheckedNumbers {
    private static final int MOST = 10_000;

    /** A number that is asked about, or was; under the lock of all of them. */
    private static final class Asked {
        private final long at;
        private final Deque<CompletableFuture<Optional<String>>> waiting = new ArrayDeque<>(1);

        /** Null until the answer is there and everybody who waited for it has gone on. */
        private Optional<String> answer;

        private Asked(long at) {
            this.at = at;
        }
    }

    private final LongSupplier ticks;

    /** The number asked longest ago first; under its own lock. */
    private final Map<String, Asked> numbers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Asked> eldest) {
            return size() > MOST;
        }
    };

    public CheckedNumbers() {
        this(System::nanoTime);
    }

    /** @param ticks nanoseconds that pass */
    CheckedNumbers(LongSupplier ticks) {
        this.ticks = ticks;
    }

    /**
     * Returns under which digits WhatsApp knows a number; empty when it does not. A failure is not remembered.
     *
     * @param number with the instance that asks
     * @param lifetime for how long an answer counts
     * @param question asks the gateway
     */
    CompletableFuture<Optional<String>> get(
            String number, Duration lifetime, Supplier<CompletableFuture<Optional<String>>> question) {
        CompletableFuture<Optional<String>> mine = new CompletableFuture<>();
        Asked asked;
        synchronized (numbers) {
            long now = ticks.getAsLong();
            Asked known = numbers.get(number);
            if (known != null && known.answer == null) {
                known.waiting.add(mine);
                return mine;
            }
            if (known != null && now - known.at < lifetime.toNanos()) {
                return CompletableFuture.completedFuture(known.answer);
            }
            asked = new Asked(now);
            asked.waiting.add(mine);
            // again, so that it is the newest one
            numbers.remove(number);
            numbers.put(number, asked);
        }
        ask(question).whenComplete((answer, failure) -> goOn(number, asked, answer, failure));
        return mine;
    }

    private static CompletableFuture<Optional<String>> ask(Supplier<CompletableFuture<Optional<String>>> question) {
        try {
            return question.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /**
     * Lets one after the other go on. What comes meanwhile gets in line behind them, or asks again after a failure: it
     * must not get one that is older than itself.
     */
    private void goOn(String number, Asked asked, Optional<String> answer, Throwable failure) {
        if (failure != null) {
            synchronized (numbers) {
                numbers.remove(number, asked);
            }
        }
        while (true) {
            CompletableFuture<Optional<String>> next;
            synchronized (numbers) {
                next = asked.waiting.poll();
                if (next == null) {
                    asked.answer = answer;
                    return;
                }
            }
            if (failure == null) {
                next.complete(answer);
            } else {
                next.completeExceptionally(failure);
            }
        }
    }
}
