package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.contract.QueryFlag;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.EventShapes;
import io.github.camelvzaps.simulator.state.Group;
import io.github.camelvzaps.simulator.state.Jids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Groups. Only admins may change one. */
final class GroupCalls {

    private GroupCalls() {}

    static Map<String, Handler> table() {
        return Map.of(
                "groups/list", GroupCalls::list,
                "groups/get",
                        call -> Reply.data(
                                describe(known(call, call.request().query().get("group_id")))),
                "groups/inviteLink", GroupCalls::inviteLink,
                "groups/setPhoto",
                        call -> change(
                                call, group -> group.photoId = call.world().newId("", 8)),
                "groups/setName", call -> change(call, group -> group.name = call.text("name")),
                "groups/setDescription", call -> change(call, group -> group.description = call.text("description")),
                "groups/setSettings", call -> change(call, group -> settings(call, group)),
                "groups/create", GroupCalls::create,
                "groups/addAdmin", call -> change(call, group -> setRight(call, group, "admin")),
                "groups/removeAdmin", call -> change(call, group -> setRight(call, group, null)));
    }

    private static Reply list(Call call) {
        List<Map<String, Object>> groups = new ArrayList<>();
        call.instance().groups.values().forEach(group -> groups.add(describe(group)));
        return Reply.data(Pages.queryPage(groups, call));
    }

    private static Reply inviteLink(Call call) {
        Group group = known(call, call.request().query().get("group_id"));
        if (Boolean.TRUE.equals(QueryFlag.of(call.request().query().get("reset")))) {
            mustBeAdmin(call, group);
            group.inviteCode = call.world().newId("", 22);
        }
        return Reply.data(Map.of("invite_link", "https://chat.whatsapp.com/" + group.inviteCode));
    }

    private static Reply create(Call call) {
        call.mustBeConnected();
        if (call.texts("participants").isEmpty()) {
            throw Refusal.badRequest("participants: at least one is needed");
        }
        String id =
                "1203" + Long.toString(Math.floorMod(call.world().newId("", 12).hashCode(), 100_000_000_000_000L));
        Group group = new Group(
                (id + "000000000000000000").substring(0, 18) + "@g.us",
                call.text("group_name"),
                call.instance().jid(),
                call.world().now());
        group.description = call.body().containsKey("group_description") ? call.text("group_description") : "";
        List<String> joined = call.texts("participants").stream().map(Jids::of).toList();
        joined.forEach(jid -> group.members.put(jid, null));
        call.instance().groups.put(group.id, group);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("jid", group.id);
        event.put("sender", call.instance().jid());
        event.put("join", joined);
        event.put("timestamp", call.world().now().toString());
        call.world().emit(call.instance(), EventShapes.bare("GroupParticipantsAdd", event));
        return Reply.data(describe(group));
    }

    private static Reply change(Call call, Consumer<Group> change) {
        call.mustBeConnected();
        Group group = known(call, call.text("group_id"));
        mustBeAdmin(call, group);
        change.accept(group);
        return Reply.data(describe(group));
    }

    private static void settings(Call call, Group group) {
        if (call.body().containsKey("admin_only_message")) {
            group.adminOnlyMessage = call.flag("admin_only_message");
        }
        if (call.body().containsKey("admin_only_settings")) {
            group.adminOnlySettings = call.flag("admin_only_settings");
        }
        group.delayMessage = call.number("delay_message", group.delayMessage);
    }

    private static void setRight(Call call, Group group, String right) {
        for (String participant : call.texts("participants")) {
            String jid = Jids.of(participant);
            if (!group.members.containsKey(jid)) {
                throw Refusal.badRequest("participants: not a member of the group");
            }
            group.members.put(jid, right);
        }
    }

    private static void mustBeAdmin(Call call, Group group) {
        if (!group.isAdmin(call.instance().jid())) {
            throw new Refusal(403, "only admins may change this group");
        }
    }

    private static Group known(Call call, String groupId) {
        Group group = call.instance().groups.get(groupId.contains("@") ? groupId : groupId + "@g.us");
        if (group == null) {
            throw Refusal.notFound("group");
        }
        return group;
    }

    /** The group object; its shape is not published. */
    private static Map<String, Object> describe(Group group) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("group_id", group.id);
        body.put("jid", group.id);
        body.put("name", group.name);
        body.put("description", group.description);
        body.put("owner", group.owner);
        body.put("photo_id", group.photoId);
        body.put("admin_only_message", group.adminOnlyMessage);
        body.put("admin_only_settings", group.adminOnlySettings);
        body.put("delay_message", group.delayMessage);
        body.put("created_at", group.createdAt.toString());
        List<Map<String, Object>> participants = new ArrayList<>();
        group.members.forEach((jid, right) -> {
            Map<String, Object> participant = new LinkedHashMap<>();
            participant.put("jid", jid);
            participant.put("phone", Jids.user(jid));
            participant.put("is_admin", right != null);
            participant.put("is_super_admin", "superadmin".equals(right));
            participants.add(participant);
        });
        body.put("participants", participants);
        return body;
    }
}
