package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Chat;
import io.github.camelvzaps.simulator.state.Group;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.MessageMarks;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends and what can be done to a message afterwards. */
final class MessageCalls {

    private static final List<String> SENDS = List.of(
            "Text",
            "Image",
            "Audio",
            "Document",
            "Video",
            "Sticker",
            "Gif",
            "Location",
            "Contact",
            "Buttons",
            "List",
            "Link",
            "Poll");

    private final SentListener receipts;

    MessageCalls(SentListener receipts) {
        this.receipts = receipts;
    }

    Map<String, Handler> table() {
        Map<String, Handler> table = new HashMap<>();
        for (String type : SENDS) {
            String name = type.toLowerCase(Locale.ROOT);
            table.put("messages/send" + type, call -> send(call, name));
        }
        table.put("messages/send", call -> send(call, call.path().get("path")));
        table.put("messages/pollVote", MessageCalls::vote);
        table.put("messages/react", call -> react(call, call.text("reaction")));
        table.put("messages/removeReaction", call -> react(call, null));
        table.put("messages/presence", MessageCalls::presence);
        table.put("messages/markRead", MessageCalls::markRead);
        table.put("messages/edit", MessageCalls::edit);
        table.put("messages/delete", MessageCalls::delete);
        return table;
    }

    private Reply send(Call call, String type) {
        call.mustBeConnected();
        String to = call.text("phone");
        mustBeAllowed(call, to);
        call.mustNotBeRestricted(to);
        String wanted = call.text("id");
        String id = wanted == null || wanted.isBlank() ? call.world().newMessageId() : wanted;
        long delayMs = Math.max(0, call.number("delay", 0));
        MessageLog.Sent sent = call.instance()
                .messages
                .add(
                        id,
                        type,
                        to == null ? "" : to,
                        call.request().body(),
                        call.request().media(),
                        call.world().now(),
                        delayMs > 0);
        call.request().kept().forEach(call.world().media()::add);
        if (to != null) {
            Chat chat = call.instance().chat(Jids.of(to));
            chat.lastMessageAt = sent.at;
            chat.lastAuthor = call.instance().phone;
        }
        receipts.sent(call.instance(), sent, delayMs);
        return Reply.data(Map.of("message_id", id));
    }

    private static void mustBeAllowed(Call call, String to) {
        String jid = to == null ? "" : Jids.of(to);
        Group group = call.instance().groups.get(jid);
        if (group != null
                && group.adminOnlyMessage
                && !group.isAdmin(call.instance().jid())) {
            throw new Refusal(403, "only admins may write to this group");
        }
    }

    private static Reply noted(Call call) {
        call.mustBeConnected();
        Map<String, Object> data = new LinkedHashMap<>(4);
        data.put("details", "Done");
        data.put("timestamp", call.world().now().toString());
        data.put("id", call.world().newMessageId());
        return Reply.data(data);
    }

    private static Reply react(Call call, String reaction) {
        mustBeAllowed(call, call.text("phone"));
        Reply reply = noted(call);
        marked(call).react(call.instance().jid(), reaction);
        return reply;
    }

    private static Reply vote(Call call) {
        Reply reply = noted(call);
        List<String> options = call.texts("selected_options");
        marked(call).vote(call.instance().jid(), options.isEmpty() ? call.texts("vote") : options);
        return reply;
    }

    /** The message of {@code message_id}, which may say with {@code me:} that the instance wrote it. */
    private static MessageMarks marked(Call call) {
        String id = call.text("message_id");
        return call.instance().history.mark(id.startsWith("me:") ? id.substring(3) : id);
    }

    private static Reply presence(Call call) {
        call.mustBeConnected();
        mustBeAllowed(call, call.text("phone"));
        return Reply.data(Map.of("details", "Chat presence set"));
    }

    private static Reply markRead(Call call) {
        call.mustBeConnected();
        call.instance().chat(Jids.of(call.text("chat"))).unread = 0;
        return Reply.data(Map.of("details", "Messages marked as read"));
    }

    private static Reply edit(Call call) {
        MessageLog.Sent sent = known(call);
        call.instance().history.mark(sent.id).editedText = call.text("message");
        return Reply.data(Map.of("message_id", sent.id));
    }

    private static Reply delete(Call call) {
        MessageLog.Sent sent = known(call);
        sent.state = MessageLog.State.DELETED;
        return Reply.data(Map.of("message_id", sent.id));
    }

    private static MessageLog.Sent known(Call call) {
        call.mustBeConnected();
        MessageLog.Sent sent = call.instance().messages.find(call.path().get("messageId"));
        if (sent == null) {
            throw Refusal.notFound("message");
        }
        return sent;
    }
}
