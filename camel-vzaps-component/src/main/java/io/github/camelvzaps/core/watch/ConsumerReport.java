package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people may know of a consumer: counts, states and ids of events, and nothing out of them. */
final class ConsumerReport {
    private ConsumerReport() {}

    static Map<String, Object> of(WatchedConsumer consumer) {
        DeliveryStatistics counts = consumer.statistics();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("endpoint", consumer.shownId());
        report.put("routeId", consumer.getRouteId() == null ? "" : consumer.getRouteId());
        report.put("status", consumer.getStatus().name());
        report.put("instances", consumer.instances().toString());
        report.put("problems", consumer.getProblemText());
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
        consumer.sessions().ifPresent(sessions -> {
            report.put("connects", counts.getConnects());
            report.put("sessions", sessions);
        });
        return report;
    }
}
