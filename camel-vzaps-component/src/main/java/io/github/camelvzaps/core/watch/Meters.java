package io.github.camelvzaps.core.watch;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;

/** Measures for applications that have a registry of meters. Thread-safe. */
public interface Meters {
    /** For applications without one. */
    Meters NONE = new Meters() {
        @Override
        public void watch(WatchedConsumer consumer) {}

        @Override
        public void unwatch() {}

        @Override
        public void called(String operation, Outcome failure) {}

        @Override
        public void paced(String operation, Duration waited) {}

        @Override
        public void watchRestricted(IntSupplier count) {}

        @Override
        public void watchOutbox(String table, IntSupplier waiting, DoubleSupplier oldestSeconds) {}

        @Override
        public void watchInbox(String subscription, IntSupplier waiting, DoubleSupplier oldestSeconds) {}
    };

    /**
     * Finds the registry, if the application has Micrometer and one.
     *
     * @param instance whom the meters are about; an alias or id out of the configuration, never one out of a message
     */
    static Meters of(CamelContext context, String scheme, String instance) {
        // looked up by name, since the library need not be there
        Class<?> registry = context.getClassResolver().resolveClass("io.micrometer.core.instrument.MeterRegistry");
        return registry == null ? NONE : MicrometerMeters.find(context, scheme, instance);
    }

    /** Measures a consumer of events from now on. */
    void watch(WatchedConsumer consumer);

    /** Ends what {@link #watch} began. */
    void unwatch();

    /** Measures how many numbers are restricted, until {@link #unwatch}. */
    void watchRestricted(IntSupplier count);

    /** Measures how many messages wait in a table, and for how long, until {@link #unwatch}. */
    void watchOutbox(String table, IntSupplier waiting, DoubleSupplier oldestSeconds);

    /** Measures how many stored events of a consumer wait, and for how long, until {@link #unwatch}. */
    void watchInbox(String subscription, IntSupplier waiting, DoubleSupplier oldestSeconds);

    /** Counts a call of a producer; the failure is null for a good one. */
    void called(String operation, Outcome failure);

    /** Measures how long a message has waited for its turn. */
    void paced(String operation, Duration waited);

    /** Counts a call of a producer. */
    default void called(String operation, Throwable failure) {
        Outcome outcome = failure instanceof GatewayException known ? known.getOutcome() : Outcome.UNKNOWN;
        called(operation, failure == null ? null : outcome);
    }
}
