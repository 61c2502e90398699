package io.github.camelvzaps.core.outbox;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Says how many messages wait in each outbox. It stays up: what waits is safe, and the application can do its other work.
 */
final class OutboxHealthCheck extends AbstractHealthCheck {
    private final Supplier<List<Map<String, Object>>> outboxes;

    /** @param outboxes as {@link Outboxes#report} says */
    OutboxHealthCheck(String scheme, Supplier<List<Map<String, Object>>> outboxes) {
        super("camel", scheme + "-outbox");
        this.outboxes = outboxes;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        for (Map<String, Object> outbox : outboxes.get()) {
            Object table = outbox.get(Outboxes.TABLE);
            builder.detail("waiting " + table, outbox.get(Outboxes.WAITING));
            builder.detail("oldestWaitMillis " + table, outbox.get(Outboxes.OLDEST));
            if (Boolean.FALSE.equals(outbox.get(Outboxes.USABLE))) {
                builder.message("The outbox " + table + " cannot be used; its messages wait. The log says why");
            }
        }
        builder.up();
    }
}
