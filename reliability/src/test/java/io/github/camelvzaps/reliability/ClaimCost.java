package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What marks and claims in a database cost, beside a consumer that has none. {@code -Dtest=ClaimCost} runs it; its name
 * keeps it out of every build, since a timing is no test. {@code -Dcost.events} and {@code -Dcost.rounds} replace its
 * numbers.
 */
class ClaimCost {
    private static final int EVENTS = Integer.getInteger("cost.events", 10_000);
    private static final int ROUNDS = Integer.getInteger("cost.rounds", 5);
    private static final int MAX_IN_FLIGHT = 256;

    private enum Repository {
        NONE("no repository"),
        MEMORY("`MemoryIdempotentRepository`"),
        MARKS("`JdbcMessageIdRepository`, `claimLease=0`"),
        CLAIMS("`JdbcMessageIdRepository`, claims");

        private final String title;

        Repository(String title) {
            this.title = title;
        }
    }

    @Test
    void marksAndClaimsInADatabaseBesideNone() throws Exception {
        Map<Repository, List<Double>> rates = new EnumMap<>(Repository.class);
        try (Ledger ledger = new Ledger();
                HikariDataSource database = database(ledger)) {
            for (Repository repository : Repository.values()) {
                eventsPerSecond(repository, ledger, database);
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Repository repository : Repository.values()) {
                    rates.computeIfAbsent(repository, r -> new ArrayList<>())
                            .add(eventsPerSecond(repository, ledger, database));
                }
            }
        }
        double none = median(rates.get(Repository.NONE));
        rates.forEach((repository, each) ->
                System.out.printf("| %s | %.0f | %.2f |%n", repository.title, median(each), median(each) / none));
    }

    private static double eventsPerSecond(Repository repository, Ledger ledger, HikariDataSource database)
            throws Exception {
        ledger.clear();
        AtomicInteger seen = new AtomicInteger();
        try (VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            VzapsConfiguration configuration =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            configuration.setBaseUrl(simulator.url());
            configuration.setInstanceId(Killable.INSTANCE);
            configuration.setClientToken("sim-client-token");
            configuration.setInstanceToken(Killable.TOKEN);
            configuration.setMaxInFlight(MAX_IN_FLIGHT);
            configuration.setConcurrentConsumers(4);
            switch (repository) {
                case MEMORY ->
                    configuration.setIdempotentRepository(
                            MemoryIdempotentRepository.memoryIdempotentRepository(2 * EVENTS));
                case MARKS, CLAIMS -> {
                    configuration.setIdempotentRepository(marks(database));
                    configuration.setClaimLease(repository == Repository.CLAIMS ? 60_000 : 0);
                }
                default -> configuration.setIdempotentRepository(null);
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("vzaps:events/subscribe?events=Message").process(exchange -> seen.incrementAndGet());
                }
            });
            context.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> simulator.realtimeConnections(Killable.INSTANCE) == 1);
            Customers customers = new Customers(simulator, 4 * MAX_IN_FLIGHT);
            long start = System.nanoTime();
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> customers.write(EVENTS) == EVENTS);
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(seen).hasValue(EVENTS);
            return EVENTS / seconds;
        }
    }

    private static JdbcMessageIdRepository marks(HikariDataSource database) {
        JdbcMessageIdRepository marks = new JdbcMessageIdRepository(database, "cost");
        marks.setTransactionTemplate(new TransactionTemplate(new DataSourceTransactionManager(database)));
        marks.setCreateTableIfNotExists(false);
        return marks;
    }

    private static HikariDataSource database(Ledger ledger) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(ledger.url());
        config.setUsername("postgres");
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return Arrays.stream(sorted).skip((sorted.length - 1) / 2).findFirst().orElseThrow();
    }
}
