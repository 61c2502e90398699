package io.github.camelvzaps.orderupdates;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings what a shop has already: a database, orders that leave the store, a number, and customers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("demo")
class Demo {
    private static final String ANA = "5511987654321";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 100;

    @Bean
    VzapsSimulator simulator(@Value("${demo.port}") int port) {
        return VzapsSimulator.builder()
                .port(port)
                .instance("SHOP1", "shop1-token")
                .start();
    }

    @Bean
    EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    /** Three orders leave the store: one message goes out, one is refused, of one nobody knows. */
    @Bean
    ApplicationRunner day(VzapsSimulator simulator, JdbcClient database, ConfigurableApplicationContext context) {
        return arguments -> {
            System.out.println("The phones of the customers: " + simulator.url() + "/ui/");
            simulator.fault(
                    FaultRule.onOperation("messages/sendText").skip(1).times(1).status(400));
            simulator.fault(
                    FaultRule.onOperation("messages/sendText").skip(1).times(1).reset(Reset.AFTER));
            database.sql("insert into orders (customer, phone, state) values ('Ana', ?, 'shipped'),"
                            + " ('Bruno', '5521912345678', 'shipped'), ('Carla', '5531923456789', 'shipped')")
                    .param(ANA)
                    .update();
            await(database, "select count(*) = 3 from orders where notice not in ('SENDING')");
            simulator.customerSays(
                    "SHOP1", CustomerMessage.text(ANA, "Thank you!").name("Ana"));
            await(database, "select count(*) = 1 from answers");

            System.out.println("Orders that left the store");
            rows(database, "select rpad(customer, 8) || notice from orders order by id")
                    .forEach(row -> System.out.println("  " + row));
            System.out.println("What customers answer");
            rows(database, "select rpad(customer, 8) || text from answers join orders using (phone)")
                    .forEach(row -> System.out.println("  " + row));
            if (arguments.containsOption("once")) {
                System.exit(SpringApplication.exit(context));
            }
        };
    }

    private static List<String> rows(JdbcClient database, String query) {
        return database.sql(query).query(String.class).list();
    }

    private static void await(JdbcClient database, String condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!database.sql(condition).query(Boolean.class).single()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Waited a minute for: " + condition);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
