package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.Map;

/** What polls make of the list of instances: an item says of which instance it is, as all other exchanges do. */
final class InstancesOfAccount extends PollAnswer {
    @Override
    public Map<String, Object> headersOf(Object body) {
        String id = JsonKeys.find(body, "content") == null ? JsonKeys.text(body, "id", "instance_id") : null;
        return id == null ? Map.of() : Map.of(VzapsConstants.INSTANCE_ID, id);
    }
}
