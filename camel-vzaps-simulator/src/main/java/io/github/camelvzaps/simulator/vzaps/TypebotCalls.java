package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Typebot configurations and conversations. */
final class TypebotCalls {

    private TypebotCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "typeBots/list",
                        call -> Reply.plain(
                                new ArrayList<>(call.instance().typebots.values())),
                "typeBots/create", TypebotCalls::create,
                "typeBots/update", TypebotCalls::update,
                "typeBots/delete", TypebotCalls::delete,
                "typeBots/startSession", TypebotCalls::startByPublicId,
                "typeBots/startSessionById", call -> start(call, known(call)),
                "typeBots/listSessions",
                        call -> Reply.plain(
                                new ArrayList<>(call.instance().typebotSessions.values())),
                "typeBots/pauseSession", call -> set(call, "paused"),
                "typeBots/closeSession", call -> set(call, "closed"));
    }

    private static Reply create(Call call) {
        Map<String, Object> bot = new LinkedHashMap<>();
        bot.put("typebot_id", UUID.randomUUID().toString());
        bot.putAll(call.body());
        call.instance().typebots.put(bot.get("typebot_id").toString(), bot);
        return Reply.plain(bot);
    }

    private static Reply update(Call call) {
        Map<String, Object> bot = known(call);
        Map<String, Object> changes = new LinkedHashMap<>(call.body());
        changes.remove("typebot_id");
        bot.putAll(changes);
        return Reply.ok();
    }

    private static Reply delete(Call call) {
        call.instance().typebots.remove(known(call).get("typebot_id").toString());
        return Reply.ok();
    }

    private static Reply startByPublicId(Call call) {
        String publicId = call.text("public_id");
        return call.instance().typebots.values().stream()
                .filter(bot -> publicId.equals(bot.get("public_id")))
                .findFirst()
                .map(bot -> start(call, bot))
                .orElseThrow(() -> Refusal.notFound("typebot"));
    }

    private static Reply start(Call call, Map<String, Object> bot) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("session", UUID.randomUUID().toString());
        session.put("typebot_id", bot.get("typebot_id"));
        session.put("phone", call.text("phone"));
        session.put("status", "opened");
        call.instance().typebotSessions.put(session.get("session").toString(), session);
        return Reply.ok();
    }

    private static Reply set(Call call, String status) {
        Map<String, Object> session =
                call.instance().typebotSessions.get(call.path().get("session"));
        if (session == null) {
            throw Refusal.notFound("typebot session");
        }
        session.put("status", status);
        return Reply.ok();
    }

    private static Map<String, Object> known(Call call) {
        Map<String, Object> bot = call.instance().typebots.get(call.path().get("typebotId"));
        if (bot == null) {
            throw Refusal.notFound("typebot");
        }
        return bot;
    }
}
