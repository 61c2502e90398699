package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of the public API as JSON objects. */
final class Listings {

    private Listings() {}

    static Map<String, Object> message(AcceptedMessage message) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", message.id());
        map.put("type", message.type());
        map.put("to", message.to());
        map.put("body", message.body());
        map.put("media", media(message.media()));
        map.put("accepted_at", message.acceptedAt().toString());
        map.put("state", message.state());
        return map;
    }

    static Map<String, Object> event(SimulatedEvent event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", event.id());
        map.put("type", event.type());
        map.put("created_at", event.at().toString());
        map.put("data", event.data());
        map.put("acked", event.acked());
        map.put("delivery_count", event.deliveryCount());
        map.put(
                "deliveries",
                event.deliveries().stream()
                        .map(delivery -> Map.of(
                                "at", delivery.at().toString(),
                                "how", delivery.how(),
                                "outcome", delivery.outcome()))
                        .toList());
        return map;
    }

    static Map<String, Object> request(RecordedRequest request) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", request.method());
        map.put("path", request.path());
        map.put("raw_path", request.rawPath());
        map.put("query", request.query());
        map.put("headers", request.headers());
        map.put("body", request.body());
        map.put("media", media(request.media()));
        map.put("at", request.at().toString());
        map.put("status", request.status());
        map.put("operation", request.operation());
        return map;
    }

    private static List<Map<String, Object>> media(List<MediaDigest> media) {
        return media.stream().map(MediaDigest::toMap).toList();
    }
}
