package io.github.camelvzaps.simulator.fault;

import io.github.camelvzaps.simulator.api.ActiveFault;
import io.github.camelvzaps.simulator.api.FaultRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The rules in force, in order. Thread-safe. */
public final class FaultBook {

    private static final class Entry {
        private final FaultRule rule;
        private final Random random;
        private int passed;
        private int fired;

        private Entry(FaultRule rule) {
            this.rule = rule;
            this.random = new Random(rule.seed());
        }
    }

    /** Guarded by this; replaced, never changed, so that the usual case of no rules needs no lock. */
    private volatile List<Entry> entries = List.of();

    public synchronized void add(FaultRule rule) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(rule));
        entries = more;
    }

    public synchronized void replace(List<FaultRule> rules) {
        entries = rules.stream().map(Entry::new).toList();
    }

    public void clear() {
        replace(List.of());
    }

    /** The first rule that matches and has firings left, counted as fired; null when there is none. */
    public FaultRule pick(String method, String path, String operation) {
        if (entries.isEmpty()) {
            return null;
        }
        synchronized (this) {
            for (Entry entry : entries) {
                FaultRule rule = entry.rule;
                boolean left = rule.times() == null || entry.fired < rule.times();
                if (left && rule.matches(method, path, operation) && entry.random.nextDouble() < rule.probability()) {
                    if (entry.passed < rule.skip()) {
                        entry.passed++;
                        continue;
                    }
                    entry.fired++;
                    return rule;
                }
            }
            return null;
        }
    }

    public synchronized List<ActiveFault> list() {
        return entries.stream()
                .map(entry -> new ActiveFault(entry.rule, entry.fired))
                .toList();
    }
}
