package io.github.camelvzaps.simulator.state;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;

/** Switches of the control call {@code /_sim/options}. Guarded by the world's monitor. */
public final class Options {

    /** Spelling of the reply of {@code /token}: {@code snake} or {@code camel}. */
    public String tokenSpelling = "snake";

    /** Seconds an access token lives. */
    public long tokenLifetimeSeconds = 3600;

    /** What {@code instances/subscribe} answers: {@code direct} charges the card, {@code checkout} gives an address. */
    public String billingMode = "direct";

    /** Seconds after which the QR code changes. */
    public long qrSeconds = 20;

    /** Codes shown before pairing gives up and the next request starts again. */
    public long qrCodes = 6;

    /** Seconds by which the simulator's clock is ahead of the real one. */
    public long clockOffsetSeconds;

    /** Milliseconds until a send is reported as delivered; -1 for never. */
    public long deliveredAfterMs = -1;

    /** Milliseconds until a send is reported as read; -1 for never. */
    public long readAfterMs = -1;

    /** Whether each send is reported as a Message event with {@code is_from_me}. */
    public boolean echoSends;

    /** Whether webhook bodies carry {@code json_data}: {@code object}, {@code string} or {@code none}. */
    public String webhookWrapper = "object";

    /** Deliveries of one event before it is logged as failed. */
    public long webhookAttempts = 5;

    /** Milliseconds before the second delivery; each further wait is twice as long. */
    public long webhookRetryMs = 1000;

    /** Milliseconds that no such wait is longer than; 0 for no limit. */
    public long webhookLongestRetryMs;

    /** Milliseconds a webhook receiver has for its answer. */
    public long webhookTimeoutMs = 10_000;

    /** Webhook deliveries under way at once per instance; 1 keeps the order. */
    public long webhookConcurrency = 8;

    /** Milliseconds after which an event that was not acknowledged is sent again; 0 for never on one connection. */
    public long ackTimeoutMs;

    /** Milliseconds between protocol pings; 0 for none. */
    public long pingMs = 30_000;

    /** Milliseconds before a webhook delivery is tried again that was tried so often. */
    public long webhookWait(int attempts) {
        long doubled = Math.max(1, webhookRetryMs << Math.min(16, attempts - 1));
        return webhookLongestRetryMs > 0 ? Math.min(doubled, webhookLongestRetryMs) : doubled;
    }

    /** All options by name. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Field field : Options.class.getFields()) {
            try {
                map.put(field.getName(), field.get(this));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return map;
    }

    /**
     * Sets one option.
     *
     * @throws IllegalArgumentException when there is none of this name or the value has another type
     */
    public void set(String name, Object value) {
        try {
            Field field = Options.class.getField(name);
            if (field.getType() == long.class && value instanceof Number number) {
                field.setLong(this, number.longValue());
            } else if (field.getType() == boolean.class && value instanceof Boolean) {
                field.set(this, value);
            } else if (field.getType() == String.class && value instanceof String) {
                field.set(this, value);
            } else {
                throw new IllegalArgumentException(
                        "option " + name + " must be a " + field.getType().getSimpleName());
            }
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new IllegalArgumentException("no option " + name + "; there are " + toMap().keySet(), e);
        }
    }
}
