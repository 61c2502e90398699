package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.Jid;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has written to a number, as far as the consumers of this process have seen it and a repository knows it. A person
 * that is forgotten counts as new, which only makes a sender more careful. Thread-safe.
 */
public final class ChatsThatWrote {
    private static final Logger LOG = LoggerFactory.getLogger(ChatsThatWrote.class);
    private static final int REMEMBERED = 100_000;

    /** When they wrote the last time, in milliseconds; the chat that wrote longest ago first. Under its own lock. */
    private final Map<String, Long> times = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private final IdempotentRepository memory = MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED);

    /**
     * Notes who wrote, by all addresses that the event names.
     *
     * @param repository null when there is none
     * @param workers threads that may block
     */
    public void wrote(VzapsEvent event, IdempotentRepository repository, Executor workers) {
        noteTime(event);
        boolean fromPerson = event.audience() == null || event.audience() == Audience.PERSON;
        if (!event.type().equals(EventType.MESSAGE) || event.isFromMe() || !fromPerson) {
            return;
        }
        Stream.of(event.chatId(), event.senderPhone(), event.senderLid(), event.senderJid())
                .filter(Objects::nonNull)
                .map(address -> key(event.instanceId(), chat(address)))
                .distinct()
                .filter(memory::add)
                .forEach(key -> keep(key, repository, workers));
    }

    /** Of a group the chat counts, of a person every address. */
    private void noteTime(VzapsEvent event) {
        if (!event.type().equals(EventType.MESSAGE) || event.isFromMe()) {
            return;
        }
        boolean toPerson = event.audience() == null || event.audience() == Audience.PERSON;
        Instant now = Instant.now();
        Instant named = event.timestamp();
        // what is old when it comes was old when it was written; a clock ahead of ours does not count
        long at = (named == null || named.isAfter(now) ? now : named).toEpochMilli();
        Stream<String> addresses = toPerson
                ? Stream.of(event.chatId(), event.senderPhone(), event.senderLid(), event.senderJid())
                : Stream.of(event.chatId());
        synchronized (times) {
            addresses
                    .filter(Objects::nonNull)
                    .map(address -> key(event.instanceId(), chat(address)))
                    .forEach(key -> times.merge(key, at, Math::max));
        }
    }

    /**
     * Returns when a chat wrote the last time, as far as the consumers of this process have seen it.
     *
     * @param chat in the form of {@link #chat}
     */
    public Optional<Instant> lastWrote(String instanceId, String chat) {
        synchronized (times) {
            return Optional.ofNullable(times.get(key(instanceId, chat))).map(Instant::ofEpochMilli);
        }
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
        if (memory.contains(key)) {
            return true;
        }
        boolean known = repository != null && repository.contains(key);
        if (known) {
            memory.add(key);
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
        boolean brazilianMobile =
                phone.length() == 13 && phone.startsWith("55") && phone.charAt(4) == '9' && phone.charAt(5) >= '6';
        return brazilianMobile ? phone.substring(0, 4) + phone.substring(5) : phone;
    }
}
