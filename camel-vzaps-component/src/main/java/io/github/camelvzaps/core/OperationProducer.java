package io.github.camelvzaps.core;

import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.GatewayException;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one call for each exchange. No thread waits for the answer: the route goes on, on a thread of the component's,
 * when it is there. Thread-safe once started.
 */
public class OperationProducer extends DefaultAsyncProducer {
    private final GatewayEndpoint endpoint;

    // set on start, read by every thread after it
    private RequestReader requests;
    private OutgoingHeaders headers;
    private AnswerWriter answers;
    private ApiClient client;
    private BaseUrl baseUrl;
    private Credentials credentials;
    private RetryRule retry;
    private Meters meters = Meters.NONE;

    public OperationProducer(GatewayEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void start() {
        try {
            super.start();
        } catch (InvalidConfigurationException e) {
            throw e.in(endpoint.getComponent().getDefaultName());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        GatewayConfiguration configuration = endpoint.getConfiguration();
        endpoint.requireCredentials(endpoint.operation().map(Operation::access).orElse(Access.INSTANCE));
        requirePages();
        baseUrl = BaseUrl.parse("baseUrl", endpoint.getBaseUrl());
        client = endpoint.getComponent().client(configuration);
        credentials = endpoint.createCredentials();
        headers = new OutgoingHeaders(endpoint.getHeaderFilterStrategy(), credentials);
        retry = new RetryRule(
                configuration.getMaximumRetries(),
                Duration.ofMillis(configuration.getRetryDelay()),
                Duration.ofMillis(configuration.getMaximumRetryDelay()));
        meters = Meters.of(endpoint.getCamelContext(), endpoint.getComponent().getDefaultName(), instance());
        if (configuration.getInstance() != null) {
            // an alias that is not there would fail every message
            endpoint.getComponent().instance(configuration.getInstance());
        }
        requests = new RequestReader(endpoint);
        answers = new AnswerWriter(endpoint, client);
    }

    private String instance() {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        String named =
                configuration.getInstance() != null ? configuration.getInstance() : configuration.getInstanceId();
        return named == null ? "" : named;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        ApiCall call;
        try {
            call = call(exchange);
        } catch (Exception e) {
            exchange.setException(ApiClient.notSent(endpoint.operationId(), e));
            tellReason(exchange);
            meters.called(endpoint.operationId(), exchange.getException());
            callback.done(true);
            return true;
        }
        // off the I/O thread: the steps that follow may block, and the other calls of that thread must not wait
        client.call(call)
                .whenComplete((response, failure) -> endpoint.getComponent()
                        .handover()
                        .execute(() -> {
                            finish(exchange, call, response, failure);
                            callback.done(false);
                        }));
        return false;
    }

    private ApiCall call(Exchange exchange) {
        AssembledRequest request = requests.read(exchange);
        return new ApiCall(
                request,
                baseUrl,
                credentials,
                request.steering().get("instanceToken"),
                headers.of(exchange),
                retry,
                answers.streams() ? copy(request.operation()) : null);
    }

    private static ApiCall.Copy copy(Operation operation) {
        if (operation.mediaAnswer() != null) {
            return new MediaExtractor(operation.mediaAnswer());
        }
        return (arriving, kept) -> {
            arriving.transferTo(kept);
            return null;
        };
    }

    private ApiResponse waitFor(ApiCall call) throws Exception {
        try {
            return client.call(call).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    private void requirePages() {
        boolean pages = endpoint.operation()
                .filter(operation -> operation.reads()
                        && operation.parameter(PollReading.PAGE).isPresent())
                .isPresent();
        if (endpoint.getConfiguration().isAllPages() && !pages) {
            throw new InvalidConfigurationException(
                    List.of(), endpoint.shownId() + " does not list page by page: remove the option allPages");
        }
        if (endpoint.getConfiguration().isAllPages()
                && !endpoint.getConfiguration().getResponseType().equals("map")) {
            throw new InvalidConfigurationException(
                    List.of(),
                    endpoint.shownId() + ": with allPages each item is a Map, so remove the option responseType");
        }
    }

    private void finish(Exchange exchange, ApiCall call, ApiResponse response, Throwable failure) {
        try {
            if (failure == null) {
                answers.write(exchange, call, response);
                if (endpoint.getConfiguration().isAllPages()) {
                    answers.writeAllPages(exchange, call, response, this::waitFor);
                }
            } else {
                boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                exchange.setException(wrapped ? failure.getCause() : failure);
            }
        } catch (Throwable e) {
            // whatever it is, the exchange has to end
            exchange.setException(e);
        }
        tellReason(exchange);
        meters.called(call.request().operation().id(), exchange.getException());
    }

    /** Says in a header why the call failed; the reason of an earlier call goes, whatever became of this one. */
    private void tellReason(Exchange exchange) {
        String header = endpoint.getComponent().headerPrefix() + "FailureReason";
        exchange.getMessage().removeHeader(header);
        if (exchange.getException() instanceof GatewayException failure) {
            exchange.getMessage().setHeader(header, failure.getFailureReason().text());
        }
    }
}
