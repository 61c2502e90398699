package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.MessageLog;

/** Notified of each accepted send; called with the world's monitor held. */
@FunctionalInterface
public interface SentListener {

    /**
     * A send was accepted.
     *
     * @param delayMs how long the message waits in the queue first
     */
    void sent(Instance instance, MessageLog.Sent message, long delayMs);
}
