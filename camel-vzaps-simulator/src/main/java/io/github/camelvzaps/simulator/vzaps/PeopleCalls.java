package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.QrPicture;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Jids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Contacts of the instance and users of WhatsApp. */
final class PeopleCalls {

    private PeopleCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "contacts/list", PeopleCalls::contacts,
                "contacts/add", PeopleCalls::addContact,
                "users/info", PeopleCalls::info,
                "users/check", PeopleCalls::check,
                "users/avatar", PeopleCalls::avatar,
                "users/contacts", PeopleCalls::users);
    }

    private static Reply contacts(Call call) {
        return Reply.data(new ArrayList<>(call.instance().contacts.values()));
    }

    private static Reply addContact(Call call) {
        String jid = Jids.of(call.text("phone"));
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("jid", jid);
        contact.put("phone", Jids.user(jid));
        contact.put("first_name", call.text("first_name"));
        contact.put("full_name", call.text("full_name"));
        call.instance().contacts.put(jid, contact);
        call.instance().chat(jid).name = call.text("full_name");
        return Reply.data(contact);
    }

    private static Reply info(Call call) {
        call.mustBeConnected();
        Map<String, Object> users = new LinkedHashMap<>();
        for (String phone : call.texts("phone")) {
            if (call.world().registrations().exists(phone)) {
                Map<String, Object> user = new LinkedHashMap<>();
                user.put("verified_name", "");
                user.put("status", "Hey there! I am using WhatsApp.");
                user.put("picture_id", "");
                user.put("devices", List.of(Jids.of(phone)));
                users.put(Jids.of(phone), user);
            }
        }
        return Reply.data(Map.of("users", users));
    }

    private static Reply check(Call call) {
        call.mustBeConnected();
        List<Map<String, Object>> users = new ArrayList<>();
        for (String phone : call.texts("phone")) {
            String jid = call.world().registrations().jidOf(phone);
            Map<String, Object> user = new LinkedHashMap<>();
            user.put("phone", phone);
            user.put("exists", !jid.isEmpty());
            user.put("jid", jid);
            users.add(user);
        }
        return Reply.data(Map.of("users", users));
    }

    private static Reply avatar(Call call) {
        call.mustBeConnected();
        String phone = call.text("phone");
        if (!call.world().registrations().exists(phone)) {
            throw Refusal.notFound("avatar");
        }
        // any picture will do, and this one differs from number to number
        String picture = QrPicture.dataUri("https://wa.me/" + Jids.user(Jids.of(phone)));
        Map<String, Object> data = new LinkedHashMap<>(4);
        data.put("base64", picture.substring(picture.indexOf(',') + 1));
        data.put("mimetype", "image/png");
        return Reply.data(data);
    }

    private static Reply users(Call call) {
        Map<String, Object> users = new LinkedHashMap<>();
        call.instance().chats.values().stream()
                .filter(chat -> !Jids.isGroup(chat.jid))
                .forEach(chat -> users.put(chat.jid, Map.of("found", true, "full_name", chat.name)));
        return Reply.data(users);
    }
}
