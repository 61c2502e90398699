package io.github.camelvzaps.core;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the HTTP server of the application really listens: with a port that is in use Camel's server logs a
 * warning, and the routes start as if nothing had happened.
 */
final class ListenCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ListenCheck.class);

    private ListenCheck() {}

    /** Calls each path without waiting, and writes down by path what is wrong. */
    static void look(GatewayEndpoint endpoint, Set<String> paths, String probe, Map<String, String> problems) {
        PlatformHttpComponent component =
                endpoint.getCamelContext().getComponent("platform-http", PlatformHttpComponent.class);
        int port = component.getEngine() == null ? 0 : component.getEngine().getServerPort();
        if (port <= 0) {
            return;
        }
        for (String path : paths) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(component.getEngine().getScheme() + "://localhost:" + port + path))
                    .header(WebhookReceiver.PROBE, probe)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            endpoint.getComponent()
                    .realtimeClient(endpoint.getConfiguration())
                    .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> {
                        boolean ours = answer != null
                                && answer.headers()
                                        .firstValue(WebhookReceiver.PROBE)
                                        .isPresent();
                        if (ours) {
                            problems.remove(path);
                            return;
                        }
                        String found = failure != null
                                ? "nobody answers"
                                : "somebody else answers (status " + answer.statusCode() + ")";
                        String problem = "no webhook will arrive: on port " + port + " " + found + " to " + path
                                + ". Is the port in use by another program? Behind a context path set the option"
                                + " listenCheck=false";
                        problems.put(path, problem);
                        LOG.error("{}: {}", endpoint.shownId(), problem);
                    });
        }
    }
}
