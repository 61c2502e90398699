package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that would poll events, and steps that only look so. */
class EventPollTest {
    private static Arguments step(String name, Consumer<RouteDefinition> step) {
        return Arguments.of(name, step);
    }

    private static RouteBuilder routeWith(Consumer<RouteDefinition> step) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                step.accept(from("direct:in").routeId("in"));
            }
        };
    }

    static Stream<Arguments> polls() {
        return Stream.of(
                step("vzaps:events/subscribe", route -> route.pollEnrich("vzaps:events/subscribe?instanceId=VZ1")),
                step("vzaps:events/subscribe", route -> route.poll("vzaps:events/subscribe?instanceId=VZ1")),
                step("vzaps:webhooks/receive", route -> route.pollEnrich("vzaps://webhooks/receive")),
                step("zapyapi:webhooks/receive", route -> route.poll("zapyapi:webhooks/receive")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polls")
    void aStepThatPollsEventsIsRefused(String shown, Consumer<RouteDefinition> step) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            assertThatThrownBy(() -> context.addRoutes(routeWith(step)))
                    .hasStackTraceContaining(shown + " cannot be polled (pollEnrich, poll, ConsumerTemplate)")
                    .hasStackTraceContaining("Begin a route with it");
        }
    }

    static Stream<Arguments> others() {
        return Stream.of(
                step("another operation", route -> route.pollEnrich("vzaps:sessions/status", 1)),
                step("a longer operation", route -> route.pollEnrich("vzaps:events/subscribers", 1)),
                step("another component", route -> route.pollEnrich("direct:events/subscribe", 1)),
                step("no component", route -> route.pollEnrich("nowhere:events/subscribe", 1)),
                step("an address that is looked up", route -> route.pollEnrich().header("where")),
                step("a text about it", route -> route.log("pollEnrich vzaps:events/subscribe")),
                step("a step without a text", route -> route.stop()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void allOtherStepsAreLeftAlone(String name, Consumer<RouteDefinition> step) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            context.getComponent("vzaps");
            context.addRoutes(routeWith(step));
            assertThat(context.getRoute("in")).isNotNull();
        }
    }
}
