package io.github.camelvzaps.reliability;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** One of several nodes that share numbers out by camel-master: a lock and a route for each number. */
final class SharedNumbersNode {
    private SharedNumbersNode() {}

    public static void main(String[] args) throws Exception {
        int numbers = Integer.getInteger("numbers");
        DefaultCamelContext context = new DefaultCamelContext();
        DataSource database = Application.database();
        PlatformTransactionManager transactions = new DataSourceTransactionManager(database);
        context.getRegistry().bind("database", database);
        context.getRegistry().bind("required", new SpringTransactionPolicy(transactions));
        context.setStreamCaching(false);
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(Path.of(System.getProperty("folder"), "locks").toString());
        cluster.setAcquireLockDelay(50, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(500, TimeUnit.MILLISECONDS);
        context.addService(cluster);
        VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
        VzapsConfiguration configuration = component.getConfiguration();
        Application.setUp(configuration);
        configuration.setInstanceId(null);
        configuration.setInstanceToken(null);
        configuration.setCursorRepository(Application.cursors(Cursors.FILES));
        Map<String, GatewayInstance> instances = new HashMap<>();
        for (int number = 0; number < numbers; number++) {
            GatewayInstance instance = new GatewayInstance();
            instance.setId("VZ" + number);
            instance.setToken("token-" + number);
            instances.put("number-" + number, instance);
        }
        component.setInstances(instances);
        JdbcMessageIdRepository marks = Application.marks(database, transactions);
        for (int number = 0; number < numbers; number++) {
            String alias = "number-" + number;
            context.addRoutes(Application.writeOnce(
                    "master:" + alias + ":vzaps:events/subscribe?events=Message&instance=" + alias, marks));
        }
        context.start();
        System.out.println("started");
        Thread.currentThread().join();
    }
}
