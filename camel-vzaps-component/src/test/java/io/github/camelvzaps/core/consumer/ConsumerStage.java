package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.ShownEndpoint;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;

/** Consumers whose events the test brings, on its own thread: they have neither a connection nor a server. */
final class ConsumerStage implements AutoCloseable {
    static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));
    static final Backoff NEVER = new Backoff(Duration.ofDays(1), Duration.ofDays(1));

    final DefaultCamelContext context = new DefaultCamelContext();
    final VzapsConfiguration options = ShownEndpoint.component(context).getConfiguration();
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    final RunningConsumers running = new RunningConsumers(() -> false, () -> timer);

    /** How events have ended: the id of the message, and the class of the failure. */
    final List<String> ends = new CopyOnWriteArrayList<>();

    ConsumerStage() {
        options.setInstanceId("VZ1");
        options.setClientToken("client");
        context.start();
    }

    /** A consumer with the options as they are now, which is not started. */
    PlainConsumer consumer(Processor route) {
        return consumer(route, AT_ONCE);
    }

    PlainConsumer consumer(Processor route, Backoff pauses) {
        ShownEndpoint endpoint = new ShownEndpoint(context, options.copy());
        return new PlainConsumer(endpoint, route, endpoint.shown(), running, pauses);
    }

    void bring(EventConsumer consumer, VzapsEvent event) {
        consumer.pipeline()
                .submit(new Delivery(
                        event,
                        failure -> ends.add(event.messageId()
                                + (failure == null
                                        ? ""
                                        : " " + failure.getClass().getSimpleName()))));
    }

    /** Notes what it gets, and fails or keeps it as it is asked to. */
    static final class Route extends AsyncProcessorSupport {
        final List<Exchange> seen = new CopyOnWriteArrayList<>();
        final List<Runnable> kept = new CopyOnWriteArrayList<>();
        final AtomicInteger failuresLeft = new AtomicInteger();
        volatile boolean keeps;

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            seen.add(exchange);
            if (keeps) {
                kept.add(() -> callback.done(false));
                return false;
            }
            if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                exchange.setException(new IllegalStateException("not yet"));
            }
            callback.done(true);
            return true;
        }
    }

    static final class PlainConsumer extends EventConsumer {
        private final Backoff pauses;

        /** What it was to follow, each time. */
        final List<List<ConsumedInstance>> followed = new CopyOnWriteArrayList<>();

        final AtomicInteger allFollowed = new AtomicInteger();

        /** What was in the route each time it was waited for. */
        final List<String> order = new CopyOnWriteArrayList<>();

        volatile List<String> problems = List.of();

        /** Thrown when an exchange is to be made; null for none. */
        volatile Error noExchange;

        /** Runs what had to wait. */
        volatile Executor later = Runnable::run;

        private PlainConsumer(
                ShownEndpoint endpoint,
                Processor route,
                GatewayRuntime runtime,
                RunningConsumers running,
                Backoff pauses) {
            super(endpoint, route, runtime, running, new Reconciliation(runtime));
            this.pauses = pauses;
        }

        @Override
        protected Backoff redeliveryPauses() {
            return pauses;
        }

        @Override
        protected Executor firstThread() {
            return Runnable::run;
        }

        @Override
        protected Executor laterThreads() {
            // asked each time, so that a test may change it after the start
            return step -> later.execute(step);
        }

        @Override
        public Exchange createExchange(boolean autoRelease) {
            if (noExchange != null) {
                throw noExchange;
            }
            return super.createExchange(autoRelease);
        }

        @Override
        protected void follow(List<ConsumedInstance> now) {
            followed.add(now);
        }

        @Override
        protected void allHaveFollowed() {
            allFollowed.incrementAndGet();
        }

        @Override
        protected void awaitRoute() {
            order.add("waited with " + pipeline().pending() + " in the route");
        }

        @Override
        public List<String> problems() {
            return problems;
        }
    }

    @Override
    public void close() {
        context.stop();
        timer.shutdownNow();
    }
}
