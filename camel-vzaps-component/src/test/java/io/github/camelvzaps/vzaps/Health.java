package io.github.camelvzaps.vzaps;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** What the health checks of the component say. */
final class Health {
    private Health() {}

    /** Returns state, message and details of all checks of consumers of events, as one text. */
    static String of(CamelContext context) {
        return HealthCheckHelper.getHealthCheckRegistry(context).stream()
                .filter(check -> check.getId().startsWith("vzaps-"))
                .map(check -> check.call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS)))
                .map(result -> result.getState() + " " + result.getMessage().orElse("") + " " + result.getDetails())
                .collect(Collectors.joining("\n"));
    }
}
