package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.core.EventConsumer;
import io.github.camelvzaps.core.RealtimeConsumer;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.RealtimeStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;

/** What people may know of a consumer: counts, states and ids of events, and nothing out of them. */
final class ConsumerReport {
    private ConsumerReport() {}

    static Map<String, Object> of(EventConsumer consumer) {
        DeliveryStatistics counts = consumer.statistics();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("endpoint", consumer.getEndpoint().shownId());
        report.put("routeId", consumer.getRouteId() == null ? "" : consumer.getRouteId());
        report.put("status", consumer.getStatus().name());
        report.put("instances", consumer.instances().toString());
        report.put("problems", String.join("; ", consumer.problems()));
        report.put("received", counts.getReceived());
        report.put("inFlight", counts.getInFlight());
        report.put("finished", counts.getFinished());
        report.put("failed", counts.getFailed());
        report.put("redelivered", counts.getRedelivered());
        report.put("duplicates", counts.getDuplicates());
        report.put("skipped", counts.getSkipped());
        report.put("givenUp", counts.getGivenUp());
        report.put("claimsLost", counts.getClaimsLost());
        report.put(
                "oldestUnfinishedSince",
                consumer.oldestUnfinishedSince().map(Object::toString).orElse(""));
        report.put("oldestInRoute", consumer.getOldestInRoute());
        report.put("oldestFailing", consumer.getOldestFailing());
        report.put("unknown", counts.getUnknown());
        report.put("refused", counts.getRefused());
        report.put("lastEventAt", String.valueOf(counts.getLastEventAt()));
        if (consumer instanceof RealtimeConsumer realtime) {
            report.put("connects", counts.getConnects());
            report.put(
                    "sessions",
                    realtime.streams().stream().map(ConsumerReport::of).toList());
        }
        return report;
    }

    private static JsonObject of(RealtimeStream stream) {
        JsonObject report = new JsonObject();
        report.put("instance", stream.settings().instanceId());
        report.put("connected", stream.state().isOpen());
        report.put("since", stream.state().getSince().toString());
        report.put("lastHeardAt", String.valueOf(stream.state().getLastHeardAt()));
        report.put("unfinished", stream.unfinished());
        report.put("oldestUnfinishedSince", String.valueOf(stream.oldestUnfinishedSince()));
        report.put("cursor", String.valueOf(stream.position()));
        return report;
    }
}
