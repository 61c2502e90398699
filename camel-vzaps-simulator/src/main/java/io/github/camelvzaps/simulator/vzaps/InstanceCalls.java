package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Access token, instances and billing. */
final class InstanceCalls {

    private static final Duration PERIOD = Duration.ofDays(30);

    private InstanceCalls() {}

    static Map<String, Handler> table() {
        return Map.ofEntries(
                Map.entry("auth/getAccessToken", InstanceCalls::token),
                Map.entry("instances/create", InstanceCalls::create),
                Map.entry("instances/provision", InstanceCalls::create),
                Map.entry("instances/list", InstanceCalls::list),
                Map.entry("instances/search", InstanceCalls::search),
                Map.entry("instances/get", InstanceCalls::get),
                Map.entry("instances/update", InstanceCalls::update),
                Map.entry("instances/restart", InstanceCalls::restart),
                Map.entry("instances/delete", InstanceCalls::delete),
                Map.entry("instances/connect", InstanceCalls::connect),
                Map.entry("instances/subscribe", InstanceCalls::subscribe),
                Map.entry("instances/resumeSubscription", InstanceCalls::resume),
                Map.entry("instances/cancel", InstanceCalls::cancel),
                Map.entry("instances/cancelWithDelete", InstanceCalls::cancel));
    }

    private static Reply token(Call call) {
        var account = call.world().account(call.text("client_token"));
        if (account == null || !account.clientSecret().equals(call.text("client_secret"))) {
            throw Refusal.unauthorized("Unauthorized: client token and client secret do not match");
        }
        var options = call.world().options();
        long seconds = options.tokenLifetimeSeconds;
        String token = call.world().tokens().issue(account, call.world().now(), seconds);
        boolean camel = options.tokenSpelling.equals("camel");
        Map<String, Object> body = new LinkedHashMap<>(4);
        body.put(camel ? "accessToken" : "access_token", token);
        body.put(camel ? "expiresIn" : "expires_in", seconds);
        return Reply.plain(body);
    }

    private static Reply create(Call call) {
        String id = call.world().newId("VZ", 26);
        String token = call.world().newId("inst_", 20).toLowerCase(Locale.ROOT);
        Instance instance = call.world().addInstance(call.account(), id, token, call.text("name"));
        apply(call, instance);
        return Reply.plain(describe(instance));
    }

    private static Reply update(Call call) {
        apply(call, call.instance());
        call.instance().updatedAt = call.world().now();
        return Reply.plain(describe(call.instance()));
    }

    private static void apply(Call call, Instance instance) {
        Map<String, Object> body = call.body();
        if (body.containsKey("name")) {
            instance.name = call.text("name");
        }
        if (body.containsKey("webhook")) {
            instance.webhook = call.text("webhook");
        }
        Object events = body.getOrDefault("events_subscribe", body.get("eventsSubscribe"));
        if (events != null) {
            instance.subscribedEvents = eventNames(events);
        }
        if (body.containsKey("reject_calls")) {
            instance.rejectCalls = call.flag("reject_calls");
        }
        if (body.containsKey("auto_read_messages")) {
            instance.autoReadMessages = call.flag("auto_read_messages");
        }
        if (body.get("labels") instanceof Map<?, ?> labels) {
            instance.labels = new LinkedHashMap<>();
            labels.forEach((key, value) -> instance.labels.put(key.toString(), value));
        }
    }

    /** Event names out of an array or a comma-separated string. */
    static List<String> eventNames(Object events) {
        List<String> names = new ArrayList<>();
        List<?> parts = events instanceof List<?> list
                ? list
                : Arrays.asList(events.toString().split(",", -1));
        for (Object part : parts) {
            String name = part.toString().trim();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static Reply get(Call call) {
        Instance instance = call.world().instance(call.text("id"));
        if (instance == null) {
            throw Refusal.notFound("instance");
        }
        if (!instance.owner.equals(call.account())) {
            throw Refusal.forbidden();
        }
        return Reply.plain(describe(instance));
    }

    private static Reply list(Call call) {
        Object query = call.body().get("filter") instanceof Map<?, ?> filter ? filter.get("query") : null;
        return Reply.plain(page(call, query == null ? Map.of() : Map.of("query", query)));
    }

    private static Reply search(Call call) {
        Map<String, Object> criteria = new LinkedHashMap<>(call.body());
        List.of("page", "size", "sort", "sortDesc", "sort_desc").forEach(criteria::remove);
        if (criteria.remove("filter") instanceof Map<?, ?> filter) {
            filter.forEach((key, value) -> criteria.put(key.toString(), value));
        }
        return Reply.plain(page(call, criteria));
    }

    private static Map<String, Object> page(Call call, Map<String, Object> criteria) {
        List<Map<String, Object>> found = new ArrayList<>();
        int connected = 0;
        for (Instance instance : call.world().instances()) {
            Map<String, Object> description = describe(instance);
            if (instance.owner.equals(call.account()) && matches(description, criteria)) {
                found.add(description);
                connected += instance.connected ? 1 : 0;
            }
        }
        sort(found, call);
        Map<String, Object> page = Pages.page(found, call);
        page.put("summary", Map.of("total", found.size(), "connected", connected));
        return page;
    }

    private static boolean matches(Map<String, Object> instance, Map<String, Object> criteria) {
        return criteria.entrySet().stream().allMatch(criterion -> {
            String wanted = String.valueOf(criterion.getValue()).toLowerCase(Locale.ROOT);
            if (criterion.getKey().equals("query")) {
                return contains(instance.get("name"), wanted) || contains(instance.get("id"), wanted);
            }
            return contains(instance.get(criterion.getKey()), wanted);
        });
    }

    private static boolean contains(Object value, String wanted) {
        return String.valueOf(value).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static void sort(List<Map<String, Object>> found, Call call) {
        String wanted = call.text("sort");
        if (wanted == null) {
            return;
        }
        String field = found.stream()
                .flatMap(instance -> instance.keySet().stream())
                .filter(key -> key.replace("_", "").equalsIgnoreCase(wanted.replace("_", "")))
                .findFirst()
                .orElse("created_at");
        Comparator<Map<String, Object>> order = Comparator.comparing(instance -> String.valueOf(instance.get(field)));
        found.sort(call.flag("sortDesc") || call.flag("sort_desc") ? order.reversed() : order);
    }

    private static Reply restart(Call call) {
        call.instance().started = true;
        return Reply.plain(status(call.instance(), "restarting", "The worker starts again."));
    }

    private static Reply connect(Call call) {
        call.instance().started = true;
        return Reply.plain(status(call.instance(), "connecting", "Ask for the QR code or a pairing code."));
    }

    private static Reply delete(Call call) {
        call.world().unpair(call.instance());
        call.world().removeInstance(call.instance());
        return Reply.empty(204);
    }

    private static Reply subscribe(Call call) {
        Instance instance = call.instance();
        boolean direct = call.world().options().billingMode.equals("direct");
        String session = call.world().newId(direct ? "sub_" : "cs_", 8).toLowerCase(Locale.ROOT);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("url", direct ? "" : "https://checkout.example.com/pay/" + session);
        body.put("sessionId", session);
        body.put("mode", direct ? "direct" : "checkout");
        body.put("subscriptionId", direct ? session : "");
        if (direct) {
            instance.charges++;
            instance.billingStatus = "ACTIVE";
            instance.cancelAt = null;
        }
        return Reply.plain(body);
    }

    private static Reply resume(Call call) {
        Instance instance = call.instance();
        if (instance.cancelAt == null) {
            throw Refusal.badRequest("no cancellation is scheduled");
        }
        instance.cancelAt = null;
        return Reply.ok();
    }

    private static Reply cancel(Call call) {
        Instance instance = call.instance();
        if (instance.billingStatus.equals("ACTIVE")) {
            instance.cancelAt = call.world().now().plus(PERIOD);
            return Reply.plain(Map.of("message", "The subscription ends on " + instance.cancelAt));
        }
        instance.billingStatus = "CANCELED";
        return Reply.plain(Map.of("message", "The subscription has ended."));
    }

    static Map<String, Object> status(Instance instance, String status, String details) {
        Map<String, Object> body = new LinkedHashMap<>(4);
        body.put("instance_id", instance.id);
        body.put("status", status);
        body.put("details", details);
        return body;
    }

    /** The instance object of create, list, get and update. */
    static Map<String, Object> describe(Instance instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", instance.id);
        body.put("name", instance.name);
        body.put("token", instance.token);
        body.put("url", "https://app.vzaps.com/instances/" + instance.id);
        body.put("webhook", instance.webhook);
        body.put("events_subscribe", String.join(",", instance.subscribedEvents));
        body.put("reject_calls", instance.rejectCalls);
        body.put("auto_read_messages", instance.autoReadMessages);
        body.put("labels", instance.labels);
        body.put("connected", instance.connected);
        body.put("status", instance.connected ? "connected" : instance.started ? "connecting" : "disconnected");
        body.put("connected_at", text(instance.connectedAt));
        body.put("whatsapp_push_name", instance.connected ? instance.name : null);
        body.put("whatsapp_jid", instance.connected ? instance.jid() : null);
        body.put("billing_status", instance.billingStatus);
        body.put("created_at", text(instance.createdAt));
        body.put("updated_at", text(instance.updatedAt));
        body.put("cancel_at", text(instance.cancelAt));
        body.put("expired_at", null);
        return body;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
