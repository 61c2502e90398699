package io.github.camelvzaps.benchmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps a number of messages in flight: whenever one is answered, the next one goes out, on the thread that brought the
 * answer. Thread-safe.
 */
final class Load {
    private final Contestant contestant;
    private final int inFlight;

    /** How many more messages may start; any thread takes from it. */
    private final AtomicLong allowed;

    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();

    /** One for each message in flight; down when there is none to follow it. */
    private final CountDownLatch lines;

    /** @param limit how many messages to send at most */
    Load(Contestant contestant, int inFlight, long limit) {
        this.contestant = contestant;
        this.inFlight = inFlight;
        this.allowed = new AtomicLong(limit);
        this.lines = new CountDownLatch(inFlight);
    }

    void start() {
        if (contestant.blocking()) {
            for (int i = 0; i < inFlight; i++) {
                thread(this::sendOn);
            }
        } else {
            thread(() -> {
                for (int i = 0; i < inFlight; i++) {
                    sendOn();
                }
            });
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Sends one message after the other; a loop and no recursion, since an answer may be there at once. */
    private void sendOn() {
        while (allowed.getAndDecrement() > 0) {
            CompletableFuture<String> answer = send();
            if (!answer.isDone()) {
                answer.whenComplete((id, failure) -> {
                    count(failure);
                    sendOn();
                });
                return;
            }
            count(answer.handle((id, failure) -> failure).join());
        }
        lines.countDown();
    }

    private CompletableFuture<String> send() {
        try {
            return contestant.send();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void count(Throwable failure) {
        if (failure == null) {
            delivered.increment();
        } else {
            failed.increment();
            firstFailure.compareAndSet(null, failure);
        }
    }

    /** Starts no more messages. */
    void stop() {
        allowed.set(0);
    }

    /** Waits for the answers to all messages that were started; answers whether they came in time. */
    boolean await(long time, TimeUnit unit) throws InterruptedException {
        return lines.await(time, unit);
    }

    /** Returns how many messages were answered with an id. */
    long delivered() {
        return delivered.sum();
    }

    long failed() {
        return failed.sum();
    }

    /** Returns the first failure, or null. */
    Throwable firstFailure() {
        return firstFailure.get();
    }
}
