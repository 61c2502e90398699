package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.consumer.ConsumerStage.Route;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a consumer shows of itself, and how it starts, pauses and ends. */
class EventConsumerTest {
    private static final String CHAT = "5511900000001";

    private final ConsumerStage stage = new ConsumerStage();
    private final Route route = new Route();

    @AfterEach
    void close() {
        stage.close();
    }

    private PlainConsumer started() {
        PlainConsumer consumer = stage.consumer(route);
        consumer.start();
        return consumer;
    }

    private static VzapsEvent message(String id) {
        return Events.message(id, CHAT);
    }

    @Test
    void itShowsWhoseEventsItTakesAndWhatBecameOfThem() {
        stage.options.setEvents("Message");
        stage.options.setSilenceTimeout(90_000);
        PlainConsumer consumer = started();
        assertThat(consumer.getLastEventAt()).isEmpty();
        Instant before = Instant.now();
        route.failuresLeft.set(1);
        stage.bring(consumer, message("m1"));
        await().until(() -> stage.ends.contains("m1"));
        stage.bring(consumer, message("m1"));
        stage.bring(consumer, new EventDraft(EventType.PRESENCE, "evt_2", "VZ1").toEvent(Map.of()));
        consumer.statistics().refused();

        assertThat(stage.running.all()).containsExactly(consumer);
        assertThat(consumer.getReceived()).isEqualTo(3);
        assertThat(consumer.getFinished()).isEqualTo(1);
        assertThat(consumer.getFailed()).isEqualTo(1);
        assertThat(consumer.getRedelivered()).isEqualTo(1);
        assertThat(consumer.getDuplicates()).isEqualTo(1);
        assertThat(consumer.getSkipped()).isEqualTo(1);
        assertThat(consumer.getRefused()).isEqualTo(1);
        assertThat(consumer.getGivenUp()).isZero();
        assertThat(consumer.getInFlight()).isZero();
        assertThat(Instant.parse(consumer.getLastEventAt())).isAfterOrEqualTo(before);
        assertThat(consumer.getInstanceNames()).isEqualTo("VZ1");
        assertThat(consumer.instancesName()).isEqualTo("VZ1");
        assertThat(consumer.scheme()).isEqualTo("vzaps");
        assertThat(consumer.operationId()).isEqualTo("webhooks/receive");
        assertThat(consumer.shownId()).isEqualTo("vzaps:webhooks/receive");
        assertThat(consumer.silenceTimeout()).isEqualTo(Duration.ofSeconds(90));
        consumer.problems = List.of("one", "two");
        assertThat(consumer.getProblemText()).isEqualTo("one; two");
    }

    @Test
    void beforeItsFirstStartThereIsNothingToShowAndNothingToStop() throws Exception {
        PlainConsumer consumer = stage.consumer(route);
        assertThat(consumer.getOldestInRoute()).isEmpty();
        assertThat(consumer.getOldestFailing()).isEmpty();
        assertThat(consumer.oldestUnfinishedSince()).isEmpty();
        assertThat(consumer.getPendingExchangesSize()).isZero();
        assertThat(consumer.getOpenGroups()).isZero();
        consumer.prepareShutdown(false, false);
        consumer.doStop();
        assertThat(consumer.order).isEmpty();
    }

    @Test
    void itShowsWhatTheRouteIsAtAndWhatItFailsOn() {
        stage.options.setOrder("none");
        PlainConsumer consumer = stage.consumer(route, ConsumerStage.NEVER);
        consumer.start();
        Instant before = Instant.now();
        route.failuresLeft.set(1);
        stage.bring(consumer, message("m1"));
        route.keeps = true;
        stage.bring(consumer, message("m2"));
        assertThat(consumer.getPendingExchangesSize()).isEqualTo(2);
        assertThat(consumer.oldestUnfinishedSince())
                .hasValueSatisfying(since -> assertThat(since).isAfterOrEqualTo(before));
        assertThat(consumer.getOldestFailing()).contains("evt_m1", "failed 1 times", "IllegalStateException");
        assertThat(consumer.getOldestInRoute()).contains("evt_m2").doesNotContain(CHAT);
        route.kept.get(0).run();
        assertThat(consumer.getOldestInRoute()).isEmpty();
        assertThat(consumer.getPendingExchangesSize()).isEqualTo(1);
    }

    @Test
    void itShowsTheGroupsThatStillTakeMessages() {
        stage.options.setGroup("chat");
        stage.options.setGroupQuiet(60_000);
        stage.options.setGroupLongest(90_000);
        PlainConsumer consumer = started();
        stage.bring(consumer, Events.text("m1", CHAT));
        stage.bring(consumer, Events.text("m2", CHAT));
        assertThat(consumer.getOpenGroups()).isEqualTo(1);
        assertThat(route.seen).isEmpty();
        consumer.prepareShutdown(true, false);
        assertThat(stage.ends).containsExactly("m1", "m2");
        assertThat(consumer.getOpenGroups()).isZero();
    }

    @Test
    void whileItIsSuspendedNothingIsTriedAgain() {
        PlainConsumer consumer = stage.consumer(route, ConsumerStage.NEVER);
        consumer.start();
        assertThat(consumer.takesMessagesOf("VZ1")).isTrue();
        route.failuresLeft.set(2);
        stage.bring(consumer, message("m1"));
        assertThat(stage.ends).isEmpty();
        consumer.suspend();
        assertThat(consumer.isSuspended()).isTrue();
        assertThat(consumer.takesMessagesOf("VZ1")).isFalse();
        assertThat(stage.ends).as("it is given up for its sender").hasSize(1);

        consumer.resume();
        assertThat(consumer.isSuspended()).isFalse();
        stage.bring(consumer, message("m1"));
        assertThat(route.seen).hasSize(2);
        assertThat(stage.ends).as("it waits for another try").hasSize(1);
    }

    @Test
    void whenTheContextStopsNothingIsTriedAgain() {
        PlainConsumer consumer = stage.consumer(route, ConsumerStage.NEVER);
        consumer.start();
        route.failuresLeft.set(1);
        stage.bring(consumer, message("m1"));
        consumer.prepareShutdown(false, false);
        assertThat(stage.ends).hasSize(1).noneMatch("m1"::equals);
    }

    @Test
    void aStopWaitsForTheRouteAndThenEndsWhatIsStillInIt() {
        PlainConsumer consumer = started();
        route.keeps = true;
        stage.bring(consumer, message("m1"));
        stage.bring(consumer, message("m2"));
        consumer.stop();
        assertThat(consumer.order).containsExactly("waited with 1 in the route");
        assertThat(stage.ends).containsExactly("m2 ConsumerStoppedException", "m1 ConsumerStoppedException");
        assertThat(stage.running.all()).isEmpty();
        assertThat(consumer.getStatus().isStopped()).isTrue();
        stage.bring(consumer, message("m3"));
        assertThat(stage.ends).last().isEqualTo("m3 ConsumerStoppedException");
        assertThat(route.seen).hasSize(1);
    }

    @Test
    void theRepositoriesOfItsNumbersAreStartedBeforeTheFirstEvent() {
        MemoryIdempotentRepository pace = new MemoryIdempotentRepository();
        MemoryStateRepository guard = new MemoryStateRepository();
        stage.options.setPaceRepository(pace);
        stage.options.setGuardRepository(guard);
        started();
        assertThat(pace.isStarted()).isTrue();
        assertThat(guard.isStarted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"true, VZ2, false", "true, VZ1, true", "false, VZ1, false"})
    void itTakesMessagesOfItsOwnNumbersOnly(boolean messages, String id, boolean expected) {
        stage.options.setEvents(messages ? "Message" : "ReadReceipt");
        assertThat(started().takesMessagesOf(id)).isEqualTo(expected);
    }

    @Test
    void twoConsumersOutsideOfARouteNeedNames() {
        started();
        PlainConsumer same = stage.consumer(route);
        assertThatThrownBy(same::start)
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> assertThat(refused.options()).containsExactly("subscription"))
                .hasMessageContaining("vzaps:webhooks/receive is consumed twice outside of a route")
                .hasMessageContaining("'vzaps:webhooks/receive VZ1'");
        assertThat(stage.running.all()).hasSize(1);

        stage.options.setSubscription("orders");
        started();
        started();
        stage.options.setSubscription(null);
        stage.options.setInstanceId("VZ2");
        started();
        assertThat(stage.running.all()).hasSize(4);
    }

    private void add(String alias, String id) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        ShownEndpoint.component(stage.context).getInstanceRegistry().add(alias, instance);
    }

    @Test
    void itFollowsNumbersThatAreAddedAndRemovedWhileItRuns() {
        stage.options.setInstanceId(null);
        stage.options.setInstances("*");
        PlainConsumer consumer = started();
        stage.options.setSubscription("other");
        PlainConsumer named = stage.consumer(route);
        named.start();
        assertThat(consumer.instances()).isEmpty();
        assertThat(consumer.instancesName()).isEqualTo("*");
        add("shop", "VZ1");
        consumer.beginToFollow();
        named.beginToFollow();
        await().until(() -> consumer.followed.size() == 1 && named.followed.size() == 1);
        add("office", "VZ2");
        await().until(() -> consumer.followed.size() == 2 && named.followed.size() == 2);
        await().until(() -> consumer.allFollowed.get() >= 1 && named.allFollowed.get() >= 1);
        assertThat(consumer.instances()).extracting(ConsumedInstance::id).containsExactlyInAnyOrder("VZ1", "VZ2");
        assertThat(consumer.getInstanceNames().split(",")).containsExactlyInAnyOrder("shop", "office");
        assertThat(consumer.instancesName()).as("health and meters go by it").isEqualTo("*");
        ShownEndpoint.component(stage.context).getInstanceRegistry().remove("shop");
        await().until(() -> consumer.followed.size() == 3);
        assertThat(consumer.takesMessagesOf("VZ1")).isFalse();
        assertThat(consumer.takesMessagesOf("VZ2")).isTrue();

        consumer.stop();
        add("shop", "VZ1");
        await().until(() -> named.followed.size() == 4);
        assertThat(consumer.followed).hasSize(3);
    }
}
