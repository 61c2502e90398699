package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AggregationStrategies;
import org.apache.camel.builder.Builder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps that end the exchange of an event early leave its media to what comes behind them. */
class MediaHandedOnTest {
    private static final int SIZE = 200_000;

    private enum Step {
        AGGREGATE {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.aggregate(Builder.constant(true), AggregationStrategies.groupedBody())
                        .completionTimeout(300)
                        .completionTimeoutCheckerInterval(50);
            }
        },
        AGGREGATE_AFTER_A_SPLIT {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.multicast()
                        .aggregate(Builder.constant(true), AggregationStrategies.groupedBody())
                        .completionTimeout(300)
                        .completionTimeoutCheckerInterval(50);
            }
        },
        RESEQUENCE {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.resequence(Builder.header("CamelVzapsMediaSha256"))
                        .batch()
                        .timeout(300);
            }
        },
        RESEQUENCE_A_STREAM {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.resequence(Builder.header("CamelVzapsMediaSize")).stream()
                        .timeout(300);
            }
        },
        SEDA {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.to("seda:work");
            }
        },
        WIRE_TAP {
            @Override
            ProcessorDefinition<?> in(RouteDefinition route) {
                return route.wireTap("direct:work").end();
            }
        };

        abstract ProcessorDefinition<?> in(RouteDefinition route);

        /** Whether the work is done in another route. */
        private boolean elsewhere() {
            return this == SEDA || this == WIRE_TAP;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMediaCanBeReadAfterTheEventHasEndedAndAreGoneInTheEnd(Step step) throws Exception {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        Set<String> read = ConcurrentHashMap.newKeySet();
        CountDownLatch confirmed = new CountDownLatch(1);
        try (VzapsSimulator simulator = VzapsSimulator.start();
                Listener listener = new Listener(simulator)) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            listener.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    RouteDefinition route = from("vzaps:events/subscribe?events=Message&fetchMedia=true")
                            .process(exchange ->
                                    sent.add(exchange.getMessage().getHeader("CamelVzapsMediaSha256", String.class)));
                    ProcessorDefinition<?> behind = step.in(route);
                    if (!step.elsewhere()) {
                        behind.process(exchange -> read(exchange, confirmed, read));
                    }
                    from("direct:work").process(exchange -> read(exchange, confirmed, read));
                    from("seda:work").to("direct:work");
                }
            });
            listener.context.start();
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media("5511988887777", "document", SIZE));
            simulator.customerSays(Contract.INSTANCE, CustomerMessage.media("5511988887778", "document", SIZE + 1));
            await().until(() -> {
                List<SimulatedEvent> media = simulator.events(Contract.INSTANCE).stream()
                        .filter(event -> event.type().equals("Message"))
                        .toList();
                return media.size() == 2 && media.stream().allMatch(SimulatedEvent::acked);
            });
            confirmed.countDown();

            await().until(() -> read.size() == 2);
            assertThat(sent).hasSize(2).isEqualTo(read);
            await().untilAsserted(() -> {
                // what a step keeps is deleted when nothing can read it any more
                System.gc();
                for (String sha : sent) {
                    assertThat(ReceivedFiles.holding(sha)).isEmpty();
                }
            });
        }
    }

    private static void read(Exchange exchange, CountDownLatch confirmed, Set<String> read) throws Exception {
        confirmed.await(20, TimeUnit.SECONDS);
        List<?> bodies = exchange.getMessage().getBody() instanceof List<?> group
                ? group
                : List.of(exchange.getMessage().getBody());
        for (Object body : bodies) {
            try (InputStream media = (InputStream) body) {
                read.add(Sha256.of(media.readAllBytes()));
            }
        }
    }
}
