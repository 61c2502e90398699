package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On which thread the steps behind a call run. */
@ExtendWith(SimulatorExtension.class)
class ContinueOnIoThreadTest {
    private static final String WORKER = "CamelVzapsWorker";
    private static final String IO = "camel-vzaps-io";
    private static final int MESSAGES = 500;

    private final Set<String> threads = ConcurrentHashMap.newKeySet();
    private VzapsSimulator simulator;

    @BeforeEach
    void world(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "messages/sendText?phone=5511999999999, " + WORKER,
        "messages/sendText?phone=5511999999999&continueOnIoThread=true, " + IO,
        "instances/list?allPages=true&continueOnIoThread=true, " + WORKER
    })
    void theNextStepRunsOnAWorkerUnlessTheAuthorPromisesThatNoneWaits(String call, String thread) throws Exception {
        try (Camel camel = withRoute(Camel.withSecret(simulator), call)) {
            Object answer = camel.context.createProducerTemplate().requestBody("direct:call", (Object) "hi");

            assertThat(answer).isNotNull();
            String caller = Thread.currentThread().getName();
            // an answer that is there before the caller has gone away leaves the exchange with the caller
            assertThat(threads)
                    .hasSize(1)
                    .allMatch(name -> name.contains(thread) || thread.equals(IO) && name.equals(caller));
        }
    }

    @Test
    void whatHandlesAFailureRunsOnAWorkerInAnyCase() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(422));
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).halfOpen());
        String call = "messages/sendText?phone=5511999999999&continueOnIoThread=true&requestTimeout=300";
        try (Camel camel = withRoute(Camel.withTokenPair(simulator), call)) {
            for (int failure = 0; failure < 3; failure++) {
                assertThat(camel.context.createProducerTemplate().requestBody("direct:call", (Object) "hi"))
                        .isEqualTo("failed");
            }
            assertThat(threads).allMatch(name -> name.contains(WORKER));
        }
    }

    @Test
    void manyMessagesInARowOnAnIoThreadAllArriveOnce() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all")
                            .split(body())
                            .setHeader("CamelVzapsPhone", constant("5511999999999"))
                            .to("vzaps:messages/sendText?continueOnIoThread=true");
                }
            });
            camel.context.start();
            camel.context
                    .createProducerTemplate()
                    .sendBody(
                            "direct:all",
                            IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList());
        }
        assertThat(simulator.messages(Contract.INSTANCE))
                .extracting(message -> message.body().get("message"))
                .containsExactlyElementsOf(
                        IntStream.range(0, MESSAGES).mapToObj(i -> "m" + i).toList());
    }

    private Camel withRoute(Camel camel, String call) throws Exception {
        camel.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(true)
                        .process(exchange -> note())
                        .setBody(constant("failed"));
                from("direct:call")
                        .setBody(exchange -> call.startsWith("instances") ? Map.of() : "hi")
                        .to("vzaps:" + call)
                        .process(exchange -> note());
            }
        });
        camel.context.start();
        return camel;
    }

    private void note() {
        threads.add(Thread.currentThread().getName());
    }
}
