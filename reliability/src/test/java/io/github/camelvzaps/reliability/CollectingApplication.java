package io.github.camelvzaps.reliability;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.github.camelvzaps.vzaps.VzapsConstants;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.AggregateDefinition;
import org.apache.camel.processor.aggregate.jdbc.JdbcAggregationRepository;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * An application that collects what a customer writes in a short time, and handles it at once. The step {@code aggregate}
 * ends the exchange of each event, so the event is confirmed before that. Set up by system properties.
 */
final class CollectingApplication {
    private CollectingApplication() {}

    public static void main(String[] args) throws Exception {
        boolean lasting = Boolean.getBoolean("lasting");
        DataSource database = database();
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("database", database);
        setUp(context.getComponent("vzaps", VzapsComponent.class).getConfiguration());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                AggregateDefinition collected = from("vzaps:events/subscribe?events=Message")
                        .setBody(header(VzapsConstants.TEXT))
                        .aggregate(header(VzapsConstants.CHAT_ID), AggregationStrategies.string(","))
                        .completionSize(10)
                        .completionTimeout(300);
                if (lasting) {
                    collected.aggregationRepository(repository(database));
                }
                collected
                        .setHeader("chat", exchangeProperty(Exchange.AGGREGATED_CORRELATION_KEY))
                        .split(body().tokenize(","))
                        .to("sql:insert into effect (number, chat, node) values (cast(:#${body} as int),"
                                + " :#${header.chat}, 'collector')?dataSource=#database");
            }
        });
        context.start();
        Thread.currentThread().join();
    }

    /**
     * Stores each event before its exchange ends; what a kill interrupts is taken up again. The variant of it
     * for PostgreSQL writes no version in Camel 4.18, and fails on each event.
     */
    private static JdbcAggregationRepository repository(DataSource database) {
        JdbcAggregationRepository repository =
                new JdbcAggregationRepository(new DataSourceTransactionManager(database), "collected", database);
        repository.setUseRecovery(true);
        repository.setRecoveryInterval(500);
        return repository;
    }

    private static DataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getProperty("database"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static void setUp(VzapsConfiguration configuration) {
        configuration.setBaseUrl(System.getProperty("baseUrl"));
        configuration.setRealtimeUrl(System.getProperty("realtimeUrl"));
        configuration.setInstanceId(CollectingTest.INSTANCE);
        configuration.setClientToken("sim-client-token");
        configuration.setInstanceToken(CollectingTest.TOKEN);
        configuration.setReconnectDelay(50);
        configuration.setConcurrentConsumers(4);
    }
}
