package io.github.camelvzaps.compatibility;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows Camel's readiness checks, that of the consumer of events among them. With
 * camel-quarkus-microprofile-health in the application it is not needed.
 */
@Readiness
@ApplicationScoped
public class CamelReadiness implements org.eclipse.microprofile.health.HealthCheck {
    @Inject
    CamelContext context;

    @Override
    public HealthCheckResponse call() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        HealthCheckResponseBuilder response = HealthCheckResponse.named("camel")
                .status(results.stream().allMatch(result -> result.getState() == HealthCheck.State.UP));
        for (HealthCheck.Result result : results) {
            response.withData(result.getCheck().getId(), result.getState().name());
        }
        return response.build();
    }
}
