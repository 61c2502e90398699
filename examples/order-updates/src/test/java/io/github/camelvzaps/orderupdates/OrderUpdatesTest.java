package io.github.camelvzaps.orderupdates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program as the README starts it, on a free port, and what the database and the simulator hold after the day. */
class OrderUpdatesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static ConfigurableApplicationContext application;
    private static VzapsSimulator simulator;
    private static JdbcClient database;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            System.setProperty("demo.port", Integer.toString(free.getLocalPort()));
        }
        application = SpringApplication.run(OrderUpdates.class);
        simulator = application.getBean(VzapsSimulator.class);
        database = application.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        System.clearProperty("demo.port");
    }

    @Test
    void eachOrderIsSentOnceAndItsRowSaysWhatBecameOfIt() {
        assertThat(column("select notice from orders where customer in ('Ana', 'Bruno', 'Carla') order by id"))
                .containsExactly("SENT", "REJECTED", "UNKNOWN");
        assertThat(column("select message_id from orders where customer = 'Ana'"))
                .first()
                .isEqualTo(simulator.messages("SHOP1").get(0).id());

        database.sql("insert into orders (customer, phone, state) values ('Dora', '5541934567890', 'packed')")
                .update();
        database.sql("insert into orders (customer, phone, state) values ('Edu', '5541945678901', 'shipped')")
                .update();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(column("select notice from orders where customer = 'Edu'"))
                        .containsExactly("SENT"));

        // Ana's, Carla's of which only the answer was lost, and Edu's; never a second one to anybody
        assertThat(simulator.messages("SHOP1")).hasSize(3);
        assertThat(column("select customer from orders where notice is null")).containsExactly("Dora");
    }

    @Test
    void anAnswerIsOneRowHoweverOftenTheGatewayRepeatsIt() {
        int before = column("select id from answers").size();
        simulator.fault(FaultRule.onOperation("events/frame").times(1).duplicate());
        simulator.customerSays("SHOP1", CustomerMessage.text("5541956789012", "When does it come?"));
        // of one chat nothing overtakes anything: with this row the repetition is through
        simulator.customerSays("SHOP1", CustomerMessage.text("5541956789012", "Hello?"));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(column("select text from answers where phone = '5541956789012' order by text"))
                                .containsExactly("Hello?", "When does it come?"));
        assertThat(simulator.faults()).as("the event came twice").allMatch(fault -> fault.fired() == 1);
        assertThat(column("select id from answers")).hasSize(before + 2);
    }

    private static List<String> column(String query) {
        return database.sql(query).query(String.class).list();
    }
}
