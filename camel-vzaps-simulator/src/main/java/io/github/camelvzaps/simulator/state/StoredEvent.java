package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An event with what became of it. Guarded by the world's monitor, except the final parts. */
public final class StoredEvent {

    /** One attempt to hand the event over. */
    public record Delivery(Instant at, String how, String outcome) {}

    /** Deliveries that are listed one by one; beyond that only counted. */
    private static final int LISTED = 20;

    private final String id;
    private final long number;
    private final EventBody body;
    private final Instant at;
    private List<Delivery> deliveries = List.of();
    private int deliveryCount;
    private Instant ackedAt;

    StoredEvent(String id, long number, EventBody body, Instant at) {
        this.id = id;
        this.number = number;
        this.body = body;
        this.at = at;
    }

    public String id() {
        return id;
    }

    /** Position in the instance's log, from 0. */
    public long number() {
        return number;
    }

    public EventBody body() {
        return body;
    }

    public Instant at() {
        return at;
    }

    public void delivered(Instant when, String how, String outcome) {
        deliveryCount++;
        if (deliveries.size() < LISTED) {
            List<Delivery> more = new ArrayList<>(deliveries.size() + 1);
            more.addAll(deliveries);
            more.add(new Delivery(when, how, outcome));
            deliveries = more;
        }
    }

    public List<Delivery> deliveries() {
        return deliveries;
    }

    public int deliveryCount() {
        return deliveryCount;
    }

    public void acked(Instant when) {
        ackedAt = ackedAt == null ? when : ackedAt;
    }

    /** Null until a consumer acknowledged it or a webhook receiver answered 2xx. */
    public Instant ackedAt() {
        return ackedAt;
    }
}
