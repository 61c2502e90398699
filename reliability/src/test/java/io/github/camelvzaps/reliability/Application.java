package io.github.camelvzaps.reliability;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvzaps.api.CursorFiles;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The application that is killed: it writes each event into a database. Set up by system properties. */
final class Application {
    /** One row for each time that the route did its work. */
    static final String INSERT = "sql:insert into effect (number, chat, node, route) values"
            + " (cast(:#${header.CamelVzapsText} as int), :#${header.CamelVzapsChatId}, :#${sys.node}, :#${routeId})"
            + "?dataSource=#database";

    static final int CONCURRENT_CONSUMERS = 4;

    private Application() {}

    public static void main(String[] args) throws Exception {
        Variant variant = Variant.valueOf(System.getProperty("variant"));
        Way way = Way.valueOf(System.getProperty("way"));
        DefaultCamelContext context = new DefaultCamelContext();
        DataSource database = database();
        PlatformTransactionManager transactions = new DataSourceTransactionManager(database);
        context.getRegistry().bind("database", database);
        context.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
        context.setStreamCaching(false);
        VzapsConfiguration configuration =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        setUp(configuration);
        configuration.setCursorRepository(cursors(variant.cursors()));
        if (way.needsServer()) {
            context.addService(server());
        } else if (way == Way.MASTER) {
            context.addService(cluster());
        }
        configuration.setSubscription(System.getProperty("subscription"));
        // a process that died is up again soon here
        configuration.setClaimLease(Long.getLong("claimLease", 1_000));
        JdbcMessageIdRepository marks = marks(database, transactions);
        switch (variant.marks()) {
            case JDBC -> configuration.setIdempotentRepository(marks);
            case SLOW_JDBC -> configuration.setIdempotentRepository(new Trouble.SlowMarks(marks));
            default -> configuration.setIdempotentRepository(null);
        }
        for (String uri : way.uris()) {
            if (way == Way.GROUPED) {
                context.addRoutes(new GroupRoutes(uri, variant.marks() == Marks.WITH_THE_EFFECT ? marks : null));
            } else {
                context.addRoutes(variant.marks() == Marks.WITH_THE_EFFECT ? writeOnce(uri, marks) : write(uri));
            }
        }
        context.start();
        if (variant.interrupted()) {
            Trouble.interrupt(context);
        }
        if (Boolean.getBoolean("samples")) {
            Sample.printNowAndThen();
        }
        System.out.println("started");
        Thread.currentThread().join();
    }

    static StateRepository<String, String> cursors(Cursors cursors) {
        CursorFiles files =
                new CursorFiles(Path.of(System.getProperty("folder"), System.getProperty("cursors", "cursors")));
        return switch (cursors) {
            case FILES -> files;
            case FULL_DISK -> new Trouble.FullDisk(files);
            case NONE -> null;
        };
    }

    private static RouteBuilder write(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to(INSERT);
            }
        };
    }

    static RouteBuilder writeOnce(String uri, JdbcMessageIdRepository marks) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri)
                        .transacted("required")
                        .idempotentConsumer(header(VzapsConstants.DEDUPE_KEY), marks)
                        // the rollback takes the mark back; another node may have set it since
                        .removeOnFailure(false)
                        .to(INSERT);
            }
        };
    }

    static JdbcMessageIdRepository marks(DataSource database, PlatformTransactionManager transactions) {
        JdbcMessageIdRepository marks = new JdbcMessageIdRepository(database, "effects");
        marks.setTransactionTemplate(new TransactionTemplate(transactions));
        marks.setCreateTableIfNotExists(false);
        return marks;
    }

    static DataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(System.getProperty("database"));
        config.setUsername("postgres");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    static void setUp(VzapsConfiguration configuration) {
        configuration.setBaseUrl(System.getProperty("baseUrl"));
        configuration.setRealtimeUrl(System.getProperty("realtimeUrl"));
        configuration.setInstanceId(Killable.INSTANCE);
        configuration.setClientToken("sim-client-token");
        configuration.setInstanceToken(Killable.TOKEN);
        configuration.setPublicUrl("http://127.0.0.1:" + System.getProperty("port"));
        configuration.setReconnectDelay(50);
        configuration.setMaxInFlight(Integer.getInteger("maxInFlight"));
        configuration.setConcurrentConsumers(CONCURRENT_CONSUMERS);
        configuration.setPingInterval(Integer.getInteger("pingInterval", 15_000));
        configuration.setRedeliveryDelay(20);
        configuration.setMaximumRedeliveryDelay(200);
    }

    private static VertxPlatformHttpServer server() {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(Integer.getInteger("port"));
        return new VertxPlatformHttpServer(server);
    }

    private static FileLockClusterService cluster() throws Exception {
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(Path.of(System.getProperty("folder"), "locks").toString());
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        return cluster;
    }
}
