package io.github.camelvzaps.queuebridge;

import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;

/** A few messages through the bridge, with what is in the queues afterwards. Used by one thread. */
final class Walk {
    private static final String SHOP = "SHOP";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final VzapsSimulator simulator;
    private final String brokerUrl;
    private final Logger screen;

    Walk(VzapsSimulator simulator, String brokerUrl, Logger screen) {
        if (simulator == null) {
            throw new IllegalStateException("--once walks with a simulator of its own; leave bridge.gateway empty");
        }
        this.simulator = simulator;
        this.brokerUrl = brokerUrl;
        this.screen = screen;
    }

    void go() throws InterruptedException {
        try (Queues queues = new Queues(brokerUrl)) {
            int sentBefore = queues.ids(Queues.SENT).size();
            int rejectedBefore = queues.ids(Queues.REJECTED).size();
            screen.info("--         three customers write, an application behind the queues answers");
            List.of("5511987650001", "5511987650002", "5511987650003")
                    .forEach(customer -> simulator.customerSays(SHOP, customer, "Is my order on its way?"));
            until("the answers", () -> queues.ids(Queues.SENT).size() == sentBefore + 3);

            screen.info("--         the gateway refuses one message");
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).status(403));
            put(queues);
            until("the dead letter", () -> queues.ids(Queues.REJECTED).size() == rejectedBefore + 1);

            screen.info("--         the connection breaks after one message; its receipt comes a moment later");
            simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.AFTER));
            put(queues);
            until("the receipt", () -> queues.ids(Queues.SENT).size() == sentBefore + 4);
            until("the parked one to go", () -> queues.ids(Queues.PARKED).isEmpty());

            screen.info(
                    "--         what the gateway has: {} messages",
                    simulator.messages(SHOP).size());
            for (String queue : List.of(Queues.OUT, Queues.SENT, Queues.REJECTED, Queues.PARKED)) {
                screen.info("--         {}: {}", queue, queues.ids(queue).size());
            }
        }
    }

    private static void put(Queues queues) {
        queues.send(
                "walk-" + System.nanoTime(),
                "{\"phone\": \"5511987650001\", \"message\": \"Your order is on its way.\"}");
    }

    private static void until(String what, BooleanSupplier there) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
