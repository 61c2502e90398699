package io.github.camelvzaps.simulator.inbound;

import io.github.camelvzaps.simulator.state.EventBody;
import io.github.camelvzaps.simulator.state.EventShapes;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.MessageLog;
import io.github.camelvzaps.simulator.state.MessageLog.State;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.vzaps.SentListener;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets a sent message leave the queue, arrive and be read, each after the time the options say. A receipt becomes an
 * event only when somebody listens; the state of the message changes in any case.
 */
public final class Receipts implements SentListener {

    private final Vertx vertx;
    private final World world;
    private final Predicate<Instance> listened;

    /** @param listened whether an instance has a realtime connection */
    public Receipts(Vertx vertx, World world, Predicate<Instance> listened) {
        this.vertx = vertx;
        this.world = world;
        this.listened = listened;
    }

    @Override
    public void sent(Instance instance, MessageLog.Sent message, long delayMs) {
        if (delayMs > 0) {
            vertx.setTimer(delayMs, timer -> {
                synchronized (world) {
                    if (message.state == State.QUEUED) {
                        message.state = State.SENT;
                        schedule(instance, message);
                    }
                }
            });
        } else {
            schedule(instance, message);
        }
    }

    private void schedule(Instance instance, MessageLog.Sent message) {
        if (world.options().echoSends) {
            world.emit(instance, echo(instance, message));
        }
        after(world.options().deliveredAfterMs, instance, message, State.DELIVERED, "Delivered");
        after(world.options().readAfterMs, instance, message, State.READ, "Read");
    }

    private void after(long ms, Instance instance, MessageLog.Sent message, State state, String name) {
        if (ms < 0) {
            return;
        }
        vertx.setTimer(Math.max(1, ms), timer -> {
            synchronized (world) {
                if (instance.gone || message.state.compareTo(state) >= 0) {
                    return;
                }
                message.state = state;
                if (!instance.webhook.isEmpty() || instance.zapyWebhook != null || listened.test(instance)) {
                    world.emit(instance, EventShapes.of("ReadReceipt", receipt(message, name)));
                }
            }
        });
    }

    private Map<String, Object> receipt(MessageLog.Sent message, String name) {
        String chat = Jids.of(message.to);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("chat", chat);
        event.put("sender", chat);
        event.put("is_from_me", false);
        event.put("is_group", Jids.isGroup(chat));
        // the odd spelling is what was observed
        event.put("message_i_ds", List.of(message.id));
        event.put("timestamp", world.now().toString());
        event.put("type", name.equals("Delivered") ? "" : name.toLowerCase(Locale.ROOT));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("type", "ReadReceipt");
        data.put("state", name);
        data.put("event", event);
        return data;
    }

    private EventBody echo(Instance instance, MessageLog.Sent message) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("id", message.id);
        info.put("chat", Jids.of(message.to));
        info.put("sender", instance.jid());
        info.put("sender_alt", "");
        info.put("recipient_alt", "");
        info.put("is_from_me", true);
        info.put("is_group", Jids.isGroup(Jids.of(message.to)));
        info.put("push_name", instance.name);
        info.put("timestamp", world.now().toString());
        info.put("type", message.type.equals("text") ? "text" : "media");
        info.put("media_type", message.type.equals("text") ? "" : message.type);
        Map<String, Object> body = JsonText.object(message.body).getMap();
        Map<String, Object> content = Map.of("conversation", String.valueOf(body.getOrDefault("message", "")));
        return EventShapes.bare("Message", Map.of("info", info, "message", content));
    }
}
