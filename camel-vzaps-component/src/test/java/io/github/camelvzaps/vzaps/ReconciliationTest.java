package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.LogLines;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SimulatorExtension.class)
class ReconciliationTest {
    private static final String CUSTOMER = "5511988887777";
    private static final String URI =
            "vzaps:webhooks/receive?events=Message&secret=s3cret-value&register=true&reconcile=true&publicUrl=";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        simulator.setOptions(Map.of("webhookRetryMs", 10, "webhookAttempts", 1));
    }

    private long calls(String operation) {
        return simulator.requests().stream()
                .filter(request -> operation.equals(request.operation()))
                .count();
    }

    private static Set<Object> texts(Listener listener) {
        return listener.seen.stream().map(seen -> seen.header("Text")).collect(Collectors.toSet());
    }

    /** Says this many things while nobody is there, and waits until the gateway has given all of them up. */
    private void sayToNobody(int count) {
        simulator.customersSay(Contract.INSTANCE, count, i -> CustomerMessage.text(CUSTOMER, "missed " + i));
        await().until(() -> simulator.events(Contract.INSTANCE).stream()
                        .filter(event -> event.type().equals("Message")
                                && !event.deliveries().isEmpty())
                        .count()
                == count);
    }

    @Test
    void whatFailedWhileTheRouteWasSuspendedIsDeliveredAfterIt() throws Exception {
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.start();
            listener.start(URI + "http://127.0.0.1:" + listener.port());
            await().until(() -> calls("webhooks/set") == 1);
            listener.context.getRouteController().suspendRoute(Listener.ROUTE);
            sayToNobody(130);
            listener.context.getRouteController().resumeRoute(Listener.ROUTE);
            await().until(() -> texts(listener).size() == 130);
            assertThat(listener.seen).hasSize(130);
        }
    }

    @Test
    void whatTheGatewayGaveUpWhileTheRouteFailedComesBackAfterTheFirstSuccess() throws Exception {
        AtomicBoolean failing = new AtomicBoolean(true);
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.start();
            listener.start(URI + "http://127.0.0.1:" + listener.port(), exchange -> {
                if (failing.get()) {
                    throw new IllegalStateException("an outage of the route");
                }
            });
            await().until(() -> calls("webhooks/set") == 1);
            sayToNobody(10);
            assertThat(listener.seen).isEmpty();
            failing.set(false);
            simulator.customerSays(Contract.INSTANCE, CUSTOMER, "after the outage");
            await().until(() -> texts(listener).size() == 11);
            assertThat(listener.seen).hasSize(11);
        }
    }

    @Test
    void theLogIsLookedAtPeriodicallyWhenTheOptionSaysSo() throws Exception {
        try (Listener listener = new Listener(simulator)
                .start("vzaps:events/subscribe?events=Message&reconcile=true&reconcileInterval=100")) {
            await().until(() -> calls("webhooks/searchLogs") >= 3);
            assertThat(listener.context.getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void aNewStartLooksForWhatFailedBeforeIt() throws Exception {
        try (Listener listener = new Listener(simulator).withServer()) {
            listener.context.start();
            listener.start(URI + "http://127.0.0.1:" + listener.port());
            await().until(() -> calls("webhooks/set") == 1);
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            sayToNobody(3);
            listener.context.getRouteController().startRoute(Listener.ROUTE);
            await().until(() -> texts(listener).size() == 3);
        }
    }

    @Test
    void aRealtimeConnectionLooksAtTheStartAndAfterEachGap() throws Exception {
        try (Listener listener =
                new Listener(simulator).start("vzaps:events/subscribe?events=Message&reconcile=true")) {
            await().until(() -> calls("webhooks/searchLogs") == 1);
            await().until(() -> simulator.realtimeConnections(Contract.INSTANCE) == 1);
            simulator.resetRealtime(Contract.INSTANCE);
            await().until(() -> calls("webhooks/searchLogs") == 2);
            assertThat(listener.seen).isEmpty();
        }
    }

    @Test
    void unknownShapesAreReadAndOtherInstancesAndStatusesLeftAlone() throws Exception {
        simulator.fault(FaultRule.onOperation("webhooks/searchLogs")
                .status(200)
                .body("{\"success\":true,\"data\":{\"items\":[7,{\"logId\":\"log_1\",\"Status\":\"FAILED\"},"
                        + "{\"id\":\"log_2\",\"status\":\"delivered\"},"
                        + "{\"id\":\"log_3\",\"instance_id\":\"VZOTHER\",\"status\":\"failed\"},{\"uuid\":\"log_4\"},"
                        + "{\"id\":\"log_5\",\"instance_id\":\"" + Contract.INSTANCE
                        + "\",\"state\":\"Error\"}]}}")
                .times(1));
        try (Listener listener = new Listener(simulator).start("vzaps:events/subscribe?reconcile=true")) {
            await().until(() -> calls("webhooks/retryLog") >= 3);
            assertThat(simulator.requests())
                    .filteredOn(request -> "webhooks/retryLog".equals(request.operation()))
                    .extracting(request -> request.path())
                    .allMatch(path -> path.matches(".*/log_[145]/retry"));
            assertThat(listener.context.getStatus().isStarted()).isTrue();
        }
    }

    /** @param further members of the page beside its items, as JSON */
    private static String page(int from, int count, String status, String further) {
        return IntStream.range(from, from + count)
                .mapToObj(id -> "{\"id\":\"log_" + id + "\",\"status\":\"" + status + "\"}")
                .collect(Collectors.joining(",", "{\"success\":true,\"data\":{\"items\":[", "]" + further + "}}"));
    }

    private void answerLogs(String body) {
        simulator.fault(FaultRule.onOperation("webhooks/searchLogs")
                .status(200)
                .body(body)
                .times(1));
    }

    private void takeRetries() {
        simulator.fault(FaultRule.onOperation("webhooks/retryLog").status(200).body("{\"success\":true}"));
    }

    private List<String> retried() {
        return simulator.requests().stream()
                .filter(request -> "webhooks/retryLog".equals(request.operation()))
                .map(request -> request.path().replaceFirst(".*/(log_[0-9]+)/retry.*", "$1"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "100 |                   | 103",
                "99  |                   | 99",
                // a gateway may give shorter pages than it was asked for
                "2   | ,\"total_pages\":2 | 5",
                "2   | ,\"pageCount\":2   | 5",
                "100 | ,\"total_pages\":1 | 100"
            })
    void allPagesAreReadWhateverIsSaidOfTheirNumber(int first, String said, int expected) throws Exception {
        String further = said == null ? "" : said;
        takeRetries();
        answerLogs(page(0, first, "failed", further));
        answerLogs(page(1000, 3, "webhook_error", further));
        try (Listener listener = new Listener(simulator).start("vzaps:events/subscribe?reconcile=true")) {
            await().until(() -> retried().size() >= expected);
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            assertThat(retried()).hasSize(expected).doesNotHaveDuplicates();
            assertThat(calls("webhooks/searchLogs")).isEqualTo(expected > first ? 2 : 1);
        }
    }

    @Test
    void aFullPageWithoutNewsIsTheLast() throws Exception {
        takeRetries();
        for (int same = 0; same < 3; same++) {
            answerLogs(page(0, 100, "failed", ""));
        }
        try (Listener listener = new Listener(simulator).start("vzaps:events/subscribe?reconcile=true")) {
            await().until(() -> retried().size() == 100);
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            assertThat(calls("webhooks/searchLogs")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 0 of 9 failed deliveries", "4, 9, 1 of 9 failed deliveries"})
    void afterFiveRefusalsInARowTheRestIsLeft(int refusedInARow, int expectedCalls, String expectedLine)
            throws Exception {
        answerLogs(page(0, 9, "failed", ""));
        simulator.fault(FaultRule.onOperation("webhooks/retryLog").status(404).times(refusedInARow));
        simulator.fault(FaultRule.onOperation("webhooks/retryLog")
                .status(200)
                .body("{\"success\":true}")
                .times(1));
        simulator.fault(FaultRule.onOperation("webhooks/retryLog").status(404).times(4));
        try (LogLines lines = new LogLines();
                Listener listener = new Listener(simulator).start("vzaps:events/subscribe?reconcile=true")) {
            await().until(() -> lines.text(Level.INFO).contains(expectedLine));
            assertThat(retried()).hasSize(expectedCalls);
            assertThat(listener.context.getStatus().isStarted()).isTrue();
        }
    }

    @Test
    void aLogThatCannotBeReadDoesNotStopTheEvents() throws Exception {
        simulator.fault(FaultRule.onOperation("webhooks/searchLogs").status(403));
        try (Listener listener = new Listener(simulator).start("vzaps:events/subscribe?reconcile=true")) {
            await().until(() -> calls("webhooks/searchLogs") >= 1);
            simulator.customerSays(Contract.INSTANCE, CUSTOMER, "Oi");
            await().until(() -> texts(listener).contains("Oi"));
        }
    }
}
