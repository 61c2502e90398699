package io.github.camelvzaps.simulator.realtime;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.fault.BrokenText;
import io.github.camelvzaps.simulator.fault.Connections;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.World;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One consumer. It pulls events out of the instance's log as fast as the socket takes them, so a slow consumer costs no
 * memory. Runs on the event loop of its socket; {@link #wake()}, {@link #close}, {@link #strike} and {@link #reset} may
 * be called by any thread.
 */
final class RealtimeConnection {

    private static final int BATCH = 64;

    /** A frame that says nothing, for faults that come without an event. */
    private static final String NOISE = "{\"type\":\"Noise\",\"data\":{}}";

    private record Unacked(int number, long sentAtNanos) {}

    private final Vertx vertx;
    private final World world;
    private final FaultBook faults;
    private final ServerWebSocket socket;
    private final HttpConnection connection;
    private final Subscription subscription;
    private final Instance instance;
    private final Context context;
    private final AtomicBoolean woken = new AtomicBoolean();

    // touched on the event loop only
    private final Deque<Unacked> unacked = new ArrayDeque<>();
    private int next;
    private boolean waitsForDrain;
    private boolean dead;
    private String heldBack;
    private long pingTimer = -1;
    private long redeliveryTimer = -1;

    RealtimeConnection(
            Vertx vertx,
            World world,
            FaultBook faults,
            ServerWebSocket socket,
            HttpConnection connection,
            Subscription subscription) {
        this.vertx = vertx;
        this.world = world;
        this.faults = faults;
        this.socket = socket;
        this.connection = connection;
        this.subscription = subscription;
        this.instance = subscription.instance();
        this.next = subscription.from();
        this.context = vertx.getOrCreateContext();
    }

    void start() {
        socket.textMessageHandler(this::received);
        socket.exceptionHandler(broken -> {});
        long pingMs;
        long ackTimeoutMs;
        synchronized (world) {
            pingMs = world.options().pingMs;
            ackTimeoutMs = world.options().ackTimeoutMs;
        }
        if (pingMs > 0) {
            pingTimer = vertx.setPeriodic(pingMs, timer -> {
                if (!dead) {
                    socket.writePing(Buffer.buffer("ping"));
                }
            });
        }
        if (ackTimeoutMs > 0) {
            redeliveryTimer = vertx.setPeriodic(Math.max(10, ackTimeoutMs / 2), timer -> redeliver(ackTimeoutMs));
        }
        wake();
    }

    /** There may be something to send. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(now -> {
                woken.set(false);
                pump();
            });
        }
    }

    void close(int code, String reason) {
        context.runOnContext(now -> {
            dead = true;
            socket.close((short) code, reason);
        });
    }

    /** Whether it was opened with an access token. */
    boolean byToken() {
        return subscription.byToken();
    }

    void reset() {
        Connections.reset(connection);
    }

    void closed() {
        dead = true;
        vertx.cancelTimer(pingTimer);
        vertx.cancelTimer(redeliveryTimer);
    }

    private void pump() {
        while (!dead && !waitsForDrain) {
            List<StoredEvent> batch = nextBatch();
            if (batch.isEmpty()) {
                if (instance.gone) {
                    close(1008, "instance deleted");
                }
                return;
            }
            for (StoredEvent event : batch) {
                if (dead) {
                    return;
                }
                send(event);
            }
            if (!dead && socket.writeQueueFull()) {
                waitsForDrain = true;
                socket.drainHandler(drained -> {
                    waitsForDrain = false;
                    pump();
                });
            }
        }
    }

    private List<StoredEvent> nextBatch() {
        List<StoredEvent> batch = new ArrayList<>();
        synchronized (world) {
            int size = instance.events.size();
            while (next < size && batch.size() < BATCH) {
                StoredEvent event = instance.events.at(next++);
                if (subscription.wants(event)) {
                    event.delivered(world.now(), "realtime", "sent");
                    batch.add(event);
                }
            }
        }
        return batch;
    }

    private void send(StoredEvent event) {
        if (redeliveryTimer >= 0) {
            unacked.add(new Unacked(event.number(), System.nanoTime()));
        }
        String frame = frame(event);
        FaultRule fault = faults.pick("FRAME", RealtimeHub.PATH, RealtimeHub.FRAME);
        if (fault == null) {
            write(frame);
            if (heldBack != null) {
                write(heldBack);
                heldBack = null;
            }
        } else if (fault.delayMs() > 0) {
            // TCP keeps order, so a late frame makes all that follow late
            waitsForDrain = true;
            vertx.setTimer(fault.delayMs(), timer -> {
                waitsForDrain = false;
                write(frame);
                pump();
            });
        } else {
            sendBadly(frame, fault);
        }
    }

    private void sendBadly(String frame, FaultRule fault) {
        if (endsConnection(fault)) {
            if (fault.effectOr(false)) {
                write(frame);
            }
            end(fault, frame);
        } else if (fault.flag("badUtf8")) {
            BrokenFrames.badUtf8(connection, frame);
            write(frame);
        } else if (fault.longOf("oversize", 0) > 0) {
            write(BrokenText.padded(frame, (int) fault.longOf("oversize", 0)));
        } else if (fault.flag("poison")) {
            write(frame.substring(0, frame.length() / 2));
            write(frame);
        } else if (fault.flag("duplicate")) {
            write(frame);
            write(frame);
        } else if (fault.flag("reorder") && heldBack == null) {
            heldBack = frame;
        } else {
            write(fault.body() == null ? frame : fault.body());
        }
    }

    /** Does a fault at once, without waiting for an event. */
    void strike(FaultRule fault) {
        context.runOnContext(now -> {
            if (dead) {
                return;
            }
            if (endsConnection(fault)) {
                end(fault, NOISE);
            } else if (fault.flag("badUtf8")) {
                BrokenFrames.badUtf8(connection, NOISE);
            } else if (BrokenText.breaks(fault)) {
                write(new String(BrokenText.of(fault, NOISE), StandardCharsets.UTF_8));
            }
        });
    }

    private static boolean endsConnection(FaultRule fault) {
        return fault.longOf("closeCode", 0) > 0
                || fault.reset() != null
                || fault.flag("halfOpen")
                || fault.flag("truncateFrame");
    }

    private void end(FaultRule fault, String frame) {
        dead = true;
        if (fault.longOf("closeCode", 0) > 0) {
            socket.close((short) fault.longOf("closeCode", 0), "injected fault");
        } else if (fault.reset() != null) {
            reset();
        } else if (fault.flag("halfOpen")) {
            BrokenFrames.fallSilent(connection);
        } else {
            BrokenFrames.halfFrame(connection, frame);
        }
    }

    private void write(String frame) {
        if (!socket.isClosed()) {
            socket.writeTextMessage(frame);
        }
    }

    private String frame(StoredEvent event) {
        // the parts are plain letters and digits, and the data is JSON already
        return "{\"id\":\"" + event.id() + "\",\"type\":\"" + event.body().type() + "\",\"instance_id\":\""
                + instance.id + "\",\"created_at\":\"" + event.at() + "\",\"data\":"
                + event.body().json() + "}";
    }

    private void received(String text) {
        String id;
        try {
            JsonObject frame = JsonText.object(text);
            if (!"ack".equals(frame.getValue("type"))) {
                return;
            }
            Object given = frame.getValue("event_id", frame.getValue("id"));
            id = String.valueOf(given);
        } catch (DecodeException | ClassCastException e) {
            // no error frame is documented, so a frame that says nothing is passed over
            return;
        }
        FaultRule fault = faults.pick("ACK", RealtimeHub.PATH, RealtimeHub.ACK);
        if (fault == null) {
            acked(id);
        } else if (fault.delayMs() > 0) {
            vertx.setTimer(fault.delayMs(), timer -> acked(id));
        } else {
            if (fault.effectOr(false)) {
                acked(id);
            }
            strike(fault);
        }
    }

    private void acked(String id) {
        synchronized (world) {
            StoredEvent event = instance.events.find(id);
            if (event != null) {
                event.acked(world.now());
            }
        }
    }

    private void redeliver(long ackTimeoutMs) {
        long due = System.nanoTime() - ackTimeoutMs * 1_000_000;
        List<StoredEvent> again = new ArrayList<>();
        synchronized (world) {
            while (!unacked.isEmpty() && unacked.peek().sentAtNanos() - due <= 0) {
                StoredEvent event = instance.events.at(unacked.remove().number());
                if (event.ackedAt() == null) {
                    event.delivered(world.now(), "realtime", "sent again");
                    again.add(event);
                }
            }
        }
        for (StoredEvent event : again) {
            if (!dead) {
                send(event);
            }
        }
    }
}
