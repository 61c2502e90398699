package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who answers at which path while numbers come, change and go; the gateway has no part in it. */
class ListeningWebhookConsumerTest {
    private static final String PATH = "/vzaps/webhook/";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final RunningConsumers running = new RunningConsumers(() -> false, () -> timer);
    private final WebhookPaths paths = new WebhookPaths(() -> context);
    private int consumers;

    @BeforeEach
    void start() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        context.addService(new VertxPlatformHttpServer(server));
        VzapsConfiguration options = ShownEndpoint.component(context).getConfiguration();
        options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        options.setInstances("*");
        options.setSecret("s3cret-value");
        options.setListenCheck(false);
        context.start();
    }

    @AfterEach
    void close() {
        running.all().forEach(consumer -> ((ListeningWebhookConsumer) consumer).stop());
        paths.close();
        context.stop();
        timer.shutdownNow();
    }

    private ListeningWebhookConsumer consumer(Consumer<VzapsConfiguration> options) {
        VzapsConfiguration own =
                ShownEndpoint.component(context).getConfiguration().copy();
        own.setSubscription("consumer " + consumers++);
        options.accept(own);
        ShownEndpoint endpoint = new ShownEndpoint(context, own);
        return new ListeningWebhookConsumer(
                endpoint, exchange -> {}, endpoint.shown(), running, new Reconciliation(endpoint.shown()), paths);
    }

    private ListeningWebhookConsumer started(Consumer<VzapsConfiguration> options) {
        ListeningWebhookConsumer consumer = consumer(options);
        consumer.start();
        return consumer;
    }

    private void add(String alias, String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        ShownEndpoint.component(context).getInstanceRegistry().add(alias, instance);
    }

    private void remove(String alias) {
        ShownEndpoint.component(context).getInstanceRegistry().remove(alias);
    }

    private AsyncProcessor at(String instance) {
        return paths.receiverAt(PATH + instance);
    }

    @Test
    void itAnswersByIdAndByAliasUntilItStopsAndThePathsStay() {
        add("shop", "VZ1", "token");
        add("office", "VZ2", "token");
        ListeningWebhookConsumer consumer = started(options -> {});
        assertThat(at("VZ1")).isNotNull().isSameAs(at("shop"));
        assertThat(at("VZ2")).isNotNull().isSameAs(at("office")).isNotSameAs(at("VZ1"));
        assertThat(at("VZ1/and/more")).isSameAs(at("VZ1"));
        assertThat(at("VZ12")).isNull();
        consumer.stop();
        for (String name : new String[] {"VZ1", "shop", "VZ2", "office"}) {
            assertThat(at(name)).isNull();
            assertThat(paths.has(PATH + name))
                    .as("a call is asked to come again")
                    .isTrue();
        }
        consumer.start();
        assertThat(at("VZ1")).isNotNull();
    }

    @Test
    void aNumberThatIsAddedGetsItsPathsAndOneThatIsRemovedLosesThem() {
        add("shop", "VZ1", "token");
        ListeningWebhookConsumer consumer = started(options -> {});
        add("office", "VZ2", "token");
        await().until(() -> at("VZ2") != null && at("office") != null);
        AsyncProcessor office = at("VZ2");
        assertThat(at("office")).isSameAs(office);
        remove("shop");
        await().until(() -> at("VZ1") == null && at("shop") == null);
        assertThat(at("VZ2")).isSameAs(office);
        assertThat(consumer.problems()).isEmpty();
        consumer.stop();
        add("boutique", "VZ3", "token");
        started(options -> {});
        assertThat(at("VZ3")).as("by the one that runs").isNotNull();
        assertThat(consumer.instances()).extracting(ConsumedInstance::id).containsExactly("VZ2");
    }

    @Test
    void anotherTokenKeepsTheAddressAndAnotherIdIsAnotherNumber() {
        add("shop", "VZ1", "token");
        ListeningWebhookConsumer consumer = started(options -> {});
        AsyncProcessor before = at("VZ1");
        add("shop", "VZ1", "another token");
        await().until(() -> consumer.instances().get(0).token().equals("another token"));
        assertThat(at("VZ1")).isSameAs(before).isSameAs(at("shop"));
        add("shop", "VZ9", "token");
        await().until(() -> at("VZ9") != null);
        await().until(() -> at("VZ1") == null);
        assertThat(at("shop")).isSameAs(at("VZ9"));
    }

    @Test
    void aNumberWhosePathAnotherRouteHasIsAProblemAndTheOthersGoOn() {
        add("shop", "VZ1", "token");
        ListeningWebhookConsumer first = started(options -> {
            options.setInstances(null);
            options.setInstanceId("VZ2");
        });
        ListeningWebhookConsumer second = started(options -> {});
        add("office", "VZ2", "token");
        await().until(() -> !second.problems().isEmpty());
        assertThat(second.problems())
                .singleElement()
                .asString()
                .startsWith("office is not listened to: Another route takes the webhooks at " + PATH + "VZ2 already.");
        AsyncProcessor ofFirst = at("VZ2");
        assertThat(at("VZ1")).isNotNull();
        add("boutique", "VZ3", "token");
        await().until(() -> at("VZ3") != null);
        assertThat(second.problems()).hasSize(1);
        assertThat(at("VZ2")).isSameAs(ofFirst);

        first.stop();
        add("kiosk", "VZ4", "token");
        await().until(() -> at("VZ4") != null && at("VZ2") != null);
        assertThat(at("VZ2")).isNotSameAs(ofFirst);
        assertThat(second.problems()).isEmpty();
    }

    @Test
    void whatCannotStartLeavesNoPathBehind() {
        add("shop", "VZ1", "token");
        add("office", "VZ2", "token");
        started(options -> options.setInstances("office"));
        ListeningWebhookConsumer both = consumer(options -> options.setInstances("shop,office"));
        assertThatThrownBy(both::start).isInstanceOf(InvalidConfigurationException.class);
        assertThat(at("VZ1")).isNull();
        assertThat(at("VZ2")).isNotNull();
        assertThat(running.all()).hasSize(1);
        assertThat(started(options -> options.setInstances("shop")).isStarted()).isTrue();
    }

    @Test
    void aNumberIsRegisteredByOneRouteAndFreeAfterItsStop() {
        add("shop", "VZ1", "token");
        ConsumedInstance shop = new ConsumedInstance("shop", "VZ1", "token");
        RegisteredWebhooks registered = paths.registered();
        registered.take(shop, "/a", "one");
        registered.take(shop, "/a", "one");
        registered.take(new ConsumedInstance("office", "VZ2", "token"), "/b", "one");
        assertThatThrownBy(() -> registered.take(shop, "/c", "other"))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> assertThat(refused.options()).containsExactly("register"))
                .hasMessageContaining("already, at /a.")
                .hasMessageContaining("this one at /c");
        registered.release(shop, "other");
        assertThatThrownBy(() -> registered.take(shop, "/c", "other"))
                .isInstanceOf(InvalidConfigurationException.class);
        registered.release(shop, "one");
        registered.take(shop, "/c", "other");
        registered.release("one");
        registered.take(new ConsumedInstance("office", "VZ2", "token"), "/c", "other");
    }

    @Test
    void anAddressCannotBeRegisteredWithoutKnowingHowTheGatewayReachesIt() {
        add("shop", "VZ1", "token");
        ListeningWebhookConsumer consumer = consumer(options -> options.setRegister(true));
        assertThatThrownBy(consumer::start)
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> assertThat(refused.options()).containsExactly("publicUrl"));
        assertThat(at("VZ1")).isNull();
    }

    @Test
    void confirmedOnReceiptEventsHaveThreadsOfTheirOwnThatEndWithTheRoute() {
        add("shop", "VZ1", "token");
        ListeningWebhookConsumer consumer = started(options -> options.setAcknowledge("received"));
        ExecutorService threads = (ExecutorService) consumer.firstThread();
        assertThat(consumer.laterThreads()).isSameAs(threads);
        assertThat(consumer.redeliveryPauses()).isNotNull();
        consumer.stop();
        assertThat(threads.isShutdown()).isTrue();

        ListeningWebhookConsumer processed = started(options -> {});
        assertThat(processed.firstThread()).isNotInstanceOf(ExecutorService.class);
        assertThat(processed.redeliveryPauses()).as("the gateway repeats").isNull();
    }

    @Test
    void closedPathsAreFree() {
        add("shop", "VZ1", "token");
        started(options -> {}).stop();
        paths.close();
        assertThat(paths.has(PATH + "VZ1")).isFalse();
        assertThat(paths.covers(PATH + "VZ1")).isFalse();
        started(options -> {});
        assertThat(at("VZ1")).isNotNull();
    }

    /** What the gateway was asked to call for a number, in order; empty for nobody. */
    private static List<String> addressesOf(VzapsSimulator simulator, String id) {
        return simulator.requests().stream()
                .filter(request -> "webhooks/set".equals(request.operation())
                        && request.path().contains("/" + id + "/"))
                .map(request -> request.body().replaceFirst(".*\"webhookURL\":\"([^\"?]*).*", "$1"))
                .toList();
    }

    @Test
    void numbersAreRegisteredByTheirIdWhileTheyAreHereAndTakenBackWhenThatIsAsked() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "token-1");
            simulator.addInstance("VZ2", "token-2");
            add("shop", "VZ1", "token-1");
            ListeningWebhookConsumer consumer = started(options -> {
                options.setBaseUrl(simulator.url());
                options.setRegister(true);
                options.setUnregisterOnStop(true);
                options.setPublicUrl("http://hooks.example.com/");
            });
            String address = "http://hooks.example.com" + PATH;
            await().untilAsserted(
                            () -> assertThat(addressesOf(simulator, "VZ1")).containsExactly(address + "VZ1"));
            add("office", "VZ2", "wrong");
            await().until(() -> consumer.problems().stream()
                    .anyMatch(problem -> problem.startsWith("the webhook of office is not registered")));
            add("office", "VZ2", "token-2");
            await().untilAsserted(
                            () -> assertThat(addressesOf(simulator, "VZ2")).endsWith(address + "VZ2"));
            await().until(() -> consumer.problems().isEmpty());
            remove("shop");
            await().untilAsserted(
                            () -> assertThat(addressesOf(simulator, "VZ1")).containsExactly(address + "VZ1", ""));
            paths.registered().take(new ConsumedInstance("shop", "VZ1", null), "/other", "another route");
            consumer.stop();
            assertThat(addressesOf(simulator, "VZ2")).endsWith("");
            assertThat(addressesOf(simulator, "VZ1")).as("another's by now").hasSize(2);
            paths.registered().take(new ConsumedInstance("office", "VZ2", null), "/other", "another route");
        }
    }

    @Test
    void whatCouldNotBeRegisteredIsTriedAgainWhenTheRouteIsResumed() throws Exception {
        try (VzapsSimulator simulator = VzapsSimulator.start()) {
            simulator.addInstance("VZ1", "token-1");
            simulator.addInstance("VZ2", "token-2");
            simulator.fault(FaultRule.on("POST", "regex:.*/VZ2/webhook.*").status(403));
            simulator.fault(FaultRule.on("PUT", "regex:.*/VZ2/webhook.*").status(403));
            add("shop", "VZ1", "token-1");
            add("office", "VZ2", "token-2");
            ListeningWebhookConsumer consumer = started(options -> {
                options.setBaseUrl(simulator.url());
                options.setRegister(true);
                options.setPublicUrl("http://hooks.example.com");
            });
            await().until(() -> addressesOf(simulator, "VZ1").size() == 1);
            await().until(() -> !consumer.problems().isEmpty());
            consumer.suspend();
            assertThat(consumer.isOpen()).isFalse();
            simulator.clearFaults();
            int before = addressesOf(simulator, "VZ2").size();
            consumer.resume();
            assertThat(consumer.isOpen()).isTrue();
            await().until(() -> consumer.problems().isEmpty());
            assertThat(addressesOf(simulator, "VZ2")).hasSizeGreaterThan(before);
            assertThat(addressesOf(simulator, "VZ1"))
                    .as("it is registered already")
                    .hasSize(1);
            consumer.stop();
            assertThat(addressesOf(simulator, "VZ1")).as("nobody asked for it").hasSize(1);
        }
    }
}
