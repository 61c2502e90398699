package io.github.camelvzaps.core.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.inbox.Inbox;
import io.github.camelvzaps.core.inbox.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores the events of webhooks before they are confirmed, and takes them to the route afterwards. Thread-safe. */
final class StoredWebhooks {
    /** A chat gets this part of what may be on its way of its number, so that a slow chat does not hold the others. */
    private static final int CHATS_AT_LEAST = 8;

    private final EventConsumer consumer;
    private final DeliverySettings settings;
    private final Function<String, EventReader> newReader;
    private final ObjectMapper mapper;
    private final Inbox inbox;

    /** By the id of the instance; those of removed instances too, whose events may still be stored. */
    private final Map<String, EventReader> readers = new ConcurrentHashMap<>();

    /**
     * @param subscription under which events are stored
     * @param newReader makes what reads the events of an instance
     */
    StoredWebhooks(
            EventConsumer consumer,
            String subscription,
            DeliverySettings settings,
            Function<String, EventReader> newReader) {
        this.consumer = consumer;
        this.settings = settings;
        this.newReader = newReader;
        this.mapper = consumer.runtime().mapper();
        this.inbox = new Inbox(consumer.runtime(), consumer, subscription, ofChat(settings), this::toRoute);
    }

    private static int ofChat(DeliverySettings settings) {
        if (!settings.inOrder()) {
            return settings.maxInFlight();
        }
        int group = settings.grouping() == null ? 1 : settings.grouping().max();
        return Math.max(group, settings.maxInFlight() / CHATS_AT_LEAST);
    }

    Inbox inbox() {
        return inbox;
    }

    /** Stores the events of a call; it is answered when they are committed. What the route does not want is done at once. */
    void take(byte[] json, List<VzapsEvent> events, WebhookCall call) {
        List<StoredEvent> wanted = new ArrayList<>(1);
        try {
            List<String> texts = texts(json, events.size());
            for (int i = 0; i < events.size(); i++) {
                VzapsEvent event = events.get(i);
                if (settings.wants(event)) {
                    wanted.add(new StoredEvent(event.instanceId(), event.chatId(), texts.get(i)));
                } else {
                    consumer.pipeline().submit(new Delivery(event, failure -> call.ended(failure == null)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what was read as JSON is JSON", e);
        }
        if (!wanted.isEmpty()) {
            consumer.statistics().stored();
            inbox.store(wanted, failure -> wanted.forEach(one -> call.ended(failure == null)));
        }
    }

    /** Returns the JSON of each event. */
    private List<String> texts(byte[] json, int count) throws IOException {
        String text = text(json);
        // one that the reader took for several, or for one in a list
        if (text.stripLeading().startsWith("[")
                && mapper.readValue(text, Object.class) instanceof List<?> list
                && list.size() == count
                && list.stream().allMatch(Map.class::isInstance)) {
            List<String> texts = new ArrayList<>(count);
            for (Object one : list) {
                texts.add(mapper.writeValueAsString(one));
            }
            return texts;
        }
        return List.of(text);
    }

    /** JSON may come in UTF-16 and with a mark of its order of bytes, and it may hold what no database takes in a text. */
    private String text(byte[] json) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            if (text.indexOf('\0') < 0 && !text.startsWith("\uFEFF")) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // in another encoding
        }
        return mapper.readTree(json).toString();
    }

    private void toRoute(StoredEvent stored, Consumer<Throwable> end) {
        EventReader reader = readers.computeIfAbsent(stored.instanceId(), newReader);
        consumer.pipeline().submit(new Delivery(reader.read(stored.json()), end));
    }
}
