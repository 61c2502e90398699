package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.SpanDecorator;
import org.apache.camel.telemetry.SpanDecoratorManagerImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatorExtension.class)
class WatchTest {
    private static final String URI = "vzaps:events/subscribe?events=Message";
    private static final String CUSTOMER = "5511988887777";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    /** A route that fails once, and has finished two events. */
    private Listener afterTwoEvents(Listener listener) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        listener.start(URI, exchange -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        simulator.customerSays(Contract.INSTANCE, CUSTOMER, "one");
        simulator.customerSays(Contract.INSTANCE, CUSTOMER, "two");
        await().until(() -> listener.seen.size() == 2);
        return listener;
    }

    private static Object console(Listener listener, DevConsole.MediaType type) {
        DevConsoleRegistry registry =
                listener.context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        return registry.resolveById("vzaps").call(type);
    }

    @Test
    void theConsoleShowsConnectionsCountersAndTheCursorAndNoSecretsOrPhones() throws Exception {
        try (Listener listener = new Listener(simulator)) {
            listener.context.setDevConsole(true);
            afterTwoEvents(listener);
            String last = simulator.lastEvents(Contract.INSTANCE, 1).get(0).id();
            await().untilAsserted(() -> assertThat(
                            console(listener, DevConsole.MediaType.JSON).toString())
                    .contains("cursor=" + last)
                    .contains("received=2", "finished=2", "failed=1", "redelivered=1")
                    .contains("connected=true", "routeId=" + Listener.ROUTE));
            String all = console(listener, DevConsole.MediaType.JSON).toString()
                    + console(listener, DevConsole.MediaType.TEXT);
            assertThat(all)
                    .contains("endpoint: vzaps:events/subscribe")
                    .doesNotContain(CUSTOMER, Camel.TOKEN, VzapsSimulator.CLIENT_TOKEN);
            listener.context.getRouteController().stopRoute(Listener.ROUTE);
            assertThat(console(listener, DevConsole.MediaType.JSON).toString()).contains("consumers=[]");
        }
    }

    @Test
    void theConsumerIsManagedByJmx() throws Exception {
        try (Listener listener = afterTwoEvents(new Listener(simulator))) {
            MBeanServer server = listener.context
                    .getManagementStrategy()
                    .getManagementAgent()
                    .getMBeanServer();
            ObjectName pattern = new ObjectName(
                    "org.apache.camel:context=" + listener.context.getManagementName() + ",type=consumers,*");
            ObjectName name = server.queryNames(pattern, null).iterator().next();
            assertThat(server.getAttribute(name, "InstanceNames")).isEqualTo(Contract.INSTANCE);
            assertThat(server.getAttribute(name, "Received")).isEqualTo(2L);
            assertThat(server.getAttribute(name, "Failed")).isEqualTo(1L);
            assertThat(server.getAttribute(name, "Connected")).isEqualTo(1);
            assertThat(server.getAttribute(name, "ProblemText")).isEqualTo("");
            assertThat(server.getAttribute(name, "LastEventAt").toString()).isNotEmpty();
            assertThat(server.getAttribute(name, "Cursors").toString()).startsWith(Contract.INSTANCE + "=");
        }
    }

    @Test
    void metersCountEventsReconnectsAndCalls() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Listener listener = new Listener(simulator)) {
            listener.context.getRegistry().bind(MicrometerConstants.METRICS_REGISTRY_NAME, meters);
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:send").to("vzaps:messages/sendText");
                }
            });
            afterTwoEvents(listener);
            simulator.resetRealtime(Contract.INSTANCE);
            await().until(() -> count(meters, "camel.vzaps.events.reconnects") == 1);
            assertThat(count(meters, "camel.vzaps.events.received")).isEqualTo(2);
            assertThat(count(meters, "camel.vzaps.events.failed")).isEqualTo(1);
            assertThat(count(meters, "camel.vzaps.events.redelivered")).isEqualTo(1);
            assertThat(meters.get("camel.vzaps.events.in.flight").gauge().value())
                    .isZero();
            assertThat(meters.get("camel.vzaps.events.last.age").gauge().value())
                    .isNotNegative();

            send(listener, CUSTOMER);
            simulator.fault(
                    FaultRule.onOperation("messages/sendText").status(400).times(1));
            send(listener, CUSTOMER);
            send(listener, null);
            assertThat(count(meters, "camel.vzaps.calls.done")).isEqualTo(1);
            assertThat(count(meters, "camel.vzaps.calls.rejected")).isEqualTo(1);
            assertThat(count(meters, "camel.vzaps.calls.not.sent")).isEqualTo(1);

            List<String> tags = new ArrayList<>();
            meters.getMeters().stream()
                    .map(Meter::getId)
                    .forEach(id -> tags.addAll(List.of(id.getTags().toString())));
            assertThat(tags).isNotEmpty().noneMatch(tag -> tag.contains(CUSTOMER));
            assertThat(meters.get("camel.vzaps.calls.done").counter().getId().getTag("operation"))
                    .isEqualTo("messages/sendText");
        }
    }

    private static void send(Listener listener, String phone) {
        listener.context
                .createFluentProducerTemplate()
                .to("direct:send")
                .withHeader("CamelVzapsPhone", phone)
                .withBody("Oi")
                .send();
    }

    private static double count(SimpleMeterRegistry meters, String name) {
        Meter meter = meters.get(name)
                .tags("scheme", "vzaps", "instance", Contract.INSTANCE)
                .meter();
        return meter.measure().iterator().next().getValue();
    }

    /** A span that keeps what is written to it. */
    private static final class KeptSpan implements Span {
        final Map<String, String> tags = new LinkedHashMap<>();
        final List<Map<String, String>> logs = new ArrayList<>();
        boolean error;

        @Override
        public void log(Map<String, String> fields) {
            logs.add(fields);
        }

        @Override
        public void setTag(String key, String value) {
            tags.put(key, value);
        }

        @Override
        public void setComponent(String component) {
            tags.put("component", component);
        }

        @Override
        public void setError(boolean isError) {
            error = isError;
        }
    }

    @Test
    void aSpanIsNamedAfterTheOperationAndHoldsNoPhone() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Endpoint endpoint = camel.context.getEndpoint("vzaps:messages/sendText?phone=" + CUSTOMER);
            SpanDecorator decorator = new SpanDecoratorManagerImpl().get(endpoint);
            assertThat(decorator).isInstanceOf(VzapsSpans.class);
            Exchange exchange = new DefaultExchange(camel.context);
            assertThat(decorator.getOperationName(exchange, endpoint)).isEqualTo("messages/sendText");
            simulator.fault(FaultRule.onOperation("messages/sendText")
                    .status(400)
                    .body("{\"message\":\"" + CUSTOMER + " is no number\"}"));
            KeptSpan span = new KeptSpan();
            decorator.beforeTracingEvent(span, exchange, endpoint);
            exchange.getMessage().setBody("Oi");
            Exchange sent = camel.context.createProducerTemplate().send(endpoint, exchange);
            decorator.afterTracingEvent(span, sent);
            assertThat(span.error).isTrue();
            assertThat(span.tags)
                    .containsEntry("component", "camel-vzaps")
                    .containsEntry("camel.uri", "vzaps:messages/sendText")
                    .containsEntry("server.address", simulator.url());
            assertThat(span.tags).containsValue("400");
            assertThat(span.logs)
                    .singleElement()
                    .satisfies(log -> assertThat(log).containsEntry("vzaps.outcome", "REJECTED"));
            assertThat(span.tags).containsEntry("vzaps.failure.reason", "other");
            assertThat(span.tags.toString() + span.logs).doesNotContain(CUSTOMER, Camel.TOKEN);
        }
    }
}
