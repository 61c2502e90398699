package io.github.camelvzaps.crmbridge.outbox;

import io.github.camelvzaps.crmbridge.Screen;
import io.github.camelvzaps.crmbridge.start.OnlyBridge;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says at the start what a run that was killed has left. The component makes it unknown, and does not send it again. */
@Component
class Outbox {
    private static final List<String> TABLES = List.of("reply_outbox", "campaign_outbox");

    /** @param onlyBridge nobody else is sending */
    Outbox(JdbcClient database, Screen screen, OnlyBridge onlyBridge) {
        int left = TABLES.stream().mapToInt(table -> beingSent(database, table)).sum();
        if (left > 0) {
            screen.line(left + " messages were on their way when the program was ended the last time: unknown");
        }
    }

    private static int beingSent(JdbcClient database, String table) {
        boolean there = database.sql("select to_regclass('" + table + "') is not null")
                .query(Boolean.class)
                .single();
        return there
                ? database.sql("select count(*) from " + table + " where state = 'sending'")
                        .query(Integer.class)
                        .single()
                : 0;
    }
}
