package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.WebhookLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The webhook and its delivery log. */
final class WebhookCalls {

    private final WebhookRetry retry;

    WebhookCalls(WebhookRetry retry) {
        this.retry = retry;
    }

    Map<String, Handler> table() {
        return Map.of(
                "webhooks/get", WebhookCalls::get,
                "webhooks/set", WebhookCalls::set,
                "webhooks/searchLogs", WebhookCalls::searchLogs,
                "webhooks/getLog", WebhookCalls::getLog,
                "webhooks/retryLog", this::retryLog);
    }

    private static Reply get(Call call) {
        Map<String, Object> data = new LinkedHashMap<>(4);
        data.put("webhook", call.instance().webhook);
        data.put("subscribe", call.instance().subscribedEvents);
        return Reply.data(data);
    }

    private static Reply set(Call call) {
        Instance instance = call.instance();
        for (String key : List.of("webhook_u_r_l", "webhook_url", "webhookURL")) {
            if (call.body().containsKey(key)) {
                instance.webhook = call.text(key);
            }
        }
        if (call.body().get("events") != null) {
            instance.subscribedEvents = InstanceCalls.eventNames(call.body().get("events"));
        }
        Map<String, Object> data = new LinkedHashMap<>(4);
        data.put("webhook", instance.webhook);
        data.put("events", String.join(",", instance.subscribedEvents));
        return Reply.data(data);
    }

    private static Reply searchLogs(Call call) {
        String status = call.text("status");
        List<Map<String, Object>> found = new ArrayList<>();
        for (WebhookLog.Entry entry : call.instance().webhookLog.all()) {
            if (status == null || status.isEmpty() || status.equals(entry.status)) {
                found.add(describe(entry));
            }
        }
        Collections.reverse(found);
        return Reply.data(Pages.page(found, call));
    }

    private static Reply getLog(Call call) {
        WebhookLog.Entry entry = known(call);
        Map<String, Object> body = describe(entry);
        body.put("payload", JsonText.object(entry.event.body().json()).getMap());
        List<Map<String, Object>> attempts = new ArrayList<>();
        for (WebhookLog.Attempt attempt : entry.attempts()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("at", Instant.ofEpochMilli(attempt.atMillis()).toString());
            one.put("status", attempt.status());
            one.put("error", attempt.error());
            attempts.add(one);
        }
        body.put("attempts", attempts);
        return Reply.data(body);
    }

    private Reply retryLog(Call call) {
        WebhookLog.Entry entry = known(call);
        retry.retry(call.instance(), entry);
        return Reply.data(describe(entry));
    }

    private static WebhookLog.Entry known(Call call) {
        WebhookLog.Entry entry = call.instance().webhookLog.find(call.path().get("logId"));
        if (entry == null) {
            throw Refusal.notFound("webhook log");
        }
        return entry;
    }

    private static Map<String, Object> describe(WebhookLog.Entry entry) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", entry.id());
        body.put("status", entry.status);
        body.put("event_id", entry.event.id());
        body.put("type", entry.event.body().type());
        body.put("url", entry.url);
        body.put("created_at", entry.event.at().toString());
        body.put("attempts", entry.attempts().size());
        return body;
    }
}
