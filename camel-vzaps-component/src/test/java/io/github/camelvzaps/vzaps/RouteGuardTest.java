package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step that throws out of {@code process} ends its event in whichever route it is, built before ours or after it. */
@ExtendWith(SimulatorExtension.class)
class RouteGuardTest {
    private static final String BAD = "bad";

    private VzapsSimulator simulator;
    private final BadEnding.Step step = new BadEnding.Step(BAD, BadEnding.THROWS_AFTER_AN_ASYNCHRONOUS_STEP);

    /** When the route with the bad step is built, and when the one that takes events. */
    private enum Order {
        BEFORE_IN_ONE_START {
            @Override
            void start(DefaultCamelContext context, RouteBuilder shared, RouteBuilder events) throws Exception {
                context.addRoutes(shared);
                context.addRoutes(events);
                context.start();
            }
        },
        AFTER_IN_ONE_START {
            @Override
            void start(DefaultCamelContext context, RouteBuilder shared, RouteBuilder events) throws Exception {
                context.addRoutes(events);
                context.addRoutes(shared);
                context.start();
            }
        },
        LONG_BEFORE {
            @Override
            void start(DefaultCamelContext context, RouteBuilder shared, RouteBuilder events) throws Exception {
                context.addRoutes(shared);
                context.start();
                context.addRoutes(events);
            }
        };

        abstract void start(DefaultCamelContext context, RouteBuilder shared, RouteBuilder events) throws Exception;
    }

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void theEventOfABadStepComesAgainWhicheverRouteIsBuiltFirst(Order order) throws Exception {
        RouteBuilder shared = new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:shared")
                        .errorHandler(noErrorHandler())
                        .process(step)
                        .process(new BadEnding.Next());
            }
        };
        RouteBuilder events = new RouteBuilder() {
            @Override
            public void configure() {
                from("vzaps:events/subscribe?events=Message&redeliveryDelay=20&clientToken="
                                + VzapsSimulator.CLIENT_TOKEN + "&instanceId=" + Contract.INSTANCE + "&instanceToken="
                                + Camel.TOKEN + "&baseUrl=" + simulator.url())
                        .routeId(Listener.ROUTE)
                        .errorHandler(noErrorHandler())
                        .to("direct:shared");
            }
        };
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getShutdownStrategy().setTimeout(2);
            order.start(context, shared, events);
            simulator.customerSays(Contract.INSTANCE, "5511900000001", BAD);
            VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
            await().until(() ->
                    component.consumers().iterator().next().statistics().getFailed() > 1);
            step.recover();
            await().untilAsserted(() -> assertThat(List.copyOf(component.consumers()))
                    .singleElement()
                    .satisfies(consumer -> {
                        assertThat(consumer.statistics().getFinished()).isOne();
                        assertThat(consumer.statistics().getInFlight()).isZero();
                    }));
        }
    }
}
