package io.github.camelvzaps.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceRegistry;
import io.github.camelvzaps.api.InstanceSource;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.consumer.RouteGuard;
import io.github.camelvzaps.core.gateway.EventMemory;
import io.github.camelvzaps.core.gateway.GatewayClients;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayThreads;
import io.github.camelvzaps.core.gateway.InstanceDirectory;
import io.github.camelvzaps.core.gateway.InstanceRefresh;
import io.github.camelvzaps.core.gateway.RouteStops;
import io.github.camelvzaps.core.gateway.SharedRuntime;
import io.github.camelvzaps.core.guard.Confirmations;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.outbox.Outboxes;
import io.github.camelvzaps.core.pace.Paces;
import io.github.camelvzaps.core.producer.CheckedNumbers;
import io.github.camelvzaps.core.producer.ParameterNames;
import io.github.camelvzaps.core.realtime.RealtimeStreams;
import io.github.camelvzaps.core.watch.RunningConsumers;
import io.github.camelvzaps.core.watch.WatchedComponent;
import io.github.camelvzaps.core.watch.WatchedConsumer;
import io.github.camelvzaps.core.webhook.RegisteredWebhooks;
import io.github.camelvzaps.core.webhook.WebhookPaths;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;

/**
 * The part of a gateway's component that all gateways have in common: its options, and the start and stop of what its
 * endpoints share. A gateway adds its catalog, its options and its credentials.
 */
public abstract class GatewayComponent extends HealthCheckComponent
        implements SSLContextParametersAware, HeaderFilterStrategyAware, WatchedComponent, WebhookPaths.Owner {
    @Metadata(
            description = "The instances (WhatsApp numbers) of the application by alias, each with its id and, where no"
                    + " account secret is configured, its token.")
    private Map<String, GatewayInstance> instances = new HashMap<>();

    @Metadata(
            label = "advanced",
            description = "Where further instances are kept, a file (InstanceFile) or a table (InstanceTable) for"
                    + " instance. It is read at the start and again and again; routes follow what changes.")
    private InstanceSource instanceSource;

    @Metadata(
            label = "advanced",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "Milliseconds between two looks at the instanceSource; 0 for a look at the start only.")
    private long instanceSourceDelay = 5000;

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

    private final GatewayThreads threads = new GatewayThreads();

    /** Closed on stop. */
    private final GatewayClients clients;

    private final EventMemory memory = new EventMemory();
    private final RouteStops routeStops = new RouteStops();
    private final Paces paces;
    private final Confirmations confirmations;
    private final Outboxes outboxes;
    private final CheckedNumbers checkedNumbers = new CheckedNumbers();
    private final InstanceDirectory directory;
    private final RunningConsumers consumers;
    private final Runnable tokensChanged = this::addTokens;

    /** Null without a source; set on start. */
    private InstanceRefresh refresh;

    /** The realtime connections; consumers join and leave. */
    private final RealtimeStreams realtimeStreams = new RealtimeStreams();

    /** Closed on stop. */
    private final WebhookPaths webhookPaths = new WebhookPaths(this::getCamelContext);

    private final SharedRuntime shared = new Shared();

    /** Consumers take and release. */
    private final RegisteredWebhooks registeredWebhooks = new RegisteredWebhooks();

    /** Keeps one SSL context for each set of parameters, since clients are shared by equal settings. */
    private final Map<SSLContextParameters, SSLContext> sslContexts = new ConcurrentHashMap<>();

    protected GatewayComponent() {
        // Camel gives the component its name after this
        clients = new GatewayClients(
                () -> "camel-" + getDefaultName(), threads, secrets, this::getObjectMapper, this::sslContext);
        directory = new InstanceDirectory(this::getDefaultName, this::getInstances);
        paces = new Paces(this::getDefaultName, threads, memory.chats(), routeStops);
        outboxes = new Outboxes(paces);
        consumers = new RunningConsumers(this::isHealthCheckConsumerEnabled, threads::timer);
        confirmations = new Confirmations(consumers::takeMessagesOf, routeStops, threads);
        memory.listen(confirmations::heard);
    }

    /** What endpoints get to see of the component. */
    private final class Shared implements SharedRuntime {
        @Override
        public String scheme() {
            return getDefaultName();
        }

        @Override
        public CamelContext camelContext() {
            return getCamelContext();
        }

        @Override
        public ObjectMapper mapper() {
            return objectMapper;
        }

        @Override
        public SecretMask secrets() {
            return secrets;
        }

        @Override
        public InstanceDirectory instances() {
            return directory;
        }

        @Override
        public GatewayThreads threads() {
            return threads;
        }

        @Override
        public GatewayClients clients() {
            return clients;
        }

        @Override
        public EventMemory memory() {
            return memory;
        }
    }

    /** Returns all operations of the gateway. */
    public abstract Catalog catalog();

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
        String bean = getDefaultName() + "Instances";
        if (getCamelContext().getRegistry().lookupByName(bean) == null) {
            getCamelContext().getRegistry().bind(bean, InstanceRegistry.class, directory);
        }
        routeStops.watch(getCamelContext());
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
        threads.start(getCamelContext(), this);
        directory.listen(tokensChanged);
        if (instanceSource != null) {
            refresh = new InstanceRefresh(directory, instanceSource, threads, secrets);
            refresh.start(instanceSourceDelay);
        }
        paces.start(getCamelContext());
        confirmations.start();
    }

    @Override
    protected void doStop() throws Exception {
        directory.ignore(tokensChanged);
        if (refresh != null) {
            refresh.stop();
        }
        webhookPaths.close();
        paces.close();
        confirmations.close();
        clients.close();
        threads.stop(getCamelContext());
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
        Optional<Operation> operation = endpoint.runtime().operation();
        EndpointOptions.check(endpoint.runtime(), getEndpointPropertyConfigurer(), parameters);
        takeFurtherParameters(endpoint.getConfiguration(), operation, parameters);
        setProperties(endpoint, parameters);
        secrets.addAll(endpoint.getConfiguration().secrets());
        addTokens();
        return endpoint;
    }

    private void addTokens() {
        directory.byAlias().values().forEach(known -> secrets.add(known.getToken()));
    }

    /** Returns the instances that the component knows, which can be changed while routes run. */
    public InstanceRegistry getInstanceRegistry() {
        return directory;
    }

    /** Makes an endpoint with a copy of the options of this component. */
    protected abstract GatewayEndpoint newEndpoint(String uri);

    /** Moves the options that begin with {@code param.} and {@code failureReason.} into the configuration; Camel leaves that to components. */
    private void takeFurtherParameters(
            GatewayConfiguration configuration, Optional<Operation> operation, Map<String, Object> options) {
        takeFailureReasons(configuration, PropertiesHelper.extractProperties(options, "failureReason."));
        Map<String, Object> further = PropertiesHelper.extractProperties(options, ParameterNames.FURTHER);
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

    /** Returns what the endpoints of this component share. */
    SharedRuntime shared() {
        return shared;
    }

    @Override
    public Collection<WatchedConsumer> consumers() {
        return consumers.all();
    }

    @Override
    public List<Map<String, Object>> paces() {
        return paces.report();
    }

    @Override
    public List<Map<String, Object>> outboxes() {
        return outboxes.report();
    }

    /** Returns which numbers are on WhatsApp, which producers of this component share. */
    CheckedNumbers checkedNumbers() {
        return checkedNumbers;
    }

    @Override
    public List<Map<String, Object>> confirmations() {
        return confirmations.report();
    }

    /** Returns the messages that wait for the word of a person, which producers of this component share. */
    Confirmations sharedConfirmations() {
        return confirmations;
    }

    /** Returns the paces of the numbers, which producers of this component share. */
    Paces sharedPaces() {
        return paces;
    }

    /** Returns what sends the messages of outboxes. */
    Outboxes sharedOutboxes() {
        return outboxes;
    }

    /** Returns where consumers are listed while they are started. */
    RunningConsumers runningConsumers() {
        return consumers;
    }

    /** Returns the realtime connections, one for each number. */
    RealtimeStreams realtimeStreams() {
        return realtimeStreams;
    }

    @Override
    public WebhookPaths webhookPaths() {
        return webhookPaths;
    }

    /** Returns the client for a configuration, started; equal settings give the same client. */
    public ApiClient client(GatewayConfiguration configuration) {
        return clients.client(configuration);
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

    @ManagedAttribute(description = "The id of each instance by alias")
    public String getInstanceIds() {
        return directory.list().toString();
    }

    @ManagedAttribute(description = "Why the instanceSource could not be read at the last look; empty when it could")
    public String getInstanceSourceProblem() {
        return refresh == null ? "" : refresh.problem();
    }

    @ManagedAttribute(description = "Messages that wait for the word of a person (guardConfirm)")
    public int getWaitingForConfirmation() {
        return confirmations.size();
    }

    @ManagedOperation(description = "Adds an instance, or changes the one of this alias; an empty token for none")
    public boolean addInstance(String alias, String id, String token) {
        GatewayInstance instance = new GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        try {
            return directory.add(alias, instance);
        } catch (IllegalArgumentException e) {
            // a console does not have our classes
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    @ManagedOperation(description = "Removes the instance of this alias; what is in a route may end")
    public boolean removeInstance(String alias) {
        return directory.remove(alias);
    }

    public InstanceSource getInstanceSource() {
        return instanceSource;
    }

    public void setInstanceSource(InstanceSource instanceSource) {
        this.instanceSource = instanceSource;
    }

    public long getInstanceSourceDelay() {
        return instanceSourceDelay;
    }

    public void setInstanceSourceDelay(long instanceSourceDelay) {
        this.instanceSourceDelay = instanceSourceDelay;
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
