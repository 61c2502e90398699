package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.consumer.ConsumerStage.Route;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.delivery.SharedRepository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where finished events are remembered, and how an event that is under way is kept from other nodes. */
class EventMarksTest {
    private static final String CHAT = "5511900000001";

    private final ConsumerStage stage = new ConsumerStage();
    private final Route route = new Route();

    @AfterEach
    void close() {
        stage.close();
    }

    private PlainConsumer started(String routeId) {
        PlainConsumer consumer = stage.consumer(route);
        consumer.setRouteId(routeId);
        consumer.start();
        return consumer;
    }

    private void bringTwice(PlainConsumer consumer) {
        stage.bring(consumer, Events.message("m1", CHAT));
        stage.bring(consumer, Events.message("m1", CHAT));
    }

    @Test
    void withoutAWordEachConsumerRemembersInItsMemory() {
        bringTwice(started("orders"));
        assertThat(route.seen).hasSize(1);
        bringTwice(started("invoices"));
        assertThat(route.seen).hasSize(2);
    }

    @Test
    void withoutDeduplicationARepetitionReachesTheRoute() {
        stage.options.setIdempotent(false);
        bringTwice(started("orders"));
        assertThat(route.seen).hasSize(2);
    }

    /** Wants to know its context, and that before it starts. */
    private static final class Aware extends SharedRepository implements CamelContextAware {
        private CamelContext context;
        private CamelContext contextAtTheStart;

        @Override
        public CamelContext getCamelContext() {
            return context;
        }

        @Override
        public void setCamelContext(CamelContext given) {
            context = given;
        }

        @Override
        protected void doStart() {
            contextAtTheStart = context;
        }
    }

    @Test
    void aRepositoryIsGivenTheContextAndStarted() {
        Aware repository = new Aware();
        stage.options.setIdempotentRepository(repository);
        bringTwice(started("orders"));
        assertThat(route.seen).hasSize(1);
        assertThat(repository.isStarted()).isTrue();
        assertThat(repository.contextAtTheStart).isSameAs(stage.context);
        assertThat(repository.keys).singleElement().asString().startsWith("orders");
    }

    /** Returns the keys that a repository is given beside those of finished events, while the route is at one. */
    private Set<String> claimsOf(IdempotentRepository repository, Set<String> keys) {
        stage.options.setIdempotentRepository(repository);
        route.keeps = true;
        stage.bring(started("orders"), Events.message("m1", CHAT));
        assertThat(route.kept).hasSize(1);
        Set<String> claims = new TreeSet<>(keys);
        route.kept.remove(0).run();
        return claims;
    }

    @Test
    void whatProcessesShareHoldsAClaimWhileTheRouteIsAtAnEvent() {
        SharedRepository shared = new SharedRepository();
        assertThat(claimsOf(shared, shared.keys)).isNotEmpty().allMatch(key -> key.contains("#"));
        assertThat(shared.keys).hasSize(1).noneMatch(key -> key.contains("#"));
    }

    @Test
    void withoutALeaseThereAreNoClaims() {
        stage.options.setClaimLease(0);
        SharedRepository shared = new SharedRepository();
        assertThat(claimsOf(shared, shared.keys)).isEmpty();
        assertThat(shared.keys).hasSize(1);
    }

    @Test
    void whatBelongsToOneProcessHoldsNone(@TempDir Path folder) {
        MemoryIdempotentRepository memory = new MemoryIdempotentRepository();
        memory.start();
        assertThat(claimsOf(memory, memory.getCache().keySet())).isEmpty();
        FileIdempotentRepository file =
                new FileIdempotentRepository(folder.resolve("marks").toFile(), new HashMap<>());
        assertThat(claimsOf(file, file.getCache().keySet())).isEmpty();
        assertThat(file.getCache()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"route1, true, true", "route23, true, true", "route1, false, false", "orders1, true, false"})
    void aNumberedRouteIsWarnedOfWhenItsMarksLast(String routeId, boolean lasting, boolean warned) {
        try (LogLines lines = new LogLines()) {
            if (lasting) {
                stage.options.setIdempotentRepository(new SharedRepository());
            }
            started(routeId);
            assertThat(lines.text(Level.WARN).contains("give the route an id or set the option subscription"))
                    .isEqualTo(warned);
        }
    }
}
