package io.github.camelvzaps.manynodes;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one process of the application: a node that takes webhooks, or a worker. The exit code is 2 for a wrong argument. */
public final class ManyNodes {
    private ManyNodes() {}

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        String role = args.length == 1 ? args[0] : "";
        switch (role) {
            case "node" -> {
                main.addOverrideProperty("camel.server.enabled", "true");
                main.configure().addRoutesBuilder(new WebhookNode());
            }
            case "worker" -> {
                bindDatabase(main);
                main.configure().addRoutesBuilder(new Worker());
            }
            default -> {
                System.err.println("Say node (takes webhooks) or worker (does the work).");
                System.exit(2);
            }
        }
        main.run();
    }

    private static void bindDatabase(Main main) {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(System.getProperty("nodes.database"));
        database.setUsername(System.getProperty("nodes.database-user", "postgres"));
        database.setPassword(System.getProperty("nodes.database-password"));
        database.setMaximumPoolSize(4);
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
        JdbcMessageIdRepository done = new JdbcMessageIdRepository(database, "work");
        done.setTransactionTemplate(new TransactionTemplate(transactions));
        // two workers that start at once would both try
        done.setCreateTableIfNotExists(false);
        main.bind("database", database);
        main.bind("required", new SpringTransactionPolicy(transactions));
        main.bind("done", done);
    }
}
