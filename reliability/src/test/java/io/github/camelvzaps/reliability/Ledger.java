package io.github.camelvzaps.reliability;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database into which the applications write. It outlives them. */
final class Ledger implements AutoCloseable {
    private static final String[] TABLES = {
        "create table effect (id bigserial primary key, number int not null, chat text not null, node text not null,"
                + " route text not null)",
        // as JdbcMessageIdRepository creates it
        "create table CAMEL_MESSAGEPROCESSED (processorName varchar(255), messageId varchar(100), createdAt timestamp,"
                + " primary key (processorName, messageId))",
        // groups of events that JdbcAggregationRepository keeps: open ones, and those whose work is not done
        "create table event_group (id text primary key, exchange bytea not null, version bigint not null)",
        "create table event_group_completed (id text primary key, exchange bytea not null, version bigint not null)",
        // the work behind the groups, which knows what it has done
        "create table noted (number int primary key, chat text not null)"
    };

    private final EmbeddedPostgres postgres;
    private final JdbcTemplate sql;

    Ledger() throws IOException {
        postgres = EmbeddedPostgres.start();
        sql = new JdbcTemplate(postgres.getPostgresDatabase());
        for (String table : TABLES) {
            sql.execute(table);
        }
    }

    String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    void clear() {
        sql.execute("truncate effect, CAMEL_MESSAGEPROCESSED, event_group, event_group_completed, noted");
    }

    /** Returns how many events took effect at least once; counted for each route. */
    int distinct() {
        return count("select count(distinct (number, route)) from effect");
    }

    /** Returns how many effects there are beyond one for each event and route. */
    int repeated() {
        return count("select count(*) - count(distinct (number, route)) from effect");
    }

    /** Returns how many events took their first effect before one that came earlier in the same chat; for one route. */
    int outOfOrder() {
        return count(
                "select count(*) from (select number, lag(number) over (partition by chat order by first) as before"
                        + " from (select chat, number, min(id) as first from effect group by chat, number) firsts) pairs"
                        + " where number < before");
    }

    /** Returns how many claims are held, or left by the dead. */
    int claims() {
        return count("select count(*) from CAMEL_MESSAGEPROCESSED where messageId like '%#%'");
    }

    /** Returns how many events took effect at least once, in whichever route. */
    int numbers() {
        return count("select count(distinct number) from effect");
    }

    /** Returns how many effects there are, of whichever route. */
    int effects() {
        return count("select count(*) from effect");
    }

    /** Returns how many events the work behind the groups has done. */
    int noted() {
        return count("select count(*) from noted");
    }

    /** Returns how many groups wait for more events. */
    int openGroups() {
        return count("select count(*) from event_group");
    }

    /** Returns how many groups are complete while their work is not done. */
    int completedGroups() {
        return count("select count(*) from event_group_completed");
    }

    int by(String node) {
        Integer count = sql.queryForObject("select count(*) from effect where node = ?", Integer.class, node);
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
