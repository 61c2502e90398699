package io.github.camelvzaps.core.pace;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Names the numbers that WhatsApp limits. It stays up: taking the application out of service would keep it from the
 * replies that still go.
 */
final class RestrictionHealthCheck extends AbstractHealthCheck {
    private final Supplier<Map<String, String>> numbers;

    /** @param numbers the numbers that are limited, and since when */
    RestrictionHealthCheck(String scheme, Supplier<Map<String, String>> numbers) {
        super("camel", scheme + "-restrictions");
        this.numbers = numbers;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Map<String, String> restricted = numbers.get();
        restricted.forEach((instance, since) -> builder.detail("restricted " + instance, "since " + since));
        if (!restricted.isEmpty()) {
            builder.message("WhatsApp limits " + String.join(", ", restricted.keySet())
                    + ": messages to new chats are held, replies go");
        }
        builder.up();
    }
}
