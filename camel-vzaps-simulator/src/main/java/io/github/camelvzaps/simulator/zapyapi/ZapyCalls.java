package io.github.camelvzaps.simulator.zapyapi;

import io.github.camelvzaps.simulator.http.QrPicture;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Chat;
import io.github.camelvzaps.simulator.state.Group;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.vzaps.SentListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the 16 operations do. */
final class ZapyCalls {

    private final SentListener receipts;
    private final ZapyWebhooks webhooks;

    ZapyCalls(SentListener receipts, ZapyWebhooks webhooks) {
        this.receipts = receipts;
        this.webhooks = webhooks;
    }

    Map<String, Function<ZapyCall, Reply>> table() {
        return Map.ofEntries(
                Map.entry("instances/list", ZapyCalls::list),
                Map.entry("instances/create", ZapyCalls::create),
                Map.entry("instances/getQrCode", this::qr),
                Map.entry("instances/restart", ZapyCalls::restart),
                Map.entry("instances/logout", ZapyCalls::logout),
                Map.entry("webhookConfig/save", ZapyCalls::saveWebhook),
                Map.entry("webhookConfig/get", call -> Reply.plain(webhook(call))),
                Map.entry("webhookConfig/delete", ZapyCalls::deleteWebhook),
                Map.entry("messages/sendText", call -> send(call, "text")),
                Map.entry("messages/sendImage", call -> send(call, "image")),
                Map.entry("contacts/checkNumbers", ZapyCalls::checkNumbers),
                Map.entry("contacts/getProfilePicture", ZapyCalls::picture),
                Map.entry("contacts/block", call -> block(call, true)),
                Map.entry("contacts/unblock", call -> block(call, false)),
                Map.entry("presence/send", ZapyCalls::presence),
                Map.entry("groups/get", ZapyCalls::group));
    }

    private static Reply list(ZapyCall call) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Instance instance : call.world().instances()) {
            if (instance.owner.equals(call.account())) {
                all.add(describe(instance));
            }
        }
        int page = call.query("page", 1);
        int limit = call.query("limit", 100);
        int pages = Math.max(1, (all.size() + limit - 1) / limit);
        int from = Math.min(all.size(), (page - 1) * limit);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", all.subList(from, Math.min(all.size(), from + limit)));
        body.put("isFirstPage", page == 1);
        body.put("isLastPage", page >= pages);
        body.put("currentPage", page);
        body.put("previousPage", page == 1 ? null : page - 1);
        body.put("nextPage", page >= pages ? null : page + 1);
        body.put("pageCount", pages);
        body.put("totalCount", all.size());
        return Reply.plain(body);
    }

    private static Map<String, Object> describe(Instance instance) {
        boolean connected = instance.connected;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("instanceId", instance.id);
        body.put("name", instance.name);
        body.put("status", ZapyEvents.status(instance));
        body.put("whatsappJid", connected ? instance.phone + "@c.us" : null);
        body.put("whatsappLid", connected ? instance.phone + "@lid" : null);
        body.put("whatsappId", connected ? instance.phone : null);
        body.put("whatsappName", connected ? instance.name : null);
        body.put("whatsappProfilePicUrl", null);
        body.put("createdAt", instance.createdAt.toString());
        body.put("updatedAt", instance.updatedAt.toString());
        return body;
    }

    private static Reply create(ZapyCall call) {
        String token = call.world().newId("inst_", 20).toLowerCase(Locale.ROOT);
        Instance instance =
                call.world().addInstance(call.account(), UUID.randomUUID().toString(), token, call.text("name"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("instanceId", instance.id);
        body.put("name", instance.name);
        body.put("status", "created");
        return Reply.plain(body);
    }

    private Reply qr(ZapyCall call) {
        Instance instance = call.instance();
        if (instance.connected) {
            throw Refusal.badRequest("instance is already connected");
        }
        int before = instance.pairing.attempt();
        String code = call.world().qrText(instance);
        if (instance.pairing.attempt() != before) {
            webhooks.qrCode(instance, code);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("instanceId", instance.id);
        body.put("qrCode", QrPicture.dataUri(code));
        body.put("expiresAt", instance.pairing.expiresAt().toEpochMilli());
        body.put("attempt", instance.pairing.attempt());
        return Reply.plain(body);
    }

    private static Reply restart(ZapyCall call) {
        call.instance().started = true;
        return Reply.plain(Map.of());
    }

    private static Reply logout(ZapyCall call) {
        call.world().unpair(call.instance());
        return Reply.plain(Map.of());
    }

    private static Reply saveWebhook(ZapyCall call) {
        Map<String, Object> old = call.instance().zapyWebhook;
        String now = call.world().now().toString();
        Map<String, Object> webhook = new LinkedHashMap<>();
        webhook.put("id", old == null ? UUID.randomUUID().toString() : old.get("id"));
        webhook.put("instanceId", call.instance().id);
        webhook.put("webhookUrl", call.text("webhookUrl"));
        webhook.put("secret", call.text("secret"));
        webhook.put("isActive", call.body().get("isActive"));
        webhook.put("createdAt", old == null ? now : old.get("createdAt"));
        webhook.put("updatedAt", now);
        call.instance().zapyWebhook = webhook;
        return Reply.plain(webhook);
    }

    private static Map<String, Object> webhook(ZapyCall call) {
        if (call.instance().zapyWebhook == null) {
            throw Refusal.notFound("webhook configuration");
        }
        return call.instance().zapyWebhook;
    }

    private static Reply deleteWebhook(ZapyCall call) {
        webhook(call);
        call.instance().zapyWebhook = null;
        return Reply.plain(Map.of());
    }

    private Reply send(ZapyCall call, String type) {
        call.mustBeConnected();
        String id = call.world().newMessageId();
        String to = call.text("to");
        if (to != null && !Jids.isDeliverable(to)) {
            throw Refusal.badRequest("to: neither digits nor a JID that a message can go to");
        }
        call.mustNotBeRestricted(to == null ? "" : to);
        MessageLog.Sent sent = call.instance()
                .messages
                .add(
                        id,
                        type,
                        to,
                        call.request().body(),
                        call.request().media(),
                        call.world().now(),
                        false);
        call.request().kept().forEach(call.world().media()::add);
        Chat chat = call.instance().chat(ZapyCall.jid(to));
        chat.lastMessageAt = sent.at;
        receipts.sent(call.instance(), sent, 0);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", UUID.randomUUID().toString());
        body.put("messageId", id);
        return Reply.plain(body);
    }

    private static Reply checkNumbers(ZapyCall call) {
        call.mustBeConnected();
        List<Map<String, Object>> results = new ArrayList<>();
        for (Object number : (List<?>) call.body().get("numbers")) {
            String jid = call.world().registrations().jidOf(ZapyCall.jid(number.toString()));
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("number", number);
            result.put("exists", !jid.isEmpty());
            if (!jid.isEmpty()) {
                result.put("jid", jid);
            }
            results.add(result);
        }
        return Reply.plain(Map.of("results", results));
    }

    private static Reply picture(ZapyCall call) {
        Map<String, Object> body = new LinkedHashMap<>();
        String phone = Jids.user(ZapyCall.jid(call.path().get("phone")));
        body.put(
                "url",
                call.world().registrations().exists(phone) ? "https://pictures.example.com/" + phone + ".jpg" : null);
        return Reply.plain(body);
    }

    private static Reply block(ZapyCall call, boolean block) {
        String jid = ZapyCall.jid(call.path().get("phone"));
        if (block) {
            call.instance().blocked.add(jid);
        } else {
            call.instance().blocked.remove(jid);
        }
        return Reply.empty(204);
    }

    private static Reply presence(ZapyCall call) {
        call.mustBeConnected();
        return Reply.empty(204);
    }

    private static Reply group(ZapyCall call) {
        Group group = call.instance().groups.get(call.path().get("groupId"));
        if (group == null) {
            throw Refusal.notFound("group");
        }
        List<Map<String, Object>> participants = new ArrayList<>();
        group.members.forEach((jid, right) -> {
            Map<String, Object> participant = new LinkedHashMap<>();
            participant.put("id", jid);
            participant.put("admin", right);
            participants.add(participant);
        });
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", group.id);
        body.put("subject", group.name);
        body.put("description", group.description.isEmpty() ? null : group.description);
        body.put("owner", group.owner);
        body.put("creation", group.createdAt.getEpochSecond());
        body.put("participants", participants);
        return Reply.plain(body);
    }
}
