package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Chatwoot configuration of an instance. */
final class ChatwootCalls {

    private ChatwootCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "chatwoot/get", call -> Reply.plain(masked(call)),
                "chatwoot/set", ChatwootCalls::set,
                "chatwoot/delete", ChatwootCalls::delete,
                "chatwoot/triggerImport", ChatwootCalls::triggerImport);
    }

    private static Reply set(Call call) {
        if (call.number("days_limit_import_messages", 1) < 1) {
            throw Refusal.badRequest("days_limit_import_messages: must be at least 1");
        }
        call.instance().chatwoot = new LinkedHashMap<>(call.body());
        return Reply.plain(masked(call));
    }

    private static Reply delete(Call call) {
        configured(call);
        call.instance().chatwoot = null;
        return Reply.ok();
    }

    private static Reply triggerImport(Call call) {
        configured(call);
        String id = call.world().newId("op_", 12);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("message_id", id);
        operation.put("type", "chatwoot_import_" + call.path().get("what"));
        operation.put("created_at", call.world().now().toString());
        call.instance().operations.put(id, operation);
        return Reply.ok();
    }

    private static Map<String, Object> masked(Call call) {
        Map<String, Object> body = new LinkedHashMap<>(configured(call));
        body.remove("token");
        body.put("token_masked", "****");
        body.put("webhook_url", "https://api.vzaps.com/chatwoot/webhook/" + call.instance().id);
        return body;
    }

    private static Map<String, Object> configured(Call call) {
        if (call.instance().chatwoot == null) {
            throw Refusal.notFound("chatwoot configuration");
        }
        return call.instance().chatwoot;
    }
}
