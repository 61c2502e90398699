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
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers of what is polled are those that a step in the middle of a route sets. */
@ExtendWith(SimulatorExtension.class)
class PollHeadersTest {
    private static final String ONCE = "initialDelay=0&delay=20&repeatCount=1";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener listener() {
        return new Listener(simulator).options(options -> options.setClientSecret(VzapsSimulator.CLIENT_SECRET));
    }

    private void answers(String operation, String body) {
        simulator.fault(FaultRule.onOperation(operation).status(200).body(body));
    }

    private static List<Object> headers(Listener listener, String name) {
        return listener.seen.stream().map(seen -> seen.header(name)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chats/list", "groups/list", "contacts/list", "webhooks/searchLogs"})
    void eachItemOfAListSaysOfWhichInstanceItIs(String operation) throws Exception {
        simulator.addInstance("VZ2", "token-2");
        answers(operation, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\",\"instance_id\":\"X\"}]}");
        try (Listener listener = listener()) {
            listener.component.setInstances(
                    Map.of("a", instance(Contract.INSTANCE, Camel.TOKEN), "b", instance("VZ2", "token-2")));
            listener.start("vzaps:" + operation + "?" + ONCE + "&split=true&instances=*");
            await().until(() -> listener.seen.size() == 4);
            assertThat(headers(listener, "InstanceId"))
                    .containsExactly(Contract.INSTANCE, Contract.INSTANCE, "VZ2", "VZ2");
        }
    }

    private static GatewayInstance instance(String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "instances/list | {\"content\":[{\"id\":\"A\"},{\"id\":\"B\"}],\"total_pages\":1}",
                "instances/list | {\"data\":{\"content\":[{\"instanceId\":\"A\"},{\"instance_id\":\"B\"}]}}",
                "instances/search | {\"data\":[{\"ID\":\"A\"},{\"InstanceID\":\"B\"}]}"
            })
    void eachInstanceOfTheAccountIsNamedInEitherSpelling(String operation, String answer) throws Exception {
        answers(operation, answer);
        try (Listener listener = listener().start("vzaps:" + operation + "?" + ONCE + "&split=true")) {
            await().until(() -> listener.seen.size() == 2);
            assertThat(headers(listener, "InstanceId")).containsExactly("A", "B");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sessions/qr | {\"data\":{\"QRCode\":\"c\"}} | QrCode | c",
                "sessions/qr | {\"data\":{\"qr_code\":\"c\"}} | QrCode | c",
                "sessions/qr | {\"qrCode\":\"c\"} | QrCode | c",
                "sessions/qr | {\"data\":{\"PairingStatus\":\"connected\"}} | Connected | true",
                "sessions/status | {\"data\":{\"Connected\":true,\"Phone\":\"551\"}} | Connected | true",
                "sessions/status | {\"data\":{\"connected\":true,\"phone\":\"551\"}} | Connected | true",
                "sessions/status | {\"status\":\"connected\"} | Connected | true",
                "instances/get | {\"data\":{\"id\":\"VZ1\"}} | InstanceId | VZ1"
            })
    void bothSpellingsOfAFieldAreOneHeaderWhateverTheBodyBecomes(
            String operation, String answer, String header, String value) throws Exception {
        answers(operation, answer);
        for (String form : List.of(
                "responseType=map",
                "responseType=map&unwrap=true",
                "responseType=json",
                "responseType=json&unwrap=true",
                "responseType=string",
                "responseType=bytes",
                "responseType=java.util.TreeMap")) {
            String uri = "vzaps:" + operation + "?" + form;
            try (Listener listener = listener().start(uri + "&" + ONCE)) {
                Exchange asked =
                        listener.context.createFluentProducerTemplate().to(uri).send();
                assertThat(asked.getException()).as(uri).isNull();
                assertThat(asked.getMessage().getHeader("CamelVzaps" + header, String.class))
                        .as(uri)
                        .isEqualTo(value);
                await(uri).until(() -> listener.seen.size() == 1);
                assertThat(listener.seen.get(0).header(header))
                        .as(uri)
                        .hasToString(value)
                        .isEqualTo(asked.getMessage().getHeader("CamelVzaps" + header));
            }
        }
    }

    @Test
    void aChangeIsSeenWhateverTheBodyBecomes() throws Exception {
        for (String type : List.of("map", "json", "string", "bytes")) {
            try (Listener listener = listener()) {
                listener.start("vzaps:sessions/status?initialDelay=0&delay=20&responseType=" + type);
                await().until(() -> listener.seen.size() == 1);
                simulator.unpair(Contract.INSTANCE);
                await(type).until(() -> listener.seen.size() == 2);
                simulator.pair(Contract.INSTANCE);
                await(type).until(() -> listener.seen.size() == 3);
                assertThat(headers(listener, "Connected")).as(type).containsExactly(true, false, true);
            }
        }
    }

    @Test
    void itemsAreMapsSoAnotherTypeIsRefusedAtTheStart() throws Exception {
        try (Listener listener = listener()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> listener.start("vzaps:instances/list?split=true&responseType=json")))
                    .hasStackTraceContaining("instances/list")
                    .hasStackTraceContaining("remove the option responseType");
        }
    }
}
