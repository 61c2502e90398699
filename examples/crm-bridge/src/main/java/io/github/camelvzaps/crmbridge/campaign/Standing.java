package io.github.camelvzaps.crmbridge.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many recipients of a campaign are in which state. */
record Standing(Map<String, Integer> byState) {

    static Standing of(String campaign, JdbcClient database) {
        Map<String, Integer> counts = new TreeMap<>();
        database.sql(
                        "select coalesce(o.state, r.state) as state, count(*) as n from recipient r left join campaign_outbox o"
                                + " on o.message_key = 'campaign-' || r.id where r.campaign = :campaign group by 1")
                .param("campaign", campaign)
                .query((row, number) -> counts.put(row.getString("state"), row.getInt("n")))
                .list();
        return new Standing(counts);
    }

    int of(String state) {
        return byState.getOrDefault(state, 0);
    }

    int total() {
        return byState.values().stream().mapToInt(Integer::intValue).sum();
    }

    int open() {
        return of("unchecked") + of("checked") + of("waiting") + of("sending");
    }
}
