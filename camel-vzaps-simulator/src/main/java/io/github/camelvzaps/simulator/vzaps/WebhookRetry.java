package io.github.camelvzaps.simulator.vzaps;

import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.WebhookLog;

/** Delivers a logged event once more; called with the world's monitor held. */
@FunctionalInterface
public interface WebhookRetry {

    void retry(Instance instance, WebhookLog.Entry entry);
}
