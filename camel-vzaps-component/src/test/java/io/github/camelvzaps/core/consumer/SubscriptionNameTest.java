package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.consumer.ConsumerStage.Route;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Under which name a consumer remembers events: a restart must find it again. */
class SubscriptionNameTest {
    private final ConsumerStage stage = new ConsumerStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private SubscriptionName nameOf(PlainConsumer consumer) {
        consumer.start();
        return consumer.subscriptionName();
    }

    /** Adds a route, and returns what its consumer gives to. */
    private Processor route(String id) throws Exception {
        stage.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + id).routeId(id).to("mock:" + id);
            }
        });
        return stage.context.getRoute(id).getProcessor();
    }

    @Test
    void theOptionComesFirstThenTheRouteThenTheInstances() throws Exception {
        PlainConsumer consumer = stage.consumer(route("orders"));
        consumer.setRouteId("own");
        assertThat(nameOf(consumer).text()).isEqualTo("own");
        assertThat(consumer.subscriptionName().routeId()).hasValue("own");

        assertThat(nameOf(stage.consumer(new Route())).text()).isEqualTo("vzaps:webhooks/receive VZ1");

        stage.options.setSubscription("named");
        PlainConsumer named = stage.consumer(new Route());
        named.setRouteId("own");
        assertThat(nameOf(named).text()).isEqualTo("named");
    }

    @Test
    void behindAnotherEndpointTheRouteIsTheOneThatIsGivenTheEvents() throws Exception {
        route("other");
        assertThat(nameOf(stage.consumer(route("orders"))).text()).isEqualTo("orders");
        assertThat(nameOf(stage.consumer(new Route())).routeId()).isEmpty();
    }

    @Test
    void onlyConsumersWithoutANameOfTheirOwnCanHaveTheSameByAccident() throws Exception {
        SubscriptionName nameless = stage.consumer(new Route()).subscriptionName();
        assertThat(nameless.isSameWithoutRoute(stage.consumer(new Route()).subscriptionName()))
                .isTrue();

        SubscriptionName ofARoute = nameOf(stage.consumer(route("vzaps:webhooks/receive ")));
        assertThat(nameless.text()).isEqualTo(ofARoute.text());
        assertThat(nameless.isSameWithoutRoute(ofARoute)).isFalse();
        assertThat(ofARoute.isSameWithoutRoute(nameless)).isFalse();

        stage.options.setSubscription("vzaps:webhooks/receive ");
        SubscriptionName asked = stage.consumer(new Route()).subscriptionName();
        assertThat(nameless.text()).isEqualTo(asked.text());
        assertThat(nameless.isSameWithoutRoute(asked)).isFalse();
        assertThat(asked.isSameWithoutRoute(nameless)).isFalse();
    }
}
