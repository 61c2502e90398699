package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers that are added and removed, and those that the route still has events of. */
class FollowedInstancesTest {
    private final ConsumerStage stage = new ConsumerStage();
    private final List<List<ConsumedInstance>> followed = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private FollowedInstances instances;

    @BeforeEach
    void read() {
        stage.options.setInstanceId(null);
        stage.options.setInstances("*");
        instances = new FollowedInstances(new ShownEndpoint(stage.context).shown(), looks::incrementAndGet);
        instances.read();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void add(String alias, String id) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken("token of " + id);
        ShownEndpoint.component(stage.context).getInstanceRegistry().add(alias, instance);
    }

    private void remove(String alias) {
        ShownEndpoint.component(stage.context).getInstanceRegistry().remove(alias);
    }

    @Test
    void whatWasAddedBeforeIsFollowedAtOnceAndOnlyChangesAreAfterThat() {
        add("shop", "VZ1");
        assertThat(instances.now()).isEmpty();
        instances.follow(followed::add);
        await().until(() -> looks.get() == 1);
        assertThat(followed).hasSize(1);
        assertThat(followed.get(0)).isEqualTo(instances.now());
        instances.followNow();
        assertThat(followed).as("nothing has changed").hasSize(1);
        add("office", "VZ2");
        await().until(() -> looks.get() == 2);
        assertThat(followed).hasSize(2);
        assertThat(FollowedInstances.names(instances.now()).split(",")).containsExactlyInAnyOrder("shop", "office");
    }

    @Test
    void afterTheStopNothingIsFollowedAndTheInstancesStay() {
        add("shop", "VZ1");
        instances.follow(followed::add);
        await().until(() -> looks.get() == 1);
        instances.stop();
        add("office", "VZ2");
        instances.followNow();
        assertThat(followed).hasSize(1);
        assertThat(looks).hasValue(1);
        assertThat(instances.now()).extracting(ConsumedInstance::id).containsExactly("VZ1");
    }

    @Test
    void aRemovedNumberIsFoundByItsIdUntilItComesBackAsAnother() {
        add("shop", "VZ1");
        instances.follow(followed::add);
        await().until(() -> looks.get() == 1);
        ConsumedInstance before = instances.withId("VZ1");
        assertThat(before.token()).isEqualTo("token of VZ1");
        assertThat(instances.withId("VZ2")).isNull();
        remove("shop");
        await().until(() -> instances.now().isEmpty());
        assertThat(instances.withId("VZ1")).isEqualTo(before);
        add("boutique", "VZ1");
        await().until(() -> instances.now().size() == 1);
        assertThat(instances.withId("VZ1").name()).isEqualTo("boutique");
    }

    @Test
    void ofThoseThatWereRemovedTheNewestThousandAreKept() {
        instances.follow(followed::add);
        await().until(() -> looks.get() == 1);
        for (int number = 0; number <= 1000; number++) {
            add("shop", "VZ" + number);
            instances.followNow();
            remove("shop");
            instances.followNow();
        }
        assertThat(instances.withId("VZ0")).isNull();
        assertThat(instances.withId("VZ1")).isNotNull();
        assertThat(instances.withId("VZ1000")).isNotNull();
    }
}
