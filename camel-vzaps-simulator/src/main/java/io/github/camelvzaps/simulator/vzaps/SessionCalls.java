package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.QrPicture;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Instance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairing and state of the WhatsApp session. */
final class SessionCalls {

    private SessionCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "sessions/status", SessionCalls::status,
                "sessions/qr", SessionCalls::qr,
                "sessions/pairCode", SessionCalls::pairCode,
                "sessions/disconnect", SessionCalls::disconnect);
    }

    private static Reply status(Call call) {
        Instance instance = call.instance();
        if (!instance.connected) {
            return Reply.data(Map.of("connected", false));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("connected", true);
        data.put("phone", instance.phone);
        data.put("whatsapp_jid", instance.jid());
        data.put("push_name", instance.name);
        data.put("business_name", instance.name);
        data.put(
                "business_profile",
                Map.of(
                        "business_hours_timezone",
                        "America/Sao_Paulo",
                        "categories",
                        List.of(Map.of("id", "1", "name", "Retail"))));
        return Reply.data(data);
    }

    private static Reply qr(Call call) {
        Instance instance = call.instance();
        if (instance.connected) {
            return Reply.data(Map.of("status", "connected", "phone", instance.phone));
        }
        String code = call.world().qrText(instance);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("qr_code", QrPicture.dataUri(code));
        data.put("pairing_status", "waiting");
        return Reply.data(data);
    }

    private static Reply pairCode(Call call) {
        if (call.instance().connected) {
            throw Refusal.badRequest("instance is already connected");
        }
        call.instance().started = true;
        String code = call.world().newId("", 8);
        return Reply.data(Map.of("LinkingCode", code.substring(0, 4) + "-" + code.substring(4)));
    }

    private static Reply disconnect(Call call) {
        call.world().unpair(call.instance());
        return Reply.plain(InstanceCalls.status(call.instance(), "disconnected", "The session has ended."));
    }
}
