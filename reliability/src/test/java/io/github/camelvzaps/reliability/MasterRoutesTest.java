package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes behind master: have no consumer that knows their id, and still each of them gets its own events. */
class MasterRoutesTest {
    private static final String EVENTS = "vzaps:events/subscribe?events=Message";
    private static final String CUSTOMER = "5511900000001";

    @TempDir
    Path folder;

    private final Map<String, Set<String>> seen = Map.of(
            "first", ConcurrentHashMap.newKeySet(),
            "second", ConcurrentHashMap.newKeySet(),
            "plain", ConcurrentHashMap.newKeySet());
    private final AtomicBoolean firstFails = new AtomicBoolean(true);

    private RouteBuilder route(String uri, String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId(id).errorHandler(noErrorHandler()).process(exchange -> {
                    if (id.equals("first") && firstFails.get()) {
                        throw new IllegalStateException("planted");
                    }
                    seen.get(id).add(exchange.getMessage().getHeader(VzapsConstants.TEXT, String.class));
                });
            }
        };
    }

    @Test
    void twoOfThemWithOneUriGetBackWhatEachHasLeftInWhicheverOrderTheyStartAgain() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.builder()
                        .port(0)
                        .instance(Killable.INSTANCE, Killable.TOKEN)
                        .start();
                DefaultCamelContext context = new DefaultCamelContext()) {
            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setRoot(folder.resolve("locks").toString());
            cluster.setAcquireLockDelay(10, TimeUnit.MILLISECONDS);
            cluster.setAcquireLockInterval(50, TimeUnit.MILLISECONDS);
            context.addService(cluster);
            VzapsConfiguration options =
                    context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
            options.setBaseUrl(simulator.url());
            options.setInstanceId(Killable.INSTANCE);
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(Killable.TOKEN);
            options.setRedeliveryDelay(20);
            options.setMaximumRedeliveryDelay(100);
            context.addRoutes(route("master:one:" + EVENTS, "first"));
            context.addRoutes(route("master:two:" + EVENTS, "second"));
            // keeps the stream of the number while the others are stopped
            context.addRoutes(route(EVENTS, "plain"));
            context.start();
            awaitConsumers(context, 3);

            simulator.customerSays(Killable.INSTANCE, CUSTOMER, "one");
            patiently(() ->
                    seen.get("second").contains("one") && seen.get("plain").contains("one"));
            context.getRouteController().stopRoute("first");
            context.getRouteController().stopRoute("second");
            simulator.customerSays(Killable.INSTANCE, CUSTOMER, "two");
            patiently(() -> seen.get("plain").contains("two"));
            firstFails.set(false);
            context.getRouteController().startRoute("second");
            awaitConsumers(context, 2);
            context.getRouteController().startRoute("first");

            patiently(() -> seen.values().stream().allMatch(Set.of("one", "two")::equals));
            assertThat(simulator.lastEvents(Killable.INSTANCE, 2)).hasSize(2);
        }
    }

    private static void awaitConsumers(DefaultCamelContext context, int count) {
        patiently(() ->
                context.getComponent("vzaps", VzapsComponent.class).consumers().size() == count);
    }

    private static void patiently(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
