package io.github.camelvzaps;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A state repository as a user might have one: it can fail, and counts what is written. */
public class StatesInMemory extends ServiceSupport implements StateRepository<String, String> {
    public final Map<String, String> states = new ConcurrentHashMap<>();
    public final AtomicInteger writes = new AtomicInteger();
    public volatile boolean fails;

    @Override
    public void setState(String key, String value) {
        requireWorking();
        writes.incrementAndGet();
        states.put(key, value);
    }

    @Override
    public String getState(String key) {
        requireWorking();
        return states.get(key);
    }

    private void requireWorking() {
        if (fails) {
            throw new IllegalStateException("the database is away");
        }
    }
}
