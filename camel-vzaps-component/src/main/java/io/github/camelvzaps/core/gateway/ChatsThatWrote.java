package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.BrazilianMobile;
import io.github.camelvzaps.core.event.Jid;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.LRUCacheFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has written to a number, as far as the consumers of this process have seen it and a repository knows it. A person
 * that is forgotten counts as new, which only makes a sender more careful. Thread-safe.
 */
public final class ChatsThatWrote {
    private static final Logger LOG = LoggerFactory.getLogger(ChatsThatWrote.class);
    private static final int REMEMBERED = 100_000;

    /** For a chat of which only a repository knows that it wrote. */
    private static final long SOME_TIME = 0;

    /** When they wrote the last time, in milliseconds; the longest unused goes first. */
    private final Map<String, Long> times = LRUCacheFactory.newLRUCache(REMEMBERED);

    /**
     * Notes who wrote: of a group its chat, of a person all addresses that the event names.
     *
     * @param repository keeps the persons; null when there is none
     * @param workers threads that may block
     */
    public void wrote(VzapsEvent event, IdempotentRepository repository, Executor workers) {
        long at = writtenAt(event);
        chatsOf(event).forEach(chat -> {
            String key = key(event.instanceId(), chat);
            boolean isNew = !times.containsKey(key);
            times.merge(key, at, Math::max);
            if (isNew && isFromPerson(event)) {
                keep(key, repository, workers);
            }
        });
    }

    /** Returns who has written, in the form of {@link #chat}; empty when the event is not a message of others. */
    public static Set<String> chatsOf(VzapsEvent event) {
        if (!event.type().equals(EventType.MESSAGE) || event.isFromMe()) {
            return Set.of();
        }
        Stream<String> addresses = isFromPerson(event)
                ? Stream.of(event.chatId(), event.senderPhone(), event.senderLid(), event.senderJid())
                : Stream.of(event.chatId());
        return addresses.filter(Objects::nonNull).map(ChatsThatWrote::chat).collect(Collectors.toSet());
    }

    private static boolean isFromPerson(VzapsEvent event) {
        return event.audience() == null || event.audience() == Audience.PERSON;
    }

    /** What is old when it comes was old when it was written; a clock ahead of ours does not count. */
    static long writtenAt(VzapsEvent event) {
        Instant now = Instant.now();
        Instant named = event.timestamp();
        return (named == null || named.isAfter(now) ? now : named).toEpochMilli();
    }

    /**
     * Returns when a chat wrote the last time, as far as the consumers of this process have seen it.
     *
     * @param chat in the form of {@link #chat}
     */
    public Optional<Instant> lastWrote(String instanceId, String chat) {
        return Optional.ofNullable(times.get(key(instanceId, chat)))
                .filter(at -> at != SOME_TIME)
                .map(Instant::ofEpochMilli);
    }

    /** Notes what another node has seen. */
    public void wroteElsewhere(String instanceId, String chat, Instant at) {
        times.merge(key(instanceId, chat), at.toEpochMilli(), Math::max);
    }

    private static void keep(String key, IdempotentRepository repository, Executor workers) {
        if (repository == null) {
            return;
        }
        try {
            // off the thread that brings events: a database may take its time
            workers.execute(() -> {
                try {
                    repository.add(key);
                } catch (RuntimeException e) {
                    LOG.warn("The paceRepository did not take who has written: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException stopped) {
            LOG.debug("The component stops; who has written was not kept");
        }
    }

    /**
     * Tells whether a person has written. May block on the repository.
     *
     * @param chat in the form of {@link #chat}
     */
    public boolean knows(String instanceId, String chat, IdempotentRepository repository) {
        String key = key(instanceId, chat);
        if (times.containsKey(key)) {
            return true;
        }
        boolean known = repository != null && repository.contains(key);
        if (known) {
            times.putIfAbsent(key, SOME_TIME);
        }
        return known;
    }

    private static String key(String instanceId, String chat) {
        return instanceId + "/" + chat;
    }

    /**
     * Brings an address of a chat to one form. WhatsApp knows many mobile numbers of Brazil without the ninth digit and
     * people write them with it, so both are one chat.
     */
    public static String chat(String address) {
        Jid jid = Jid.parse(address);
        String phone = jid == null ? null : jid.phone();
        if (phone == null) {
            return String.valueOf(jid);
        }
        return BrazilianMobile.shortForm(phone);
    }
}
