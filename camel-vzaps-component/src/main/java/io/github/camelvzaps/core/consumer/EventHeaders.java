package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Writes what an event says into headers; what it does not say is left out. Stateless. */
public final class EventHeaders {
    private static final Map<String, Function<VzapsEvent, Object>> FACTS = facts();

    private EventHeaders() {}

    private static Map<String, Function<VzapsEvent, Object>> facts() {
        Map<String, Function<VzapsEvent, Object>> facts = new LinkedHashMap<>();
        facts.put(VzapsConstants.EVENT_ID, VzapsEvent::id);
        facts.put(VzapsConstants.EVENT_TYPE, VzapsEvent::type);
        facts.put(VzapsConstants.INSTANCE_ID, VzapsEvent::instanceId);
        facts.put(VzapsConstants.MESSAGE_ID, VzapsEvent::messageId);
        facts.put(VzapsConstants.MESSAGE_IDS, event -> event.messageIds().isEmpty() ? null : event.messageIds());
        facts.put(VzapsConstants.KIND, event -> name(event.kind()));
        facts.put(VzapsConstants.AUDIENCE, event -> name(event.audience()));
        facts.put(VzapsConstants.TARGET_MESSAGE_ID, VzapsEvent::targetMessageId);
        facts.put(VzapsConstants.QUOTED_MESSAGE_ID, VzapsEvent::quotedMessageId);
        facts.put(VzapsConstants.SELECTED_ID, VzapsEvent::selectedId);
        facts.put(VzapsConstants.CHAT_ID, VzapsEvent::chatId);
        facts.put(VzapsConstants.SENDER_JID, VzapsEvent::senderJid);
        facts.put(VzapsConstants.SENDER_PHONE, VzapsEvent::senderPhone);
        facts.put(VzapsConstants.SENDER_LID, VzapsEvent::senderLid);
        facts.put(VzapsConstants.RECIPIENT_PHONE, VzapsEvent::recipientPhone);
        facts.put(VzapsConstants.RECIPIENT_LID, VzapsEvent::recipientLid);
        facts.put(VzapsConstants.PUSH_NAME, VzapsEvent::pushName);
        facts.put(VzapsConstants.FROM_ME, VzapsEvent::fromMe);
        facts.put(VzapsConstants.GROUP, VzapsEvent::group);
        facts.put(VzapsConstants.TEXT, VzapsEvent::text);
        facts.put(VzapsConstants.MEDIA_TYPE, VzapsEvent::mediaType);
        facts.put(VzapsConstants.MEDIA_URL, VzapsEvent::mediaUrl);
        facts.put(VzapsConstants.RECEIPT_STATE, VzapsEvent::receiptState);
        facts.put(VzapsConstants.TIMESTAMP, VzapsEvent::timestamp);
        return facts;
    }

    /** Returns the names of the headers that an event may have. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(FACTS.keySet());
        names.add(VzapsConstants.DEDUPE_KEY);
        names.add(VzapsConstants.REDELIVERIES);
        names.add(VzapsConstants.GROUP_SIZE);
        names.add(VzapsConstants.GROUP_MESSAGE_IDS);
        names.add(VzapsConstants.GROUP_DEDUPE_KEYS);
        return names;
    }

    /** A text and not the constant: routes compare it with texts. */
    private static String name(Enum<?> value) {
        return value == null ? null : value.toString();
    }

    /**
     * @param mark by what a repetition is known again; null when it is not
     * @param tries how often the route failed on it before
     */
    public static void write(Message message, VzapsEvent event, String mark, int tries) {
        FACTS.forEach((name, fact) -> {
            Object value = fact.apply(event);
            if (value != null) {
                message.setHeader(name, value);
            }
        });
        if (mark != null) {
            message.setHeader(VzapsConstants.DEDUPE_KEY, mark);
        }
        if (event.timestamp() != null) {
            message.setHeader(Exchange.MESSAGE_TIMESTAMP, event.timestamp().toEpochMilli());
        }
        if (tries > 0) {
            message.setHeader(VzapsConstants.REDELIVERIES, tries);
        }
    }
}
