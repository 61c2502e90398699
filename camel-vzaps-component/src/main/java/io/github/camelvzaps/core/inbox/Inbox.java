package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.database.Lease;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.database.TableScript;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.watch.Meters;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.spi.ExecutorServiceManager;

/**
 * The stored events of a consumer: every node stores what it gets, and one of them takes all of it to its route. Thread-safe
 * once started.
 */
public final class Inbox {
    private final GatewayRuntime runtime;
    private final TablePlace place;
    private final InboxTrouble writing;
    private final InboxTrouble taking;
    private final ExecutorService writerThread;
    private final ExecutorService drainThread;
    private final InboxWriter writer;
    private final InboxDrain drain;
    private final Meters meters;
    private final ScheduledFuture<?> polling;

    /** Where stored events go. */
    public interface Route {
        /**
         * Takes an event.
         *
         * @param end runs once, on any thread: with null when the event is done and may be deleted, else with the reason
         */
        void take(StoredEvent event, Consumer<Throwable> end);
    }

    /**
     * Starts an inbox that is closed.
     *
     * @param subscription under which the events are stored
     * @param ofChat how many events of a chat may be on their way to the route
     * @throws io.github.camelvzaps.api.InvalidConfigurationException when there is no table that can be used
     */
    public Inbox(GatewayRuntime runtime, Object owner, String subscription, int ofChat, Route route) {
        this.runtime = runtime;
        place = InboxSettings.of(runtime, subscription);
        TableScript.require(place, subscription);
        writing = new InboxTrouble(runtime, place.table(), "webhooks are answered with 503");
        taking = new InboxTrouble(runtime, place.table(), "what is stored waits");
        ExecutorServiceManager threads = runtime.camelContext().getExecutorServiceManager();
        writerThread = threads.newSingleThreadExecutor(owner, "CamelVzapsInboxWriter");
        drainThread = threads.newSingleThreadExecutor(owner, "CamelVzapsInbox");
        InboxTable table = new InboxTable(place, subscription);
        writer = new InboxWriter(place, table, writing, writerThread);
        InboxDrain.Limits limits = new InboxDrain.Limits(
                runtime.configuration().getMaxInFlight(),
                ofChat,
                runtime.configuration().getMaxBytesInFlight());
        drain = new InboxDrain(place, table, new Lease(place, subscription), limits, route, taking, drainThread);
        meters = Meters.of(runtime.camelContext(), runtime.scheme(), "");
        meters.watchInbox(
                subscription, this::waiting, () -> drain.backlog().oldestAge().toMillis() / 1000.0);
        long poll = place.poll().toMillis();
        polling = runtime.timer().scheduleWithFixedDelay(drain::wake, poll, poll, TimeUnit.MILLISECONDS);
    }

    /**
     * Stores the events of one call, all of them or none.
     *
     * @param end gets null when they are committed, else why they are not or may not be
     */
    public void store(List<StoredEvent> events, Consumer<Throwable> end) {
        writer.write(events, failure -> {
            end.accept(failure);
            if (failure == null) {
                events.stream().map(StoredEvent::instanceId).distinct().forEach(drain::stored);
            }
        });
    }

    /** Takes events to the route from now on. */
    public void open() {
        drain.open();
    }

    /** Takes no more events to the route; this node still stores. */
    public void close() {
        drain.close();
    }

    /** Returns how many events were stored and not finished when they were counted the last time, by the node that takes them. */
    public int waiting() {
        return drain.backlog().waiting();
    }

    /** Returns what is wrong right now. */
    public List<String> problems() {
        return Stream.of(writing.problem(), taking.problem())
                .flatMap(java.util.Optional::stream)
                .toList();
    }

    /** Ends it after the route: what has ended there by now is deleted, and another node may go on at once. */
    public void stop() {
        polling.cancel(false);
        meters.unwatch();
        drain.close();
        ExecutorServiceManager threads = runtime.camelContext().getExecutorServiceManager();
        threads.shutdownGraceful(drainThread);
        threads.shutdownGraceful(writerThread);
        writer.giveUp(new RejectedExecutionException("the consumer has stopped"));
    }
}
