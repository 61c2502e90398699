package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.DedupeKeys;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes what an event says into headers; what it does not say is left out. Immutable and thread-safe. */
final class EventHeaders {
    private static final Map<String, Function<VzapsEvent, Object>> FACTS = facts();

    private final Map<String, Function<VzapsEvent, Object>> named = new LinkedHashMap<>();
    private final String redeliveries;

    EventHeaders(String prefix) {
        FACTS.forEach((name, fact) -> named.put(prefix + name, fact));
        redeliveries = prefix + "Redeliveries";
    }

    private static Map<String, Function<VzapsEvent, Object>> facts() {
        Map<String, Function<VzapsEvent, Object>> facts = new LinkedHashMap<>();
        facts.put("EventId", VzapsEvent::id);
        facts.put("EventType", VzapsEvent::type);
        facts.put("InstanceId", VzapsEvent::instanceId);
        facts.put("MessageId", VzapsEvent::messageId);
        facts.put("MessageIds", event -> event.messageIds().isEmpty() ? null : event.messageIds());
        facts.put("Kind", event -> name(event.kind()));
        facts.put("Audience", event -> name(event.audience()));
        facts.put("TargetMessageId", VzapsEvent::targetMessageId);
        facts.put("QuotedMessageId", VzapsEvent::quotedMessageId);
        facts.put("SelectedId", VzapsEvent::selectedId);
        facts.put("ChatId", VzapsEvent::chatId);
        facts.put("SenderJid", VzapsEvent::senderJid);
        facts.put("SenderPhone", VzapsEvent::senderPhone);
        facts.put("SenderLid", VzapsEvent::senderLid);
        facts.put("RecipientPhone", VzapsEvent::recipientPhone);
        facts.put("RecipientLid", VzapsEvent::recipientLid);
        facts.put("PushName", VzapsEvent::pushName);
        facts.put("FromMe", VzapsEvent::fromMe);
        facts.put("Group", VzapsEvent::group);
        facts.put("Text", VzapsEvent::text);
        facts.put("MediaType", VzapsEvent::mediaType);
        facts.put("MediaUrl", VzapsEvent::mediaUrl);
        facts.put("ReceiptState", VzapsEvent::receiptState);
        facts.put("Timestamp", VzapsEvent::timestamp);
        facts.put("DedupeKey", event -> DedupeKeys.of(event).mark());
        return facts;
    }

    /** Returns the names of the headers that an event may have. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(named.keySet());
        names.add(redeliveries);
        return names;
    }

    /** A text and not the constant: routes compare it with texts. */
    private static String name(Enum<?> value) {
        return value == null ? null : value.toString();
    }

    /** @param tries how often the route failed on it before */
    void write(Message message, VzapsEvent event, int tries) {
        named.forEach((name, fact) -> {
            Object value = fact.apply(event);
            if (value != null) {
                message.setHeader(name, value);
            }
        });
        if (event.timestamp() != null) {
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, event.timestamp().toEpochMilli());
        }
        if (tries > 0) {
            message.setHeader(redeliveries, tries);
        }
    }
}
