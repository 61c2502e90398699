package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the table can be used, for the log and for health. Thread-safe. */
final class InboxTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(InboxTrouble.class);

    private final GatewayRuntime runtime;
    private final String table;
    private final String consequence;

    /** Null while all is well; any thread sets it. */
    private volatile String problem;

    /** @param consequence what does not happen meanwhile */
    InboxTrouble(GatewayRuntime runtime, String table, String consequence) {
        this.runtime = runtime;
        this.table = table;
        this.consequence = consequence;
    }

    void begins(Throwable why) {
        boolean isNew = problem == null;
        problem = "the inbox " + table + " cannot be used: " + runtime.reasonOf(why) + "; " + consequence;
        if (isNew) {
            LOG.warn("{}: {}", runtime.shownId(), problem);
        }
    }

    void ends() {
        if (problem != null) {
            problem = null;
            LOG.info("{}: the inbox {} can be used again", runtime.shownId(), table);
        }
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
