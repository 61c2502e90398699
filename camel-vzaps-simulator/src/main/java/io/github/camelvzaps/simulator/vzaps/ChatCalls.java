package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Chat;
import io.github.camelvzaps.simulator.state.Jids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Chats and their flags. A chat comes into being when it is first named. */
final class ChatCalls {

    private ChatCalls() {}

    static Map<String, Handler> table() {
        return Map.ofEntries(
                Map.entry("chats/list", ChatCalls::list),
                Map.entry("chats/get", call -> Reply.plain(describe(chat(call)))),
                flag("archive", chat -> chat.archived = true),
                flag("unarchive", chat -> chat.archived = false),
                flag("unmute", chat -> chat.muted = false),
                flag("pin", chat -> chat.pinned = true),
                flag("unpin", chat -> chat.pinned = false),
                flag("read", ChatCalls::read),
                flag("unread", chat -> chat.markedUnread = true),
                Map.entry("chats/mute", ChatCalls::mute),
                Map.entry("chats/clear", ChatCalls::clear),
                Map.entry("chats/delete", ChatCalls::delete),
                Map.entry("chats/setExpiration", ChatCalls::setExpiration));
    }

    private static Map.Entry<String, Handler> flag(String name, Consumer<Chat> change) {
        return Map.entry("chats/" + name, call -> {
            change.accept(chat(call));
            return Reply.ok();
        });
    }

    private static Reply list(Call call) {
        List<Map<String, Object>> chats = new ArrayList<>();
        call.instance().chats.values().forEach(chat -> chats.add(describe(chat)));
        if (call.query("page", 0) == 0 && call.query("page_size", 0) == 0) {
            return Reply.plain(chats);
        }
        return Reply.plain(Pages.page(chats, call.query("page", 1), call.query("page_size", Pages.USUAL_SIZE))
                .get("content"));
    }

    private static void read(Chat chat) {
        chat.unread = 0;
        chat.markedUnread = false;
    }

    private static Reply mute(Call call) {
        Chat chat = chat(call);
        long seconds = call.number("duration_seconds", 0);
        chat.muted = true;
        chat.muteEnd = seconds > 0 ? call.world().now().plusSeconds(seconds) : null;
        return Reply.ok();
    }

    private static Reply clear(Call call) {
        Chat chat = chat(call);
        chat.clearedAt = call.world().now();
        chat.unread = 0;
        return Reply.ok();
    }

    private static Reply delete(Call call) {
        call.instance().chats.remove(chat(call).jid);
        return Reply.ok();
    }

    private static Reply setExpiration(Call call) {
        chat(call).expiration = call.text("expiration");
        return Reply.ok();
    }

    private static Chat chat(Call call) {
        return call.instance().chat(Jids.of(call.path().get("phone")));
    }

    private static Map<String, Object> describe(Chat chat) {
        long last = chat.lastMessageAt == null ? 0 : chat.lastMessageAt.toEpochMilli();
        boolean group = Jids.isGroup(chat.jid);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("phone", Jids.user(chat.jid));
        body.put("jid", chat.jid);
        body.put("name", chat.name);
        body.put("last_message_user_name", chat.lastAuthor);
        body.put("last_message_user_phone", chat.lastAuthor);
        body.put("community_name", "");
        body.put("community_jid", "");
        body.put("archived", chat.archived);
        body.put("pinned", chat.pinned);
        // strings where one would expect numbers: that is how the contract shows them
        body.put("unread", Integer.toString(chat.unread));
        body.put("messages_unread", chat.unread);
        body.put("marked_as_unread", chat.markedUnread);
        body.put("is_muted", chat.muted ? "1" : "0");
        body.put("is_marked_spam", false);
        body.put("is_group", group);
        body.put("is_group_announcement", false);
        body.put("last_message_time", Long.toString(last));
        body.put("last_message_timestamp_ms", last);
        body.put("mute_end_time", chat.muteEnd == null ? null : chat.muteEnd.toEpochMilli());
        body.put("expiration", chat.expiration);
        return body;
    }
}
