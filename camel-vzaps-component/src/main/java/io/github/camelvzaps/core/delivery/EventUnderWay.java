package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.VzapsEvent;
import java.time.Instant;

/**
 * What people may know of an event that a pipeline is at: no number, name or text, and nothing of a failure but its
 * class. It does not hold the event itself, which may be large.
 *
 * @param event type, id and instance
 * @param chat a name for the chat
 * @param since since when: here, in the route, or failing
 * @param failures how often the route failed on it
 * @param lastFailure the class of what it failed with the last time; null when it has not
 */
public record EventUnderWay(String event, String chat, Instant since, int failures, String lastFailure) {

    static EventUnderWay of(VzapsEvent event, Instant since, int failures, Throwable lastFailure) {
        return new EventUnderWay(
                event.toString(),
                ShownChat.of(event.chatId()),
                since,
                failures,
                lastFailure == null ? null : lastFailure.getClass().getName());
    }

    EventUnderWay since(Instant earlier) {
        return new EventUnderWay(event, chat, earlier, failures, lastFailure);
    }

    @Override
    public String toString() {
        return event + " of " + chat + " since " + since + ", failed " + failures + " times"
                + (lastFailure == null ? "" : ", last with " + lastFailure);
    }
}
