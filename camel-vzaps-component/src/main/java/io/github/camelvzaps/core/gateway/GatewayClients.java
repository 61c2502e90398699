package io.github.camelvzaps.core.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.client.AllowedHosts;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ClientSettings;
import io.github.camelvzaps.core.client.FailurePatterns;
import io.github.camelvzaps.core.client.RealtimeClients;
import io.github.camelvzaps.core.client.SecretMask;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP clients of a component: one for all endpoints with the same settings. Thread-safe. */
public final class GatewayClients {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayClients.class);

    private final Supplier<String> userAgent;
    private final GatewayThreads threads;
    private final SecretMask secrets;
    private final Supplier<ObjectMapper> mapper;
    private final Function<GatewayConfiguration, SSLContext> sslContexts;

    /** Any thread may add one; closed and emptied on stop. */
    private final Map<ClientSettings, ApiClient> clients = new ConcurrentHashMap<>();

    /** The same for realtime connections; emptied on stop, their threads end when nothing uses them any more. */
    private final Map<ClientSettings, HttpClient> realtimeClients = new ConcurrentHashMap<>();

    /** @param sslContexts returns the same context for equal options, since clients are shared by equal settings */
    public GatewayClients(
            Supplier<String> userAgent,
            GatewayThreads threads,
            SecretMask secrets,
            Supplier<ObjectMapper> mapper,
            Function<GatewayConfiguration, SSLContext> sslContexts) {
        this.userAgent = userAgent;
        this.threads = threads;
        this.secrets = secrets;
        this.mapper = mapper;
        this.sslContexts = sslContexts;
    }

    /** Returns the client for a configuration, started; equal settings give the same client. */
    public ApiClient client(GatewayConfiguration configuration) {
        return clients.computeIfAbsent(settings(configuration), this::start);
    }

    /** Returns the client for media of events: its connections are few and its own, and it opens none to other hosts. */
    public ApiClient mediaClient(GatewayConfiguration configuration, AllowedHosts hosts) {
        return clients.computeIfAbsent(
                settings(configuration).forMedia(configuration.getMaximumMediaConnections(), hosts), this::start);
    }

    /** Returns the client for realtime connections. */
    public HttpClient realtimeClient(GatewayConfiguration configuration) {
        return realtimeClients.computeIfAbsent(
                settings(configuration), settings -> RealtimeClients.create(settings, threads.connecting()));
    }

    /** Closes all clients; the next call starts new ones. */
    public void close() {
        clients.values().forEach(ApiClient::close);
        clients.clear();
        realtimeClients.clear();
    }

    private ApiClient start(ClientSettings settings) {
        Runnable replaced = () -> LOG.warn(
                "The HTTP client had stopped and was replaced. Look for an Error, such as an OutOfMemoryError, on a"
                        + " thread called camel-vzaps-io before this line");
        return new ApiClient(
                settings, mapper.get(), threads.workers(), threads.timer(), Clock.systemUTC(), secrets, replaced);
    }

    private ClientSettings settings(GatewayConfiguration configuration) {
        return new ClientSettings(
                Duration.ofMillis(configuration.getConnectTimeout()),
                Duration.ofMillis(configuration.getRequestTimeout()),
                Duration.ofMillis(configuration.getRequestTimeout()),
                Duration.ofMillis(configuration.getCallTimeout()),
                configuration.getMaxConnections(),
                configuration.getMaxConnections(),
                configuration.getMaximumResponseSize(),
                new FailurePatterns(configuration.getFailureReasons()),
                null,
                sslContexts.apply(configuration),
                configuration.getProxyHost(),
                configuration.getProxyPort(),
                configuration.getProxyUsername(),
                configuration.getProxyPassword(),
                userAgent.get());
    }
}
