package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** An outbox in the transaction of a route, with Spring and PostgreSQL. The simulator counts what is sent. */
@ExtendWith(SimulatorExtension.class)
class OutboxTransactionTest {
    private static EmbeddedPostgres postgres;

    private VzapsSimulator simulator;
    private DataSource database;
    private JdbcTemplate tables;

    @BeforeAll
    static void startDatabase() throws Exception {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        postgres.close();
    }

    @BeforeEach
    void begin(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Killable.INSTANCE, Killable.TOKEN);
        database = postgres.getPostgresDatabase();
        tables = new JdbcTemplate(database);
        tables.execute("drop table if exists orders, camel_vzaps_outbox, camel_vzaps_outbox_lease");
        tables.execute("create table orders (number int primary key)");
    }

    private DefaultCamelContext application(DataSource outbox) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getRegistry().bind("database", database);
        context.getRegistry().bind("required", new SpringTransactionPolicy(new DataSourceTransactionManager(database)));
        VzapsConfiguration configuration =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setInstanceId(Killable.INSTANCE);
        configuration.setInstanceToken(Killable.TOKEN);
        configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        configuration.setOutboxDataSource(outbox);
        configuration.setOutboxCreateTable(true);
        configuration.setOutboxPollInterval(50);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:order")
                        .transacted("required")
                        .to("vzaps:outbox/send?phone=14155550100")
                        // fails when the order is there already
                        .to("sql:insert into orders values (cast(:#${body} as int))?dataSource=#database");
            }
        });
        context.start();
        return context;
    }

    private static Exchange order(DefaultCamelContext context, String number) {
        return context.createFluentProducerTemplate()
                .to("direct:order")
                .withBody(number)
                .withHeader(VzapsConstants.OUTBOX_KEY, "order-" + number + "-" + System.nanoTime())
                .send();
    }

    private int rows(String table) {
        return tables.queryForObject("select count(*) from " + table, Integer.class);
    }

    @Test
    void aMessageIsWrittenWithTheTransactionOrNotAtAll() throws Exception {
        try (DefaultCamelContext context = application(new TransactionAwareDataSourceProxy(database))) {
            assertThat(order(context, "1").getException()).isNull();
            assertThat(order(context, "1").getException()).isNotNull();
            assertThat(order(context, "2").getException()).isNull();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> simulator.messages(Killable.INSTANCE).size() == 2);
            assertThat(rows("orders")).isEqualTo(2);
            assertThat(rows("camel_vzaps_outbox")).isEqualTo(2);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> tables.queryForList("select state from camel_vzaps_outbox", String.class).stream()
                            .allMatch("sent"::equals));
        }
        assertThat(simulator.messages(Killable.INSTANCE))
                .extracting(message -> message.body().get("message"))
                .containsExactly("1", "2");
    }

    @Test
    void aDataSourceThatDoesNotFollowTheTransactionIsRefused() throws Exception {
        try (DefaultCamelContext context = application(database)) {
            assertThat(order(context, "1").getException())
                    .hasStackTraceContaining(
                            "a TransactionAwareDataSourceProxy around the one of the transaction manager");
        }
        assertThat(rows("orders")).isZero();
        assertThat(rows("camel_vzaps_outbox")).isZero();
        assertThat(simulator.messages(Killable.INSTANCE)).isEmpty();
    }
}
