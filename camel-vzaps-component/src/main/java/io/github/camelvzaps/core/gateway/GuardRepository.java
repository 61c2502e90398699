package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.ShownChat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.LRUCacheFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When chats wrote the last time, in a repository that outlives the process and that other nodes read. Keys hold a digest
 * of the chat. A chat is written once a minute at most, in the order of its messages. Thread-safe.
 */
public final class GuardRepository {
    private static final Logger LOG = LoggerFactory.getLogger(GuardRepository.class);
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    /** How much older the time in the repository may be than the one of the newest message. */
    private static final long PRECISION_MILLIS = Duration.ofMinutes(1).toMillis();

    private static final int REMEMBERED = 100_000;
    private static final int MOST_MISSED = 10_000;

    private final StateRepository<String, String> repository;
    private final String scheme;

    /** What the repository is known to hold, by key; the longest unused goes first. */
    private final Map<String, Long> stored = LRUCacheFactory.newLRUCache(REMEMBERED);

    /** The last write of each key that has not ended; any thread adds. */
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /** What the repository did not take, the oldest first; under its own lock. */
    private final Map<String, Long> missed = new LinkedHashMap<>();

    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param scheme keeps the keys of two gateways apart */
    public GuardRepository(StateRepository<String, String> repository, String scheme) {
        this.repository = repository;
        this.scheme = scheme;
    }

    /**
     * Notes who wrote.
     *
     * @param workers threads that may block
     * @return done when all of it is kept, or could not be; never fails. Done already when nothing has to be written
     */
    public CompletableFuture<Void> wrote(VzapsEvent event, Executor workers) {
        long at = ChatsThatWrote.writtenAt(event);
        return CompletableFuture.allOf(ChatsThatWrote.chatsOf(event).stream()
                .map(chat -> keep(key(event.instanceId(), chat), at, workers))
                .toArray(CompletableFuture[]::new));
    }

    /**
     * Returns when a chat wrote the last time, as the repository knows it. Blocks on the repository.
     *
     * @param chat in the form of {@link ChatsThatWrote#chat}
     * @throws RuntimeException when the repository fails, or the Error that it threw
     */
    public Optional<Instant> lastWrote(String instanceId, String chat) {
        try {
            Optional<Instant> last = parse(repository.getState(key(instanceId, chat)));
            works();
            return last;
        } catch (RuntimeException | Error e) {
            fails(e);
            throw e;
        }
    }

    private CompletableFuture<Void> keep(String key, long at, Executor workers) {
        if (isStored(key, at)) {
            return DONE;
        }
        CompletableFuture<Void> mine = underWay.compute(
                key,
                (same, before) -> (before == null ? DONE : before)
                        .thenRunAsync(() -> write(key, at, workers), workers)
                        .exceptionally(stopped -> {
                            LOG.debug("The component stops; who has written was not kept");
                            return null;
                        }));
        mine.whenComplete((nothing, never) -> underWay.remove(key, mine));
        return mine;
    }

    private boolean isStored(String key, long at) {
        Long known = stored.get(key);
        return known != null && at - known < PRECISION_MILLIS;
    }

    private void write(String key, long at, Executor workers) {
        if (isStored(key, at)) {
            return;
        }
        try {
            // another node may have noted a newer message
            long known =
                    parse(repository.getState(key)).map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
            boolean isNews = known == Long.MIN_VALUE || at - known >= PRECISION_MILLIS;
            if (isNews) {
                repository.setState(key, Instant.ofEpochMilli(at).toString());
            }
            stored.put(key, isNews ? at : known);
        } catch (RuntimeException | Error e) {
            miss(key, at);
            fails(e);
            return;
        }
        works();
        retryMissed(workers);
    }

    private void miss(String key, long at) {
        synchronized (missed) {
            missed.merge(key, at, Math::max);
            if (missed.size() > MOST_MISSED) {
                missed.remove(missed.keySet().iterator().next());
            }
        }
    }

    /** One at a time: each that is written is followed by the next. */
    private void retryMissed(Executor workers) {
        Map.Entry<String, Long> next;
        synchronized (missed) {
            if (missed.isEmpty()) {
                return;
            }
            Map.Entry<String, Long> oldest = missed.entrySet().iterator().next();
            next = Map.entry(oldest.getKey(), oldest.getValue());
            missed.remove(next.getKey());
        }
        keep(next.getKey(), next.getValue(), workers);
    }

    private void works() {
        if (failing.compareAndSet(true, false)) {
            LOG.info("The guardRepository works again");
        }
    }

    private void fails(Throwable e) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn(
                    "The guardRepository fails, so guardWroteWithin refuses messages to chats that have not written to"
                            + " this node; events go on into their routes: {}",
                    e.toString());
        }
    }

    /** What cannot be read is as good as nothing, and the next message replaces it. */
    private static Optional<Instant> parse(String state) {
        try {
            return Optional.ofNullable(state).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private String key(String instanceId, String chat) {
        return scheme + "/guard/" + instanceId + "/" + ShownChat.digest(chat);
    }
}
