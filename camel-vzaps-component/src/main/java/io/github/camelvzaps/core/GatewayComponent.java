package io.github.camelvzaps.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.core.client.AllowedHosts;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ClientSettings;
import io.github.camelvzaps.core.client.FailurePatterns;
import io.github.camelvzaps.core.client.RealtimeClients;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.delivery.Claims;
import io.github.camelvzaps.core.delivery.CursorFiles;
import io.github.camelvzaps.core.delivery.RealtimeStreams;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.util.PropertiesHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The part of a gateway's component that all gateways have in common: the HTTP clients, the threads and the aliases of
 * instances. A gateway adds its catalog, its options and its credentials.
 */
public abstract class GatewayComponent extends HealthCheckComponent
        implements SSLContextParametersAware, HeaderFilterStrategyAware {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayComponent.class);

    /** How many finished events are remembered where no repository is configured. */
    static final int REMEMBERED = 10_000;

    @Metadata(
            description = "The instances (WhatsApp numbers) of the application by alias, each with its id and, where no"
                    + " account secret is configured, its token.")
    private Map<String, GatewayInstance> instances = new HashMap<>();

    @Metadata(
            label = "advanced",
            description = "The mapper for JSON. When not set, the only one in the registry, else one of our own.")
    private ObjectMapper objectMapper;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether to use the SSL context parameters that are set for the whole Camel context.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "filter",
            description = "Which message headers travel as HTTP headers, and which headers of an answer become message"
                    + " headers. By default trace context goes out and nothing comes in.")
    private HeaderFilterStrategy headerFilterStrategy = new TraceHeadersOnly();

    /** What must not be shown of texts that come from outside; endpoints add their secrets. */
    private final SecretMask secrets = new SecretMask();

    /** One client for all endpoints with the same settings; any thread may add one, closed and emptied on stop. */
    private final Map<ClientSettings, ApiClient> clients = new ConcurrentHashMap<>();

    /** The same for realtime connections; emptied on stop, their threads end when nothing uses them any more. */
    private final Map<ClientSettings, HttpClient> realtimeClients = new ConcurrentHashMap<>();

    /** One for each folder, shared by the endpoints that name it; any thread may add one. */
    private final Map<Path, CursorFiles> cursorFiles = new ConcurrentHashMap<>();

    /** The consumers of events that are started; each adds and removes itself. */
    private final Set<EventConsumer> consumers = ConcurrentHashMap.newKeySet();

    /** Which events are under way, over all consumers. */
    private final Claims claims = new Claims();

    /** What named subscriptions have finished, where no repository is configured; any thread adds. */
    private final Map<String, IdempotentRepository> finished = new ConcurrentHashMap<>();

    /** The realtime connections; consumers join and leave. */
    private final RealtimeStreams realtimeStreams = new RealtimeStreams();

    /** Closed on stop. */
    private final WebhookPaths webhookPaths = new WebhookPaths(this);

    /** Consumers take and release. */
    private final RegisteredWebhooks registeredWebhooks = new RegisteredWebhooks();

    /** Keeps one SSL context for each set of parameters, since clients are shared by equal settings. */
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();

    /** Set on start, shut down on stop. */
    private ExecutorService worker;

    /** Set on start, shut down on stop. */
    private ScheduledExecutorService timer;

    /** Set on start; leads to the worker. */
    private Handover handover;

    /** Returns all operations of the gateway. */
    public abstract Catalog catalog();

    /** Returns what the headers of this gateway begin with, such as {@code CamelVzaps}. */
    public abstract String headerPrefix();

    /** Returns the options that must not be printed. */
    protected abstract List<String> sensitiveWords();

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        // as early as this: camel-main prints the options right after it has set them
        SensitiveWords.register(camelContext, sensitiveWords());
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return CheckedConfigurer.around(super.getComponentPropertyConfigurer());
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        RouteGuard.install(getCamelContext());
        // the application's own list may have come in between
        SensitiveWords.register(getCamelContext(), sensitiveWords());
        if (objectMapper == null) {
            objectMapper = CamelContextHelper.findSingleByType(getCamelContext(), ObjectMapper.class);
        }
        if (objectMapper == null) {
            // media come as base64 inside a JSON string; Jackson's limit of 20 million characters is too low for them
            StreamReadConstraints anyLength = StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build();
            objectMapper = new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(anyLength).build());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // cached, not bounded: a route that waits for another call on such a thread must not starve it; the calls
        // themselves are bounded by maxConnections
        worker = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, headerPrefix() + "Worker");
        timer = getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, headerPrefix() + "Retry");
        handover = new Handover(worker, timer);
    }

    @Override
    protected void doStop() throws Exception {
        webhookPaths.close();
        clients.values().forEach(ApiClient::close);
        clients.clear();
        realtimeClients.clear();
        getCamelContext().getExecutorServiceManager().shutdownNow(timer);
        getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
        super.doStop();
    }

    @Override
    public Endpoint createEndpoint(String uri, Map<String, Object> properties) throws Exception {
        try {
            return super.createEndpoint(uri, properties);
        } catch (InvalidConfigurationException e) {
            throw e.in(getDefaultName());
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        GatewayEndpoint endpoint = newEndpoint(uri);
        endpoint.setResource(slash < 0 ? remaining : remaining.substring(0, slash));
        endpoint.setOperation(slash < 0 ? null : remaining.substring(slash + 1));
        setEndpointHeaderFilterStrategy(endpoint);
        Optional<Operation> operation = endpoint.operation();
        EndpointOptions.check(endpoint, operation, parameters);
        takeFurtherParameters(endpoint.getConfiguration(), operation, parameters);
        setProperties(endpoint, parameters);
        secrets.addAll(endpoint.getConfiguration().secrets());
        instances.values().forEach(known -> secrets.add(known.getToken()));
        return endpoint;
    }

    /** Makes an endpoint with a copy of the options of this component. */
    protected abstract GatewayEndpoint newEndpoint(String uri);

    /** Moves the options that begin with {@code param.} and {@code failureReason.} into the configuration; Camel leaves that to components. */
    private void takeFurtherParameters(
            GatewayConfiguration configuration, Optional<Operation> operation, Map<String, Object> options) {
        takeFailureReasons(configuration, PropertiesHelper.extractProperties(options, "failureReason."));
        Map<String, Object> further = PropertiesHelper.extractProperties(options, EndpointOptions.FURTHER);
        if (!further.isEmpty()) {
            Map<String, Object> all = new HashMap<>();
            if (configuration.getParameters() != null) {
                all.putAll(configuration.getParameters());
            }
            ParameterNames names = ParameterNames.of(catalog(), operation.orElseThrow());
            further.forEach((name, value) -> all.put(names.canonical(name), value));
            configuration.setParameters(all);
        }
    }

    private static void takeFailureReasons(GatewayConfiguration configuration, Map<String, Object> given) {
        if (!given.isEmpty()) {
            Map<String, String> all = new HashMap<>();
            if (configuration.getFailureReasons() != null) {
                all.putAll(configuration.getFailureReasons());
            }
            given.forEach((reason, pattern) -> all.put(reason, pattern.toString()));
            configuration.setFailureReasons(all);
        }
    }

    /** Returns what hides secrets in texts that come from outside. */
    public SecretMask secrets() {
        return secrets;
    }

    /** Returns the consumers of events that are started now, those behind webhook: and master: too. */
    public Set<EventConsumer> consumers() {
        return Set.copyOf(consumers);
    }

    void started(EventConsumer consumer) {
        consumers.add(consumer);
    }

    void stopped(EventConsumer consumer) {
        consumers.remove(consumer);
    }

    /** Returns the realtime connections, one for each number. */
    RealtimeStreams realtimeStreams() {
        return realtimeStreams;
    }

    /** Returns the cursors in a folder. */
    CursorFiles cursorFiles(String folder) {
        return cursorFiles.computeIfAbsent(Path.of(folder).toAbsolutePath().normalize(), path -> new CursorFiles(path));
    }

    /** Returns which events are under way, over all consumers. */
    Claims claims() {
        return claims;
    }

    /** Returns the memory of the finished events of a named subscription, for all consumers that name it. */
    IdempotentRepository finished(String subscription) {
        return finished.computeIfAbsent(
                subscription, name -> MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED));
    }

    /** Returns the paths on which webhooks are received. */
    WebhookPaths webhookPaths() {
        return webhookPaths;
    }

    /** Returns which consumer registers the webhook of which number. */
    RegisteredWebhooks registeredWebhooks() {
        return registeredWebhooks;
    }

    /** Returns threads that may be held up; as many as are asked for. */
    Executor workers() {
        return worker;
    }

    /** Returns what runs things later; its thread must not be held up. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Returns the client for realtime connections, shared by equal settings. */
    HttpClient realtimeClient(GatewayConfiguration configuration) {
        ClientSettings settings = settings(configuration);
        return realtimeClients.computeIfAbsent(settings, s -> RealtimeClients.create(s, worker));
    }

    /** Returns the way to the threads on which routes go on; they may block. */
    public Executor handover() {
        return handover;
    }

    /** Returns the client for a configuration, started; equal settings give the same client. */
    public ApiClient client(GatewayConfiguration configuration) {
        return clients.computeIfAbsent(settings(configuration), this::startClient);
    }

    /** Returns the client for media of events: its connections are few and its own, and it opens none to other hosts. */
    ApiClient mediaClient(GatewayConfiguration configuration, AllowedHosts hosts) {
        return clients.computeIfAbsent(
                settings(configuration).forMedia(configuration.getMaximumMediaConnections(), hosts), this::startClient);
    }

    private ApiClient startClient(ClientSettings settings) {
        Runnable replaced = () -> LOG.warn(
                "The HTTP client had stopped and was replaced. Look for an Error, such as an OutOfMemoryError, on a"
                        + " thread called camel-vzaps-io before this line");
        return new ApiClient(settings, objectMapper, worker, timer, Clock.systemUTC(), secrets, replaced);
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
                sslContext(configuration),
                null,
                configuration.getProxyHost(),
                configuration.getProxyPort(),
                configuration.getProxyUsername(),
                configuration.getProxyPassword(),
                "camel-" + getDefaultName());
    }

    private SSLContext sslContext(GatewayConfiguration configuration) {
        SSLContextParameters parameters = configuration.getSslContextParameters();
        if (parameters == null) {
            parameters = retrieveGlobalSslContextParameters();
        }
        return parameters == null ? null : sslContexts.computeIfAbsent(parameters, this::create);
    }

    private SSLContext create(SSLContextParameters parameters) {
        try {
            return parameters.createSSLContext(getCamelContext());
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new RuntimeCamelException("sslContextParameters cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the instance of an alias.
     *
     * @throws IllegalArgumentException naming the aliases when there is none of that name
     */
    GatewayInstance instance(String alias) {
        GatewayInstance instance = instances.get(alias);
        if (instance == null) {
            throw new InvalidConfigurationException(
                    List.of("instances"),
                    "There is no instance called '" + alias + "'. The component's instances"
                            + " map has " + (instances.isEmpty() ? "no entries" : "these: " + instances.keySet())
                            + "; set "
                            + getDefaultName() + " option instances." + alias + ".id");
        }
        return instance;
    }

    public Map<String, GatewayInstance> getInstances() {
        return instances;
    }

    public void setInstances(Map<String, GatewayInstance> instances) {
        this.instances = instances;
    }

    @Override
    public HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    @Override
    public void setHeaderFilterStrategy(HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    /** Gives an endpoint the component's strategy, unless it has one of its own. */
    protected final void setEndpointHeaderFilterStrategy(HeaderFilterStrategyAware endpoint) {
        endpoint.setHeaderFilterStrategy(headerFilterStrategy);
    }

    public ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
