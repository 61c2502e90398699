package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.MessageLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends with a delay wait in the message queue; imports wait in the queue of operations. */
final class QueueCalls {

    private QueueCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "queues/listMessages", QueueCalls::listMessages,
                "queues/removeMessage", QueueCalls::removeMessage,
                "queues/purgeMessages", QueueCalls::purgeMessages,
                "queues/listOperations", QueueCalls::listOperations,
                "queues/removeOperation", QueueCalls::removeOperation,
                "queues/purgeOperations", QueueCalls::purgeOperations);
    }

    private static Reply listMessages(Call call) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (MessageLog.Sent sent : waiting(call)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("message_id", sent.id);
            item.put("type", sent.type);
            item.put("phone", sent.to);
            item.put("created_at", sent.at.toString());
            items.add(item);
        }
        return Reply.data(items);
    }

    private static Reply removeMessage(Call call) {
        String id = call.path().get("messageId");
        MessageLog.Sent found = waiting(call).stream()
                .filter(sent -> sent.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("queued message"));
        found.state = MessageLog.State.REMOVED;
        return Reply.data(Map.of("details", "Removed"));
    }

    private static Reply purgeMessages(Call call) {
        List<MessageLog.Sent> waiting = waiting(call);
        waiting.forEach(sent -> sent.state = MessageLog.State.REMOVED);
        return Reply.data(Map.of("details", "Purged", "removed", waiting.size()));
    }

    private static List<MessageLog.Sent> waiting(Call call) {
        return call.instance().messages.all().stream()
                .filter(sent -> sent.state == MessageLog.State.QUEUED)
                .toList();
    }

    private static Reply listOperations(Call call) {
        return Reply.data(new ArrayList<>(call.instance().operations.values()));
    }

    private static Reply removeOperation(Call call) {
        if (call.instance().operations.remove(call.path().get("messageId")) == null) {
            throw Refusal.notFound("queued operation");
        }
        return Reply.data(Map.of("details", "Removed"));
    }

    private static Reply purgeOperations(Call call) {
        int removed = call.instance().operations.size();
        call.instance().operations.clear();
        return Reply.data(Map.of("details", "Purged", "removed", removed));
    }
}
