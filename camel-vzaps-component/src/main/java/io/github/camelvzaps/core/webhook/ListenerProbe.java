package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLException;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that the HTTP server of the application listens: with a port that is in use Camel's server logs a warning, and
 * the routes start as if nothing had happened.
 */
final class ListenerProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerProbe.class);

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private ListenerProbe() {}

    /**
     * Calls each path without waiting and notes by path what is wrong; a path with a problem is called again.
     *
     * @param wanted whether the paths are still to be checked
     */
    static void check(
            GatewayRuntime runtime,
            Set<String> paths,
            String probe,
            Map<String, String> problems,
            BooleanSupplier wanted) {
        PlatformHttpComponent component =
                runtime.camelContext().getComponent("platform-http", PlatformHttpComponent.class);
        int port = component.getEngine() == null ? 0 : component.getEngine().getServerPort();
        if (port <= 0) {
            return;
        }
        String server = component.getEngine().getScheme() + "://localhost:" + port;
        paths.forEach(path -> new Check(runtime, server, port, path, probe, problems, wanted).now(1));
    }

    /** The checks of one path. */
    private record Check(
            GatewayRuntime runtime,
            String server,
            int port,
            String path,
            String probe,
            Map<String, String> problems,
            BooleanSupplier wanted) {

        private void now(int times) {
            if (!wanted.getAsBoolean()) {
                return;
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                    .header(WebhookReceiver.PROBE, probe)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            runtime.clients()
                    .realtimeClient(runtime.configuration())
                    .sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .whenComplete((answer, failure) -> seen(answer, failure, times));
        }

        private void seen(HttpResponse<Void> answer, Throwable failure, int times) {
            boolean ours = answer != null
                    && answer.headers().firstValue(WebhookReceiver.PROBE).isPresent();
            // a certificate is for the name by which the outside knows the server, so it proves nothing here
            if (ours || (failure != null && failure.getCause() instanceof SSLException)) {
                problems.remove(path);
                return;
            }
            String found =
                    failure != null ? "nobody answers" : "somebody else answers (status " + answer.statusCode() + ")";
            String problem = "no webhook will arrive: on port " + port + " " + found + " to " + path
                    + ". Is the port in use by another program? Behind a context path set the option"
                    + " listenCheck=false";
            if (!wanted.getAsBoolean()) {
                return;
            }
            if (problems.put(path, problem) == null) {
                LOG.error("{}: {}", runtime.shownId(), problem);
            }
            runtime.timer().schedule(() -> now(times + 1), PAUSES.pause(times).toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
