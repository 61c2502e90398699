package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class PollTest {
    private static final String OFTEN = "?initialDelay=0&delay=20";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private void awaitPolls(int more) {
        int before = simulator.requests().size();
        await().until(() -> simulator.requests().size() >= before + more);
    }

    private static List<Object> headers(Listener listener, String name) {
        return listener.seen.stream().map(seen -> seen.header(name)).toList();
    }

    @Test
    void theStatusOfASessionIsEmittedWhenItChanges() throws Exception {
        try (Listener listener = new Listener(simulator).start("vzaps:sessions/status" + OFTEN)) {
            await().until(() -> listener.seen.size() == 1);
            simulator.unpair(Contract.INSTANCE);
            await().until(() -> listener.seen.size() == 2);
            awaitPolls(3);
            simulator.pair(Contract.INSTANCE);
            await().until(() -> listener.seen.size() == 3);
            awaitPolls(3);
            assertThat(headers(listener, "Connected")).containsExactly(true, false, true);
            assertThat(headers(listener, "InstanceId")).containsOnly(Contract.INSTANCE);
        }
    }

    @Test
    void anotherTokenOfTheNumberIsNoChangeOfItsSession() throws Exception {
        Listener listener = new Listener(simulator).options(options -> options.setInstanceId(null));
        try (listener) {
            listener.component.getInstanceRegistry().add("main", instance(Camel.TOKEN));
            listener.start("vzaps:sessions/status" + OFTEN + "&instances=*");
            await().until(() -> listener.seen.size() == 1);

            simulator.addInstance(Contract.INSTANCE, "another-token");
            listener.component.getInstanceRegistry().add("main", instance("another-token"));

            awaitPolls(4);
            assertThat(listener.seen).hasSize(1);
        }
    }

    private static GatewayInstance instance(String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(Contract.INSTANCE);
        instance.setToken(token);
        return instance;
    }

    @Test
    void whatDoesNotConcernTheSessionIsNoChangeOfIt() throws Exception {
        for (int i = 0; i < 4; i++) {
            simulator.fault(FaultRule.onOperation("sessions/status")
                    .status(200)
                    .body("{\"data\":{\"connected\":true,\"phone\":\"5511\",\"picture\":\"https://x/" + i + "\"}}")
                    .times(1));
        }
        try (Listener listener = new Listener(simulator).start("vzaps:sessions/status" + OFTEN + "&repeatCount=4")) {
            await().until(() -> simulator.requests().size() == 4);
            assertThat(listener.seen).hasSize(1);
        }
    }

    @Test
    void withEmitAlwaysEachPollIsEmitted() throws Exception {
        try (Listener listener =
                new Listener(simulator).start("vzaps:sessions/status" + OFTEN + "&emit=always&repeatCount=3")) {
            await().until(() -> listener.seen.size() == 3);
        }
    }

    @Test
    void eachNewCodeIsEmittedUntilThePhoneHasScannedOne() throws Exception {
        simulator.unpair(Contract.INSTANCE);
        try (Listener listener = new Listener(simulator).start("vzaps:sessions/qr" + OFTEN)) {
            await().until(() -> listener.seen.size() == 1);
            awaitPolls(3);
            assertThat(listener.seen).hasSize(1);
            simulator.fault(FaultRule.onOperation("sessions/qr")
                    .status(200)
                    .body("{\"data\":{\"QRCode\":\"data:image/png;base64,TmV3\",\"expires_in\":17}}")
                    .times(1));
            await().until(() -> listener.seen.size() >= 2);
            assertThat(headers(listener, "QrCode").get(1)).isEqualTo("data:image/png;base64,TmV3");
            simulator.pair(Contract.INSTANCE);
            await().until(() -> Boolean.TRUE.equals(
                    listener.seen.get(listener.seen.size() - 1).header("Connected")));
            int all = listener.seen.size();
            awaitPolls(3);
            assertThat(listener.seen).hasSize(all);
            assertThat(headers(listener, "Connected").subList(0, all - 1)).containsOnly(false);
            assertThat(listener.seen.get(all - 1).header("QrCode")).isNull();
        }
    }

    @Test
    void anAnswerWithoutACodeIsNotEmitted() throws Exception {
        simulator.fault(
                FaultRule.onOperation("sessions/qr").status(200).body("{\"data\":{\"pairing_status\":\"starting\"}}"));
        try (Listener listener =
                new Listener(simulator).start("vzaps:sessions/qr" + OFTEN + "&emit=always&repeatCount=3")) {
            await().until(() -> simulator.requests().size() == 3);
            assertThat(listener.seen).isEmpty();
        }
    }

    @Test
    void whatTheRouteFailedOnIsEmittedAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Listener listener = new Listener(simulator).start("vzaps:sessions/status" + OFTEN, exchange -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        })) {
            await().until(() -> listener.seen.size() == 1);
            awaitPolls(3);
            assertThat(tries).hasValue(3);
        }
    }

    @Test
    void theItemsOfAListAreEmittedOneByOneFromAllPagesAndWhenTheyChange() throws Exception {
        for (int i = 0; i < 24; i++) {
            simulator.addInstance("VZMORE" + i, "token-" + i);
        }
        try (Listener listener = new Listener(simulator)
                .options(options -> options.setClientSecret(VzapsSimulator.CLIENT_SECRET))
                .start("vzaps:instances/list" + OFTEN + "&split=true")) {
            await().until(() -> listener.seen.size() == 25);
            simulator.unpair("VZMORE7");
            await().until(() -> listener.seen.size() == 26);
            awaitPolls(4);
            assertThat(listener.seen).hasSize(26);
            assertThat(((Map<?, ?>) listener.seen.get(25).body()).get("id")).isEqualTo("VZMORE7");
        }
    }

    @Test
    void anEmptyLogGivesAnEmptyMessageWhenThatIsWanted() throws Exception {
        try (Listener listener = new Listener(simulator)
                .start("vzaps:webhooks/searchLogs" + OFTEN
                        + "&split=true&sendEmptyMessageWhenIdle=true&repeatCount=2")) {
            await().until(() -> listener.seen.size() == 2);
            assertThat(listener.seen)
                    .allSatisfy(seen -> assertThat(seen.headers()).isEmpty());
        }
    }

    @Test
    void onePollAsksAboutAllInstancesAndARefusedOneDoesNotHideTheOthers() throws Exception {
        simulator.addInstance("VZOTHER", "token-other");
        try (Listener listener = new Listener(simulator)) {
            Map<String, GatewayInstance> instances = Map.of(
                    "a-wrong", instance("VZNOSUCH", "token-none"),
                    "main", instance(Contract.INSTANCE, Camel.TOKEN),
                    "other", instance("VZOTHER", "token-other"));
            listener.component.setInstances(instances);
            listener.options(options -> {
                options.setInstanceId(null);
                options.setInstanceToken(null);
            });
            listener.start("vzaps:sessions/status" + OFTEN + "&instances=*");
            await().until(() -> listener.seen.size() == 2);
            assertThat(headers(listener, "InstanceId")).containsExactly(Contract.INSTANCE, "VZOTHER");
            simulator.unpair("VZOTHER");
            await().until(() -> listener.seen.size() == 3);
            assertThat(listener.seen.get(2).header("InstanceId")).isEqualTo("VZOTHER");
            assertThat(listener.seen.get(2).headers()).doesNotContainKey(Exchange.EXCEPTION_CAUGHT);
        }
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    @Test
    void whatChangesSomethingCannotBePolled() {
        try (Listener listener = new Listener(simulator)) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> listener.start("vzaps:sessions/disconnect")))
                    .rootCause()
                    .hasMessageContaining("operations that read");
        }
    }
}
