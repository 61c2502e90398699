package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.PollAnswer;
import io.github.camelvzaps.core.event.JsonKeys;
import java.util.Map;

/**
 * What polls make of answers: a QR code is new when it is another one, and the state of a session when its status is,
 * whatever else the answer says. Stateless.
 */
final class ZapyapiPollAnswer extends PollAnswer {
    @Override
    public Object markOf(Object body) {
        Object code = JsonKeys.find(body, "qr_code");
        if (code != null) {
            return code;
        }
        Object connected = JsonKeys.find(body, "connected");
        return connected == null ? body : JsonKeys.find(body, "status");
    }

    @Override
    public Map<String, Object> headersOf(Object body) {
        String instanceId = JsonKeys.text(body, "instance_id");
        return instanceId == null ? Map.of() : Map.of("InstanceId", instanceId);
    }
}
