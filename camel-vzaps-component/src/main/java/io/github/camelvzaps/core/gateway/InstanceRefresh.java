package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceSource;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.client.SecretMask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the instances of a source again and again, and applies to the directory what became different in the source. So
 * what was added or removed in another way stays as it is. Thread-safe.
 */
public final class InstanceRefresh {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceRefresh.class);

    private final InstanceDirectory directory;
    private final InstanceSource source;
    private final GatewayThreads threads;
    private final SecretMask secrets;
    private final AtomicBoolean reading = new AtomicBoolean();

    /** What was applied; touched by the one thread that reads. */
    private volatile Map<String, GatewayInstance> applied = Map.of();

    /** Why the last look failed; empty when it did not. */
    private volatile String problem = "";

    /** Set on start, cancelled on stop. */
    private ScheduledFuture<?> looks;

    public InstanceRefresh(
            InstanceDirectory directory, InstanceSource source, GatewayThreads threads, SecretMask secrets) {
        this.directory = directory;
        this.source = source;
        this.threads = threads;
        this.secrets = secrets;
    }

    /**
     * Reads the source, and looks again from now on.
     *
     * @param delay milliseconds between looks; 0 for never again
     * @throws InvalidConfigurationException when the source cannot be read
     */
    public void start(long delay) {
        try {
            apply(source.load());
        } catch (Exception e) {
            throw new InvalidConfigurationException(
                    List.of("instanceSource"),
                    "The instances cannot be read from " + source.description() + ": " + reason(e),
                    e);
        }
        if (delay > 0) {
            looks = threads.timer().scheduleWithFixedDelay(this::lookLater, delay, delay, TimeUnit.MILLISECONDS);
        }
    }

    public void stop() {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    /** Returns why the last look failed; empty when it did not. */
    public String problem() {
        return problem;
    }

    private void lookLater() {
        if (!reading.compareAndSet(false, true)) {
            // a slow database; the look that is under way is as good
            return;
        }
        try {
            threads.workers().execute(() -> {
                try {
                    look();
                } finally {
                    reading.set(false);
                }
            });
        } catch (RejectedExecutionException stopping) {
            reading.set(false);
        }
    }

    private void look() {
        try {
            apply(source.load());
            if (!problem.isEmpty()) {
                LOG.info("The instances can be read from {} again", source.description());
                problem = "";
            }
        } catch (Exception e) {
            String why = reason(e);
            if (!why.equals(problem)) {
                LOG.warn("Instances stay as they are, since {} cannot be read: {}", source.description(), why);
                problem = why;
            }
        }
    }

    private void apply(Map<String, GatewayInstance> read) {
        Map<String, GatewayInstance> next = new HashMap<>();
        read.forEach((alias, instance) -> {
            String name = String.valueOf(alias).trim();
            next.put(name, InstanceEntries.checked(name, instance));
        });
        Map<String, GatewayInstance> before = applied;
        Map<String, GatewayInstance> changed = new HashMap<>(next);
        changed.entrySet().removeIf(entry -> InstanceEntries.same(before.get(entry.getKey()), entry.getValue()));
        List<String> gone = new ArrayList<>(before.keySet());
        gone.removeAll(next.keySet());
        directory.apply(changed, gone);
        applied = next;
    }

    private String reason(Exception failure) {
        String why = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return secrets.hide(failure instanceof java.nio.file.NoSuchFileException ? "there is no such file" : why);
    }
}
