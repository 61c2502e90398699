package io.github.camelvzaps.crmbridge.inbox;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the cursor of the realtime connection in the database: unlike Camel's file, a killed process cannot leave half a
 * line in it, and it is backed up together with what it belongs to. Thread-safe.
 */
@Component("cursor")
public class CursorTable extends ServiceSupport implements StateRepository<String, String> {
    private final JdbcClient database;

    public CursorTable(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void setState(String name, String position) {
        database.sql("insert into event_cursor (name, position) values (:name, :position)"
                        + " on conflict (name) do update set position = excluded.position")
                .param("name", name)
                .param("position", position)
                .update();
    }

    @Override
    public String getState(String name) {
        return database.sql("select position from event_cursor where name = :name")
                .param("name", name)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
