package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which steps of Camel end the exchange of an event before its work is done, so that it is confirmed too early. */
class EarlyEndTest {

    /** A step, and whether the event is confirmed while the work behind the step is not done. */
    private enum Step {
        NONE(false) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route;
            }
        },
        SEDA(true) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.to("seda:work");
            }
        },
        SEDA_THAT_WAITS(false) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.to("seda:work?waitForTaskToComplete=Always&timeout=0");
            }
        },
        WIRE_TAP(true) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.wireTap("seda:work").end();
            }
        },
        AGGREGATE(true) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.aggregate(Builder.header("CamelVzapsChatId"), AggregationStrategies.useLatest())
                        .completionTimeout(100)
                        .completionTimeoutCheckerInterval(50);
            }
        },
        THREADS(false) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.threads(2);
            }
        },
        DELAY(false) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.delay(1).asyncDelayed();
            }
        },
        SPLIT(false) {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.split(Builder.constant("a,b")).parallelProcessing();
            }
        };

        private final boolean early;

        Step(boolean early) {
            this.early = early;
        }

        abstract ProcessorDefinition<?> in(RouteDefinition route);

        /** Whether the work is done in another route. */
        private boolean elsewhere() {
            return this == SEDA || this == SEDA_THAT_WAITS || this == WIRE_TAP;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventIsConfirmedWhenItsExchangeEnds(Step step) throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Processor work = exchange -> {
            working.countDown();
            done.await(30, TimeUnit.SECONDS);
        };
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    ProcessorDefinition<?> behind = step.in(from("vzaps:events/subscribe?events=Message"));
                    if (!step.elsewhere()) {
                        behind.process(work);
                    }
                    from("seda:work").process(work);
                }
            });
            listener.context.start();
            String id = simulator.customerSays(Contract.INSTANCE, "5511988887777", "Oi");
            assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();

            if (step.early) {
                await().until(() -> simulator.event(Contract.INSTANCE, id).acked());
                done.countDown();
            } else {
                await().during(300, TimeUnit.MILLISECONDS)
                        .until(() -> !simulator.event(Contract.INSTANCE, id).acked());
                done.countDown();
                await().until(() -> simulator.event(Contract.INSTANCE, id).acked());
            }
        }
    }
}
