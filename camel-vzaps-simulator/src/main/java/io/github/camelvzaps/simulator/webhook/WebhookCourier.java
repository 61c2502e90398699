package io.github.camelvzaps.simulator.webhook;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.state.EventSink;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.WebhookLog;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.vzaps.WebhookRetry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Posts events to webhooks. Each instance has a lane of its own, so a slow receiver holds up nobody else; within a lane
 * up to {@code webhookConcurrency} deliveries are under way at once.
 */
public final class WebhookCourier implements EventSink, WebhookRetry {

    /** The name under which fault rules mean deliveries. */
    public static final String OPERATION = "webhook";

    private static final int CONNECTIONS = 64;

    /** How long a delivery waits for one that overtakes it. */
    private static final long LONGEST_HOLD_MS = 1000;

    private final World world;
    private final Vertx vertx;
    private final FaultBook faults;
    private final WebhookPost post;

    /** All deliveries run here. */
    private final Context context;

    /** Guarded by the world's monitor. */
    private final Map<Instance, Lane> lanes = new HashMap<>();

    private static final class Lane {
        private final Deque<WebhookLog.Entry> waiting = new ArrayDeque<>();
        private WebhookLog.Entry heldBack;
        private int underWay;
        private boolean woken;
    }

    public WebhookCourier(Vertx vertx, World world, FaultBook faults) {
        this.vertx = vertx;
        this.world = world;
        this.faults = faults;
        this.context = vertx.getOrCreateContext();
        this.post = new WebhookPost(
                vertx,
                vertx.createHttpClient(new HttpClientOptions()
                        .setMaxPoolSize(CONNECTIONS)
                        .setKeepAliveTimeout(30)
                        .setConnectTimeout(5000)
                        .setTrustAll(true)
                        .setVerifyHost(false)));
    }

    @Override
    public void happened(Instance instance, StoredEvent event) {
        if (!instance.webhook.isEmpty() && instance.wants(event.body().type())) {
            enqueue(instance, instance.webhookLog.add(instance.webhook, event));
        }
    }

    @Override
    public void retry(Instance instance, WebhookLog.Entry entry) {
        entry.status = "pending";
        enqueue(instance, entry);
    }

    private void enqueue(Instance instance, WebhookLog.Entry entry) {
        Lane lane = lanes.computeIfAbsent(instance, key -> new Lane());
        lane.waiting.add(entry);
        wake(instance, lane);
    }

    private void wake(Instance instance, Lane lane) {
        if (!lane.woken) {
            lane.woken = true;
            context.runOnContext(now -> deliver(instance, lane));
        }
    }

    private void deliver(Instance instance, Lane lane) {
        while (true) {
            WebhookLog.Entry entry;
            String wrapper;
            long timeoutMs;
            synchronized (world) {
                lane.woken = false;
                if (instance.gone) {
                    lane.waiting.clear();
                    lanes.remove(instance);
                    return;
                }
                if (lane.waiting.isEmpty() || lane.underWay >= world.options().webhookConcurrency) {
                    return;
                }
                entry = lane.waiting.remove();
                lane.underWay++;
                wrapper = world.options().webhookWrapper;
                timeoutMs = world.options().webhookTimeoutMs;
            }
            String body = Delivery.vzapsBody(entry.event.body(), wrapper);
            start(instance, lane, entry, new Delivery(entry.url, body, Map.of()), timeoutMs);
        }
    }

    private void start(Instance instance, Lane lane, WebhookLog.Entry entry, Delivery delivery, long timeoutMs) {
        FaultRule fault = faults.pick("POST", entry.url, OPERATION);
        if (fault != null && fault.flag("reorder") && lane.heldBack == null) {
            // goes out behind the next one
            synchronized (world) {
                lane.heldBack = entry;
                lane.underWay--;
            }
            vertx.setTimer(LONGEST_HOLD_MS, timer -> release(instance, lane));
            return;
        }
        post.send(delivery, fault, timeoutMs, (status, error) -> {
            if (note(entry, status, error, true)) {
                again(instance, lane, entry, delivery, timeoutMs);
            } else {
                done(instance, lane);
            }
        });
        if (fault != null && fault.flag("duplicate")) {
            post.send(delivery, fault, timeoutMs, (status, error) -> note(entry, status, error, false));
        }
    }

    private void again(Instance instance, Lane lane, WebhookLog.Entry entry, Delivery delivery, long timeoutMs) {
        long wait;
        boolean inOrder;
        synchronized (world) {
            wait = world.options().webhookWait(entry.attempts().size());
            inOrder = world.options().webhookConcurrency == 1;
        }
        if (inOrder) {
            // nothing may overtake it, so its place in the lane stays taken until then
            vertx.setTimer(wait, timer -> start(instance, lane, entry, delivery, timeoutMs));
            return;
        }
        done(instance, lane);
        vertx.setTimer(wait, timer -> {
            synchronized (world) {
                enqueue(instance, entry);
            }
        });
    }

    private void done(Instance instance, Lane lane) {
        synchronized (world) {
            lane.underWay--;
            if (!lane.waiting.isEmpty()) {
                wake(instance, lane);
            }
        }
        release(instance, lane);
    }

    private void release(Instance instance, Lane lane) {
        synchronized (world) {
            if (lane.heldBack != null) {
                lane.waiting.addFirst(lane.heldBack);
                lane.heldBack = null;
                wake(instance, lane);
            }
        }
    }

    /** Writes the outcome down; true when it should be tried again. */
    private boolean note(WebhookLog.Entry entry, int status, String error, boolean mayRetry) {
        boolean accepted = status >= 200 && status < 300;
        synchronized (world) {
            entry.tried(world.now(), status, error);
            entry.event.delivered(world.now(), "webhook", error == null ? Integer.toString(status) : error);
            if (accepted) {
                entry.event.acked(world.now());
                entry.status = "delivered";
                return false;
            }
            if (entry.status.equals("delivered")) {
                return false;
            }
            boolean again = mayRetry && entry.attempts().size() < world.options().webhookAttempts;
            entry.status = again ? "pending" : "failed";
            return again;
        }
    }
}
