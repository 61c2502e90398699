package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists that come in pages, read to the end by a producer and by a poll. */
@ExtendWith(SimulatorExtension.class)
class AllPagesTest {
    private VzapsSimulator simulator;

    @BeforeEach
    void world(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        for (int i = 10; i < 16; i++) {
            simulator.addInstance("VZ" + i, "token-" + i);
        }
    }

    @Test
    void theItemsOfAllPagesComeOneAfterTheOtherAndEachPageIsAskedForWhenItIsNeeded() throws Exception {
        try (Camel camel = Camel.withSecret(simulator)) {
            Exchange answer = camel.send("vzaps:instances/list?allPages=true&pageSize=3", null);
            assertThat(answer.getException()).isNull();
            assertThat(pagesAsked()).containsExactly("1");
            List<Object> ids = ids(answer.getMessage().getBody(Iterator.class));

            assertThat(ids).hasSize(7).doesNotHaveDuplicates().contains("VZ1", "VZ10", "VZ15");
            assertThat(pagesAsked()).containsExactly("1", "2", "3");
        }
    }

    @Test
    void aSplitWithStreamingWalksThroughThem() throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        try (Camel camel = Camel.withSecret(simulator)) {
            camel.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:all")
                            .to("vzaps:instances/list?allPages=true&pageSize=2")
                            .split(body())
                            .streaming()
                            .process(exchange -> seen.add(
                                    exchange.getMessage().getBody(Map.class).get("id")));
                }
            });
            camel.context.start();
            camel.context.createProducerTemplate().sendBody("direct:all", null);
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void whereTheAnswerNamesNoNumberOfPagesItIsReadUntilNothingNewComes() throws Exception {
        simulator.fault(page("chats/list", 1, 2).times(1));
        simulator.fault(page("chats/list", 3).times(1));
        simulator.fault(page("chats/list").times(1));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange answer = camel.send("vzaps:chats/list?allPages=true", null);

            assertThat(ids(answer.getMessage().getBody(Iterator.class))).containsExactly(1, 2, 3);
            assertThat(simulator.requests())
                    .extracting(request -> request.query().get("page"))
                    .containsExactly(null, "2", "3");
        }
    }

    private static FaultRule page(String operation, int... ids) {
        List<String> items =
                IntStream.of(ids).mapToObj(id -> "{\"id\":" + id + "}").toList();
        return FaultRule.onOperation(operation).status(200).body(items.toString());
    }

    @Test
    void aPageThatCannotBeReadIsAFailureWhereItIsWalkedThrough() throws Exception {
        try (Camel camel = Camel.withSecret(simulator)) {
            Exchange answer = camel.send("vzaps:instances/list?allPages=true&pageSize=6&maximumRetries=0", null);
            Iterator<?> items = answer.getMessage().getBody(Iterator.class);
            simulator.fault(FaultRule.onOperation("instances/list").status(403));

            assertThatThrownBy(() -> ids(items)).hasRootCauseInstanceOf(GatewayException.class);
        }
    }

    @Test
    void anItemThatSlipsToTheNextPageMeanwhileIsEmittedOnce() throws Exception {
        simulator.fault(instances(2, 1, 2).times(1));
        simulator.fault(instances(2, 2, 3).times(1));
        try (Listener listener = new Listener(simulator)
                .options(options -> {
                    options.setInstanceToken(null);
                    options.setClientSecret(VzapsSimulator.CLIENT_SECRET);
                })
                .start("vzaps:instances/list?split=true&initialDelay=1&delay=20&repeatCount=1")) {
            await().until(() -> pagesAsked().size() == 2);
            await().until(() -> listener.seen.size() >= 3);

            assertThat(listener.seen)
                    .extracting(seen -> (Object) ((Map<?, ?>) seen.body()).get("id"))
                    .containsExactly("VZ1", "VZ2", "VZ3");
            assertThat(listener.seen)
                    .extracting(seen -> seen.header("InstanceId"))
                    .containsExactly("VZ1", "VZ2", "VZ3");
        }
    }

    private static FaultRule instances(int pages, int... ids) {
        List<String> items =
                IntStream.of(ids).mapToObj(id -> "{\"id\":\"VZ" + id + "\"}").toList();
        return FaultRule.onOperation("instances/list")
                .status(200)
                .body("{\"total_pages\":" + pages + ",\"content\":" + items + "}");
    }

    private List<String> pagesAsked() {
        List<String> pages = new ArrayList<>();
        for (RecordedRequest request : simulator.requests()) {
            if ("instances/list".equals(request.operation())) {
                String body = request.body();
                int at = body.indexOf("\"page\":");
                pages.add(at < 0 ? "1" : body.substring(at + 7, at + 8));
            }
        }
        return pages;
    }

    private static List<Object> ids(Iterator<?> items) {
        List<Object> ids = new ArrayList<>();
        items.forEachRemaining(item -> ids.add(((Map<?, ?>) item).get("id")));
        return ids;
    }
}
