package io.github.camelvzaps.core.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.CursorFiles;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.client.SecretMask;
import io.github.camelvzaps.core.operation.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;

/**
 * What the producers and consumers of one endpoint work with: its gateway, its options, and the clients, threads and
 * instances that it shares with the other endpoints of its component. Thread-safe.
 */
public final class GatewayRuntime {
    private final SharedRuntime shared;
    private final Gateway gateway;
    private final GatewayConfiguration configuration;
    private final String operationId;
    private final Operation operation;

    /** What was finished, when no repository is configured. Created on first use, kept over restarts of the route. */
    private IdempotentRepository memory;

    /**
     * @param operationId resource and operation as they are written in the URI
     * @param operation null for the consumers of events and for the operation request
     */
    public GatewayRuntime(
            SharedRuntime shared,
            Gateway gateway,
            GatewayConfiguration configuration,
            String operationId,
            Operation operation) {
        this.shared = shared;
        this.gateway = gateway;
        this.configuration = configuration;
        this.operationId = operationId;
        this.operation = operation;
    }

    /** Returns what the provider says. */
    public Gateway gateway() {
        return gateway;
    }

    /** Returns the options of the endpoint. */
    public GatewayConfiguration configuration() {
        return configuration;
    }

    /** Returns resource and operation as they are written in the URI, such as {@code messages/sendText}. */
    public String operationId() {
        return operationId;
    }

    /** Returns how people know the endpoint, such as {@code vzaps:messages/send}. */
    public String shownId() {
        return shared.scheme() + ":" + operationId;
    }

    /** Returns the operation of the endpoint; empty for the consumers of events and for the operation request. */
    public Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    public String scheme() {
        return shared.scheme();
    }

    public CamelContext camelContext() {
        return shared.camelContext();
    }

    public ObjectMapper mapper() {
        return shared.mapper();
    }

    public InstanceDirectory instances() {
        return shared.instances();
    }

    /** Returns what the component knows of events. */
    public EventMemory eventMemory() {
        return shared.memory();
    }

    public GatewayClients clients() {
        return shared.clients();
    }

    /** Returns the client for the calls of the endpoint. */
    public ApiClient client() {
        return shared.clients().client(configuration);
    }

    /** Returns what hides secrets in texts that come from outside. */
    public SecretMask secrets() {
        return shared.secrets();
    }

    /** Returns threads that may block. */
    public ExecutorService workers() {
        return shared.threads().workers();
    }

    /** Returns a few threads for what all realtime connections do. */
    public Executor connecting() {
        return shared.threads().connecting();
    }

    /** Returns what runs things later; its thread must not block. */
    public ScheduledExecutorService timer() {
        return shared.threads().timer();
    }

    /** Returns the way to the threads on which routes continue. */
    public Executor routes() {
        return shared.threads().routes();
    }

    /** Returns where the API is. */
    public BaseUrl baseUrl() {
        return BaseUrl.parse("baseUrl", gateway.baseUrl());
    }

    /** Returns how often and in what pauses a call is repeated. */
    public RetryRule retryRule() {
        return new RetryRule(
                configuration.getMaximumRetries(),
                Duration.ofMillis(configuration.getRetryDelay()),
                Duration.ofMillis(configuration.getMaximumRetryDelay()));
    }

    /** Returns the calls that a consumer makes on its own account. */
    public GatewayCalls calls() {
        return calls(client());
    }

    /** @param client makes the calls, but for those that fetch access tokens */
    public GatewayCalls calls(ApiClient client) {
        return new GatewayCalls(gateway.catalog(), client, baseUrl(), gateway.credentials(), retryRule(), mapper());
    }

    /** Creates what registers webhooks. */
    public WebhookRegistration webhookRegistration() {
        return gateway.webhookRegistration(calls());
    }

    /** Returns how the answers of the endpoint's operation are read. */
    public PollAnswer pollAnswer() {
        return gateway.pollAnswer(operation == null ? "" : operation.id());
    }

    /**
     * Returns the instances that the endpoint names.
     *
     * @throws IllegalArgumentException naming the options when there is none
     */
    public List<ConsumedInstance> consumedInstances() {
        return shared.instances().consumed(configuration, shownId());
    }

    /** Returns where finished events are remembered. */
    public synchronized IdempotentRepository idempotentRepository() {
        if (configuration.getIdempotentRepository() != null) {
            return configuration.getIdempotentRepository();
        }
        if (configuration.getSubscription() != null) {
            return shared.memory().finished(configuration.getSubscription());
        }
        if (memory == null) {
            memory = EventMemory.create();
        }
        return memory;
    }

    /**
     * Returns where the realtime cursors are kept, null when the options name no place.
     *
     * @throws IllegalArgumentException when they name two
     */
    public StateRepository<String, String> cursorRepository() {
        String folder = configuration.getCursorFolder();
        StateRepository<String, String> repository = configuration.getCursorRepository();
        if (folder == null || folder.isBlank()) {
            return repository;
        }
        if (repository != null) {
            throw new InvalidConfigurationException(
                    List.of(),
                    shownId() + " has two places for its cursor: remove either cursorFolder or"
                            + " cursorRepository. Options of the component count for each of its endpoints");
        }
        CursorFiles files = shared.memory().cursorFiles(folder);
        return files;
    }

    /** Returns what is kept of who has written; empty when the options name no repository for it. */
    public Optional<GuardRepository> guardRepository() {
        return Optional.ofNullable(configuration.getGuardRepository())
                .map(repository -> shared.memory().guardRepository(repository, scheme()));
    }

    /** Runs a step, and adds the scheme to what it says of a wrong configuration. */
    public void withScheme(Runnable step) {
        try {
            step.run();
        } catch (InvalidConfigurationException e) {
            throw e.in(scheme());
        }
    }

    /** Returns why a call failed, without secrets. */
    public String reasonOf(Throwable failure) {
        Throwable cause = AsyncFailure.cause(failure);
        return shared.secrets().hide(cause.getMessage() == null ? cause.toString() : cause.getMessage());
    }
}
