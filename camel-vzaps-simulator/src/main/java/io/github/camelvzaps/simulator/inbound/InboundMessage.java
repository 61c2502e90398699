package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.Chat;
import io.github.camelvzaps.simulator.state.EventBody;
import io.github.camelvzaps.simulator.state.EventShapes;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that reaches an instance, out of the fields of the control call. Runs with the world's monitor held.
 *
 * <p>Fields: {@code from} (phone), {@code text}; {@code group} (group id), {@code chat} (the
 * JID of the chat where it is neither the customer's nor a group's: {@code status@broadcast}, {@code 1@newsletter}),
 * {@code name} (push name), {@code id},
 * {@code fromMe} (written on the instance's own phone; {@code from} is then the other side), {@code lid} (the number is
 * hidden behind this LID), {@code secondCopy} (with {@code lid}: first a copy without the phone, then one with it),
 * {@code media} (see {@link MediaContent}), {@code location}, {@code contact}, {@code contacts}, {@code poll},
 * {@code reaction}, {@code buttonReply}, {@code listReply}, {@code pollVote}, {@code edit}, {@code delete} (see
 * {@link MessageContent}), {@code replyTo} (the message it quotes),
 * {@code message} (the raw WhatsApp content), {@code mediaUrl}.
 */
public final class InboundMessage {

    private InboundMessage() {}

    /**
     * Lets the customer write.
     *
     * @param baseUrl address at which generated media are served
     * @return the event ids (two with {@code secondCopy}) followed by the message id
     * @throws IllegalArgumentException when a field is missing or makes no sense
     */
    public static List<String> arrive(World world, Instance instance, Map<String, Object> fields, String baseUrl) {
        Object from = fields.get("from");
        if (from == null || from.toString().isBlank()) {
            throw new IllegalArgumentException("from is required: the phone of the customer");
        }
        String messageId = fields.getOrDefault("id", world.newMessageId()).toString();
        String chat =
                fields.getOrDefault("chat", fields.getOrDefault("group", from)).toString();
        Map<String, Object> content = MessageContent.of(world, fields, chat, baseUrl);
        List<String> ids = new ArrayList<>(3);
        boolean twice = Boolean.TRUE.equals(fields.get("secondCopy"));
        if (twice) {
            if (fields.get("lid") == null) {
                throw new IllegalArgumentException("secondCopy needs lid");
            }
            ids.add(world.emit(instance, event(world, instance, fields, messageId, content, false)));
        }
        ids.add(world.emit(instance, event(world, instance, fields, messageId, content, true)));
        Afterwards.apply(instance, fields);
        noteInChat(world, instance, fields);
        ids.add(messageId);
        return ids;
    }

    private static EventBody event(
            World world,
            Instance instance,
            Map<String, Object> fields,
            String messageId,
            Map<String, Object> content,
            boolean withPhone) {
        boolean fromMe = Boolean.TRUE.equals(fields.get("fromMe"));
        String person = Jids.of(fields.get("from").toString());
        Object lid = fields.get("lid");
        String shown = lid == null ? person : lid.toString().contains("@") ? lid.toString() : lid + "@lid";
        Object group = fields.get("group");
        String alternative = lid == null || !withPhone ? "" : person;
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", messageId);
        Object chat = fields.get("chat");
        info.put("chat", chat != null ? chat : group == null ? shown : Jids.of(group.toString()));
        info.put("sender", fromMe ? instance.jid() : shown);
        info.put("sender_alt", fromMe ? "" : alternative);
        info.put("recipient_alt", fromMe ? alternative : "");
        info.put("is_from_me", fromMe);
        // the WhatsApp library sets it for a status and for broadcast lists too
        info.put("is_group", group != null || (chat != null && chat.toString().endsWith("@broadcast")));
        info.put("push_name", fromMe ? fields.getOrDefault("name", instance.name) : pushName(instance, fields, person));
        info.put("timestamp", world.now().toString());
        info.put("type", MessageContent.type(fields, content));
        info.put("media_type", MessageContent.mediaType(fields, content));
        Map<String, Object> event = new LinkedHashMap<>(4);
        event.put("info", info);
        event.put("message", content);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", "Message");
        data.put("event", event);
        Object mediaUrl = fields.get("mediaUrl");
        if (mediaUrl != null) {
            data.put("media_url", mediaUrl);
        } else if (MediaContent.url(content) != null && !Boolean.FALSE.equals(fields.get("withMediaUrl"))) {
            data.put("media_url", MediaContent.url(content));
        }
        return EventShapes.of("Message", data).in(ChatOfEvent.jid(info));
    }

    /** A customer keeps the name given once, as a phone does. */
    private static String pushName(Instance instance, Map<String, Object> fields, String person) {
        if (fields.get("name") != null) {
            instance.pushNames.put(person, fields.get("name").toString());
        }
        return instance.pushNames.getOrDefault(person, "Customer " + last4(person));
    }

    private static void noteInChat(World world, Instance instance, Map<String, Object> fields) {
        Object group = fields.get("group");
        String person = Jids.of(fields.get("from").toString());
        Chat chat = instance.chat(group == null ? person : Jids.of(group.toString()));
        chat.lastMessageAt = world.now();
        if (group == null && !Boolean.TRUE.equals(fields.get("fromMe"))) {
            instance.restriction.wrote(person);
        }
        chat.lastAuthor = Jids.user(person);
        boolean fromMe = Boolean.TRUE.equals(fields.get("fromMe"));
        if (fields.get("name") != null && group == null && !fromMe) {
            chat.name = fields.get("name").toString();
        }
        boolean read = fromMe || instance.autoReadMessages;
        chat.unread = read ? 0 : chat.unread + 1;
    }

    private static String last4(String jid) {
        String user = Jids.user(jid);
        return user.substring(Math.max(0, user.length() - 4));
    }
}
