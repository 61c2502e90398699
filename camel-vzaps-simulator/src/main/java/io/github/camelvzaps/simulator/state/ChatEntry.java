package io.github.camelvzaps.simulator.state;

import java.time.Instant;

/** What stands in a chat: a message that went out, or the event of one that came in. */
public interface ChatEntry {

    /** When it came to be. */
    Instant at();
}
