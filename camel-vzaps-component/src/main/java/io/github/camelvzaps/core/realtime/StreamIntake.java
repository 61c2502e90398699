package io.github.camelvzaps.core.realtime;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.event.JsonKeys;
import java.time.Clock;
import java.util.function.Consumer;

/** Makes events of the texts of a connection and puts them into the window. All but {@link #read} under the stream's lock. */
final class StreamIntake {
    private final EventReader reader;
    private final StreamWindow window;
    private final Clock clock;
    private final Consumer<StreamEvent> unwanted;

    /** @param unwanted receives events that no subscriber wants */
    StreamIntake(EventReader reader, StreamWindow window, Clock clock, Consumer<StreamEvent> unwanted) {
        this.reader = reader;
        this.window = window;
        this.clock = clock;
        this.unwanted = unwanted;
    }

    /** Reads a text, whatever it is. */
    VzapsEvent read(String text, boolean complete) {
        return complete ? reader.read(text) : reader.ofBeginning(text);
    }

    /** Sets the cursor, and takes in the late events that were kept beside it. */
    void begin(StreamCursor loaded) {
        window.setCursor(loaded);
        for (LateEvents.Kept one : loaded.takeLate()) {
            deliver(read(one.text(), one.complete()));
        }
    }

    /**
     * Takes in an event.
     *
     * @param text from which it was read
     * @return whether it was finished before, so that it is to be acknowledged again
     */
    boolean take(VzapsEvent event, String text, boolean complete) {
        if (event.id() == null) {
            if (!namesOnlyAType(event)) {
                deliver(event);
            }
            return false;
        }
        Cursor.Arrival arrival =
                window.cursor().arrive(event, complete ? reader.createdAt(text) : null, text, complete);
        if (arrival == Cursor.Arrival.NEW || arrival == Cursor.Arrival.LATE) {
            deliver(event);
        }
        return arrival == Cursor.Arrival.FINISHED;
    }

    private void deliver(VzapsEvent event) {
        StreamEvent arrived = new StreamEvent(event, clock.instant());
        if (!window.deliver(arrived)) {
            unwanted.accept(arrived);
        }
    }

    /** No gateway documents such frames; a greeting or an answer to an ack would look like this. */
    private static boolean namesOnlyAType(VzapsEvent event) {
        return event.content().get("type") instanceof String && JsonKeys.find(event.content(), "event") == null;
    }
}
