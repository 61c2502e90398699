package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceFile;
import io.github.camelvzaps.api.InstanceSource;
import io.github.camelvzaps.api.InstanceTable;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.awaitility.core.ConditionFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The doors through which numbers come and go: a file, a table, JMX and the operations of the resource numbers. */
@ExtendWith(SimulatorExtension.class)
class InstanceSourceTest {
    private static final String ALL = "vzaps:events/subscribe?events=Message&instances=*";

    @TempDir
    Path folder;

    private VzapsSimulator simulator;
    private Listener listener;

    @BeforeEach
    void addInstances(VzapsSimulator given) {
        simulator = given;
        for (int number = 1; number <= 3; number++) {
            simulator.addInstance("VZ" + number, "s3cret-" + number);
        }
        listener = new Listener(simulator).options(options -> {
            options.setInstanceId(null);
            options.setInstanceToken(null);
        });
        listener.component.setInstanceSourceDelay(50);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(20));
    }

    private static Map<String, String> tokens(int... numbers) {
        Map<String, String> tokens = new TreeMap<>();
        for (int number : numbers) {
            tokens.put("VZ" + number, "s3cret-" + number);
        }
        return tokens;
    }

    /** A place where numbers are kept; the alias is the id in lower case. */
    enum Kept {
        FILE {
            @Override
            InstanceSource source(Path folder) {
                InstanceFile file = new InstanceFile();
                file.setFile(folder.resolve("numbers.properties").toString());
                return file;
            }

            @Override
            void write(Path folder, Map<String, String> tokens) throws Exception {
                StringBuilder lines = new StringBuilder("# numbers\n");
                tokens.forEach((id, token) -> lines.append(id.toLowerCase(Locale.ROOT))
                        .append(".id=")
                        .append(id)
                        .append('\n')
                        .append(id.toLowerCase(Locale.ROOT))
                        .append(".token=")
                        .append(token)
                        .append('\n'));
                Files.writeString(folder.resolve("numbers.properties"), lines);
            }

            @Override
            void spoil(Path folder) throws Exception {
                Files.writeString(folder.resolve("numbers.properties"), "vz1.token=s3cret-1\n");
            }
        },
        TABLE {
            private JdbcDataSource database(Path folder) {
                JdbcDataSource database = new JdbcDataSource();
                database.setURL("jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1");
                return database;
            }

            @Override
            InstanceSource source(Path folder) {
                InstanceTable table = new InstanceTable();
                table.setDataSource(database(folder));
                return table;
            }

            @Override
            void write(Path folder, Map<String, String> tokens) throws Exception {
                try (Connection connection = database(folder).getConnection();
                        Statement sql = connection.createStatement()) {
                    sql.execute("create table if not exists vzaps_instance (alias varchar, id varchar, token varchar)");
                    connection.setAutoCommit(false);
                    sql.execute("delete from vzaps_instance");
                    for (Map.Entry<String, String> row : tokens.entrySet()) {
                        sql.execute("insert into vzaps_instance values ('"
                                + row.getKey().toLowerCase(Locale.ROOT) + "', '" + row.getKey() + "', '"
                                + row.getValue() + "')");
                    }
                    connection.commit();
                }
            }

            @Override
            void spoil(Path folder) throws Exception {
                try (Connection connection = database(folder).getConnection();
                        Statement sql = connection.createStatement()) {
                    sql.execute("drop table vzaps_instance");
                }
            }
        };

        abstract InstanceSource source(Path folder);

        abstract void write(Path folder, Map<String, String> tokens) throws Exception;

        abstract void spoil(Path folder) throws Exception;
    }

    private long handshakes(String id) {
        return simulator.requests().stream()
                .filter(request -> request.path().contains("events/ws")
                        && id.equals(request.query().get("instance_id")))
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void routesFollowWhatIsKeptAndStayAsTheyAreWhileItCannotBeRead(Kept kept) throws Exception {
        kept.write(folder, tokens(1, 2));
        listener.component.setInstanceSource(kept.source(folder));
        listener.start(ALL);
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 1 && simulator.realtimeConnections("VZ2") == 1);
        GatewayInstance byHand = new GatewayInstance();
        byHand.setId("VZ3");
        byHand.setToken("s3cret-3");
        listener.component.getInstanceRegistry().add("by-hand", byHand);

        kept.write(folder, tokens(2));
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 0);
        assertThat(listener.component.getInstanceRegistry().list()).isEqualTo(Map.of("vz2", "VZ2", "by-hand", "VZ3"));

        try (LogLines log = new LogLines()) {
            kept.spoil(folder);
            patiently().until(() -> log.text(Level.WARN).contains("Instances stay as they are, since"));
            assertThat(listener.component.getInstanceSourceProblem()).isNotEmpty();
            assertThat(log.text(Level.WARN)).doesNotContain("s3cret");
            kept.write(folder, tokens(1, 2));
            patiently().until(() -> simulator.realtimeConnections("VZ1") == 1);
            assertThat(log.from(Level.WARN)).hasSize(1);
        }
        patiently().until(() -> listener.component.getInstanceSourceProblem().isEmpty());
        assertThat(handshakes("VZ2")).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadAtTheStartStopsItAndIsNamed(Kept kept) {
        listener.component.setInstanceSource(kept.source(folder));

        assertThatThrownBy(() -> listener.start(ALL))
                .hasStackTraceContaining("The instances cannot be read from the ")
                .hasStackTraceContaining(kept == Kept.FILE ? "there is no such file" : "VZAPS_INSTANCE");
    }

    @Test
    void jmxAddsListsAndRemoves() throws Exception {
        listener.start(ALL);
        MBeanServer server =
                listener.context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(
                        new ObjectName("org.apache.camel:context=" + listener.context.getManagementName()
                                + ",type=components,name=\"vzaps\""),
                        null)
                .iterator()
                .next();
        String[] text = {"java.lang.String", "java.lang.String", "java.lang.String"};

        assertThat(server.invoke(name, "addInstance", new Object[] {"one", "VZ1", "s3cret-1"}, text))
                .isEqualTo(true);
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 1);
        assertThat(server.getAttribute(name, "InstanceIds")).isEqualTo("{one=VZ1}");
        assertThatThrownBy(() -> server.invoke(name, "addInstance", new Object[] {"two", "", "s3cret-2"}, text))
                .hasRootCauseExactlyInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("The instance 'two' has no id");
        assertThat(server.invoke(name, "removeInstance", new Object[] {"one"}, new String[] {"java.lang.String"}))
                .isEqualTo(true);
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 0);
    }

    @Test
    void routesAddListAndRemoveWithoutACallToTheGatewayAndShowNoToken() throws Exception {
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:add").to("vzaps:numbers/add");
                from("direct:remove").to("vzaps:numbers/remove");
                from("direct:list").to("vzaps:numbers/list");
            }
        });
        listener.start(ALL);
        ProducerTemplate template = listener.context.createProducerTemplate();

        assertThat(template.requestBody("direct:add", Map.of("alias", "one", "id", "VZ1", "token", "s3cret-1")))
                .isEqualTo(Map.of("alias", "one", "id", "VZ1", "changed", true));
        template.requestBodyAndHeaders(
                "direct:add",
                "anything",
                Map.of(
                        "CamelVzapsInstance", "two",
                        "CamelVzapsInstanceId", "VZ2",
                        "CamelVzapsInstanceToken", "s3cret-2"));
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 1 && simulator.realtimeConnections("VZ2") == 1);
        assertThat(template.requestBody("direct:list", (Object) null).toString())
                .isEqualTo("[{alias=one, id=VZ1}, {alias=two, id=VZ2}]");
        assertThat(template.requestBody("direct:remove", "one"))
                .isEqualTo(Map.of("alias", "one", "id", "VZ1", "changed", true));
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 0);
        assertThatThrownBy(() -> template.requestBody("direct:remove", (Object) null))
                .isInstanceOf(CamelExecutionException.class)
                .hasStackTraceContaining("give its alias in the header CamelVzapsInstance");
        assertThat(simulator.requests()).allMatch(request -> request.path().contains("events/ws"));
    }

    @Test
    void theRouteOfAnEventMayAddAnotherNumberThanThatOfTheEvent() throws Exception {
        GatewayInstance first = new GatewayInstance();
        first.setId("VZ1");
        first.setToken("s3cret-1");
        listener.component.getInstanceRegistry().add("one", first);
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:added")
                        .setBody(exchange -> Map.of("alias", "two", "id", "VZ2", "token", "s3cret-2"))
                        .to("vzaps:numbers/add");
            }
        });
        listener.start(
                ALL, exchange -> listener.context.createProducerTemplate().send("direct:added", exchange));
        patiently().until(() -> simulator.realtimeConnections("VZ1") == 1);

        simulator.customerSays("VZ1", "5511988887777", "add the other one");

        patiently().until(() -> simulator.realtimeConnections("VZ2") == 1);
        assertThat(listener.component.getInstanceRegistry().list()).isEqualTo(Map.of("one", "VZ1", "two", "VZ2"));
    }
}
