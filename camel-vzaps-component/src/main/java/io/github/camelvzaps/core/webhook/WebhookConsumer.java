package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.consumer.Reconciliation;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.watch.RunningConsumers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.StartupListener;
import org.apache.camel.api.management.ManagedAttribute;

/** What both consumers of webhooks have in common: they take events only while they are open. */
abstract class WebhookConsumer extends EventConsumer implements StartupListener {
    private final GatewayRuntime runtime;

    /** What is wrong with the registration or the server, by instance or path; any thread sets it. */
    private final Map<String, String> problems;

    /** Whether events are taken; set by start, suspend, resume and stop. */
    private volatile boolean open;

    /** Whether it is known that the server listens, since the last start; any thread sets it. */
    private final AtomicBoolean announced = new AtomicBoolean();

    /** Whether the whole application has started, so that the server listens. */
    private volatile boolean serverStarted;

    /** The threads of events that nobody waits for; null with acknowledge=processed. */
    private ExecutorService routeThreads;

    // set on start, before anybody calls
    private BytesInFlight bytes;

    /** Null unless acknowledge=stored. */
    private StoredWebhooks stored;

    protected WebhookConsumer(
            Endpoint endpoint,
            Processor processor,
            GatewayRuntime runtime,
            RunningConsumers running,
            Reconciliation reconciliation,
            Map<String, String> problems) {
        super(endpoint, processor, runtime, running, reconciliation);
        this.runtime = runtime;
        this.problems = problems;
    }

    @Override
    protected Backoff redeliveryPauses() {
        GatewayConfiguration configuration = runtime.configuration();
        // the gateway repeats what was not confirmed, and nothing else
        return retriesItself()
                ? new Backoff(
                        millis(configuration.getRedeliveryDelay()), millis(configuration.getMaximumRedeliveryDelay()))
                : null;
    }

    @Override
    protected Executor firstThread() {
        // the thread of the HTTP server waits for the end in any case, unless it is to answer first
        return retriesItself() ? routeThreads : Runnable::run;
    }

    @Override
    protected Executor laterThreads() {
        return retriesItself() ? routeThreads : super.laterThreads();
    }

    /** Tells whether the gateway does not wait for the route, and so does not repeat what that fails on. */
    private boolean retriesItself() {
        return !runtime.configuration().getAcknowledge().equals("processed");
    }

    @Override
    protected void doStart() throws Exception {
        WebhookSecret.require(runtime);
        bytes = new BytesInFlight(runtime.configuration().getMaxBytesInFlight());
        if (retriesItself()) {
            // nobody waits for these events, so their number is all that bounds their threads
            routeThreads = runtime.camelContext()
                    .getExecutorServiceManager()
                    .newFixedThreadPool(
                            this, "CamelVzapsWebhooks", runtime.configuration().getConcurrentConsumers());
        }
        super.doStart();
        if (runtime.configuration().getAcknowledge().equals("stored")) {
            try {
                stored = new StoredWebhooks(this, subscriptionName().text(), deliverySettings(), this::reader);
            } catch (RuntimeException e) {
                // Camel does not stop what could not start
                doStop();
                throw e;
            }
        }
        listen();
        open = true;
        if (stored != null) {
            stored.inbox().open();
        }
        if (serverStarted || runtime.camelContext().isStarted()) {
            announce();
        } else {
            runtime.camelContext().addStartupListener(this);
        }
    }

    /** Begins to answer, before events are taken. */
    protected void listen() throws Exception {}

    /** Creates the processor that answers for an instance. */
    final WebhookReceiver receiver(ConsumedInstance instance, WebhookGuard guard, String probe) {
        return new WebhookReceiver(instance, this, stored, guard, reader(instance.id()), bytes, this::isOpen, probe);
    }

    private EventReader reader(String instanceId) {
        return new EventReader(runtime.mapper(), runtime.gateway().eventParser(runtime.mapper()), instanceId);
    }

    @ManagedAttribute(
            description = "Stored events that the route has not finished, as counted a few seconds ago by the node that"
                    + " takes them to the route; 0 unless acknowledge=stored")
    public int getStoredEvents() {
        return stored == null ? 0 : stored.inbox().waiting();
    }

    final boolean isOpen() {
        return open;
    }

    @Override
    public void onCamelContextStarted(CamelContext context, boolean alreadyStarted) {
        // the routes are not all there yet
    }

    @Override
    public void onCamelContextFullyStarted(CamelContext context, boolean alreadyStarted) {
        announce();
    }

    private void announce() {
        // Camel calls consumers of a route in any case, and once more those that were added as listeners
        if (announced.compareAndSet(false, true)) {
            serverStarted = true;
            serverListens();
        }
    }

    /** The server listens from now on: a gateway that looks at the address finds it. */
    protected void serverListens() {
        if (runtime.configuration().isReconcile()) {
            reconcile();
        }
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems.values());
        if (stored != null) {
            all.addAll(stored.inbox().problems());
        }
        if (pipeline() != null) {
            all.addAll(pipeline().events().failingProblems());
            all.addAll(pipeline()
                    .events()
                    .unfinishedProblems(millis(runtime.configuration().getProgressTimeout())));
        }
        return all;
    }

    @Override
    protected void doSuspend() throws Exception {
        open = false;
        if (stored != null) {
            stored.inbox().close();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        open = true;
        if (stored != null) {
            stored.inbox().open();
        }
        if (runtime.configuration().isReconcile()) {
            reconcile();
        }
    }

    /** Takes no events any more. */
    protected final void shut() {
        open = false;
        announced.set(false);
        problems.clear();
    }

    @Override
    protected void doStop() throws Exception {
        shut();
        super.doStop();
        if (stored != null) {
            // after the pipeline, which has ended what was under way
            stored.inbox().stop();
            stored = null;
        }
        if (routeThreads != null) {
            runtime.camelContext().getExecutorServiceManager().shutdown(routeThreads);
            routeThreads = null;
        }
    }
}
