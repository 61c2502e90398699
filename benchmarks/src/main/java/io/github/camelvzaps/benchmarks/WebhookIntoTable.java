package io.github.camelvzaps.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Webhooks that are answered when a PostgreSQL has committed them, and a slow route that takes them from there. */
final class WebhookIntoTable extends RouteBuilder {
    private final EmbeddedPostgres postgres;
    private final HikariDataSource database;
    private final String webhook;
    private final LongAdder seen;

    /** @param seen counts what the route has finished */
    private WebhookIntoTable(EmbeddedPostgres postgres, String webhook, LongAdder seen) {
        this.postgres = postgres;
        this.webhook = webhook;
        this.seen = seen;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(4);
        database = new HikariDataSource(config);
    }

    static WebhookIntoTable start(DefaultCamelContext context, String webhook, LongAdder seen) {
        try {
            // it waits for the disk at each commit, as it does in production
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            WebhookIntoTable routes = new WebhookIntoTable(postgres, webhook, seen);
            context.getRegistry().bind("inbox", routes.database);
            return routes;
        } catch (IOException e) {
            throw new RuntimeCamelException(e);
        }
    }

    @Override
    public void configure() {
        from(webhook + "&order=none&acknowledge=stored&inboxDataSource=#inbox&inboxCreateTable=true"
                        + "&concurrentConsumers=500")
                .routeId("stored")
                .process(exchange -> TimeUnit.MILLISECONDS.sleep(EventConsumers.SLOW_MILLIS))
                .process(exchange -> seen.increment());
    }

    /** To be called when the route is gone. */
    void stopDatabase() throws IOException {
        database.close();
        postgres.close();
    }
}
