package io.github.camelvzaps.manynodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database into which the workers write. It outlives them. */
final class Effects implements AutoCloseable {
    private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
    private final JdbcTemplate sql = new JdbcTemplate(postgres.getPostgresDatabase());

    Effects() throws IOException {
        sql.execute("create table effect (id bigserial primary key, chat text not null, text text not null,"
                + " kafka_partition int not null, worker text not null)");
        // as JdbcMessageIdRepository creates it
        sql.execute("create table CAMEL_MESSAGEPROCESSED (processorName varchar(255), messageId varchar(100),"
                + " createdAt timestamp, primary key (processorName, messageId))");
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    /** Returns how many messages took effect. */
    int distinct() {
        return count("select count(distinct text) from effect");
    }

    /** Returns how many effects there are beyond one for each message. */
    int doubled() {
        return count("select count(*) - count(distinct text) from effect");
    }

    /** Returns how many messages took effect after a later one of their chat, or in another partition; texts are numbers. */
    int outOfOrder() {
        return count("select count(*) from (select text::int as number, lag(text::int) over w as before,"
                + " kafka_partition, lag(kafka_partition) over w as elsewhere"
                + " from effect window w as (partition by chat order by id)) pairs"
                + " where number < before or kafka_partition <> elsewhere");
    }

    int by(String worker) {
        Integer count = sql.queryForObject("select count(*) from effect where worker = ?", Integer.class, worker);
        return count == null ? 0 : count;
    }

    private int count(String query) {
        Integer count = sql.queryForObject(query, Integer.class);
        return count == null ? 0 : count;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
