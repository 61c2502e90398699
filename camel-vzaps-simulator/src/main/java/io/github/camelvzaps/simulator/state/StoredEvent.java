package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event with what became of it. A million of them are to fit in a gigabyte, so it holds little. Guarded by the
 * world's monitor, except the final parts.
 */
public final class StoredEvent implements ChatEntry {

    /** One attempt to hand the event over; the time in milliseconds. */
    public record Delivery(long atMillis, String how, String outcome) {}

    /** Deliveries that are listed one by one; beyond that only counted. */
    private static final int LISTED = 20;

    private final SequenceIds ids;
    private final int number;
    private final EventBody body;
    private final long atMillis;
    private List<Delivery> deliveries = List.of();
    private int deliveryCount;
    private Instant ackedAt;

    StoredEvent(SequenceIds ids, int number, EventBody body, Instant at) {
        this.ids = ids;
        this.number = number;
        this.body = body;
        this.atMillis = at.toEpochMilli();
    }

    public String id() {
        return ids.at(number);
    }

    /** Position in the instance's log, from 0. */
    public int number() {
        return number;
    }

    public EventBody body() {
        return body;
    }

    /** To the millisecond. */
    @Override
    public Instant at() {
        return Instant.ofEpochMilli(atMillis);
    }

    public void delivered(Instant when, String how, String outcome) {
        deliveryCount++;
        Delivery delivery = new Delivery(when.toEpochMilli(), how, outcome);
        if (deliveries.isEmpty()) {
            deliveries = List.of(delivery);
        } else if (deliveries.size() < LISTED) {
            List<Delivery> more = new ArrayList<>(deliveries);
            more.add(delivery);
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
