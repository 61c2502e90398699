package io.github.camelvzaps.simulator.realtime;

import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.StoredEvent;
import java.util.Locale;
import java.util.Set;

/**
 * What a consumer asked for.
 *
 * @param wanted event names in lower case; empty for the list of the instance
 * @param from position of the first event to send
 * @param replayUntil before this position only events that nobody acknowledged are sent; a consumer that names its last
 *     event gets all that follow
 * @param byToken whether it came with an access token
 */
record Subscription(Instance instance, Set<String> wanted, int from, int replayUntil, boolean byToken) {

    boolean wants(StoredEvent event) {
        if (event.number() < replayUntil && event.ackedAt() != null) {
            return false;
        }
        String type = event.body().type();
        return wanted.isEmpty()
                ? instance.wants(type)
                : wanted.contains("all") || wanted.contains(type.toLowerCase(Locale.ROOT));
    }
}
