package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.guard.Confirmations;
import io.github.camelvzaps.core.media.Base64Extractor;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameters;
import io.github.camelvzaps.core.pace.Paces;
import io.github.camelvzaps.core.pace.Pacing;
import io.github.camelvzaps.core.poll.PollReading;
import io.github.camelvzaps.core.watch.Meters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Makes one call for each exchange. No thread waits for the answer: the route goes on, on a thread of the component's,
 * when it is there. Thread-safe once started.
 */
public class OperationProducer extends DefaultAsyncProducer {
    private final GatewayRuntime runtime;
    private final HeaderFilterStrategy httpHeaders;
    private final Paces paces;
    private final CheckedNumbers known;
    private final Confirmations confirmations;

    // set on start, read by every thread after it
    private RequestBinding requests;
    private OutgoingHeaders headers;
    private ResponseBinding answers;
    private ApiClient client;
    private BaseUrl baseUrl;
    private Credentials credentials;
    private RetryRule retry;
    private Pacing pacing;
    private SendChecks checks;

    private Meters meters = Meters.NONE;

    /**
     * @param httpHeaders which message headers travel as HTTP headers
     * @param paces the paces of the numbers, for all producers of the component
     * @param known which numbers are on WhatsApp, for all producers of the component
     * @param confirmations the messages that wait for the word of a person, for all producers of the component
     */
    public OperationProducer(
            Endpoint endpoint,
            GatewayRuntime runtime,
            HeaderFilterStrategy httpHeaders,
            Paces paces,
            CheckedNumbers known,
            Confirmations confirmations) {
        super(endpoint);
        this.runtime = runtime;
        this.httpHeaders = httpHeaders;
        this.paces = paces;
        this.known = known;
        this.confirmations = confirmations;
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        runtime.gateway()
                .requireCredentials(
                        runtime.operationId(),
                        runtime.operation().map(Operation::access).orElse(Access.INSTANCE));
        requirePages();
        baseUrl = runtime.baseUrl();
        client = runtime.client();
        credentials = runtime.gateway().credentials();
        headers = new OutgoingHeaders(httpHeaders, credentials);
        retry = runtime.retryRule();
        meters = Meters.of(runtime.camelContext(), runtime.scheme(), instance());
        if (runtime.configuration().getInstance() != null) {
            // an alias that is not there would fail every message
            runtime.instances().named(runtime.configuration().getInstance());
        }
        requests = new RequestBinding(runtime);
        answers = new ResponseBinding(runtime, client, httpHeaders);
        pacing = Pacing.start(runtime, paces);
        checks = SendChecks.of(runtime, known, confirmations);
    }

    @Override
    protected void doStop() throws Exception {
        if (pacing != null) {
            pacing.stop();
        }
        super.doStop();
    }

    private String instance() {
        GatewayConfiguration configuration = runtime.configuration();
        String named =
                configuration.getInstance() != null ? configuration.getInstance() : configuration.getInstanceId();
        return named == null ? "" : named;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        exchange.getMessage().removeHeader(VzapsConstants.PACE_WAITED);
        exchange.getMessage().removeHeader(VzapsConstants.GUARD);
        try {
            ApiCall call = call(exchange);
            if (checks.isEmpty()) {
                admit(exchange, call, callback);
            } else {
                checks.check(exchange, call)
                        .whenComplete((checked, refusal) -> checked(exchange, checked, refusal, callback));
            }
        } catch (Exception e) {
            fail(exchange, ApiClient.notSent(runtime.operationId(), e));
            callback.done(true);
            return true;
        }
        return false;
    }

    /** May run on an I/O thread, where neither the route goes on nor anything waits. */
    private void checked(Exchange exchange, Optional<ApiCall> checked, Throwable refusal, AsyncCallback callback) {
        Throwable failure = AsyncFailure.cause(refusal);
        if (failure == null && checked.isEmpty()) {
            runtime.routes().execute(() -> {
                tellReason(exchange);
                callback.done(false);
            });
            return;
        }
        if (failure == null) {
            try {
                // a person may have taken their time
                requests.requireNotRemoved(checked.get().request());
                admit(exchange, checked.get(), callback);
                return;
            } catch (Exception e) {
                failure = ApiClient.notSent(runtime.operationId(), e);
            }
        }
        Throwable why = failure;
        runtime.routes().execute(() -> {
            fail(exchange, why);
            callback.done(false);
        });
    }

    private void fail(Exchange exchange, Throwable failure) {
        exchange.setException(failure);
        tellReason(exchange);
        String operation = failure instanceof GatewayException known ? known.getOperation() : runtime.operationId();
        meters.called(operation, exchange.getException());
    }

    /** Starts the call when the pace of its number lets it. */
    private void admit(Exchange exchange, ApiCall call, AsyncCallback callback) {
        boolean paced = pacing.admit(
                exchange,
                call.request(),
                turn -> start(exchange, call, callback, turn),
                (waited, refusal, wholeNumber) -> refused(exchange, callback, waited, refusal));
        if (!paced) {
            start(exchange, call, callback, null);
        }
    }

    /** @param turn null when the message has no pace */
    private void start(Exchange exchange, ApiCall call, AsyncCallback callback, Pacing.Turn turn) {
        GatewayException refusal = turn == null ? null : checks.refusalAfterWait(exchange, call);
        if (refusal != null) {
            turn.ended(refusal);
            refused(exchange, callback, turn.waited(), refusal);
            return;
        }
        CompletableFuture<ApiResponse> answer;
        try {
            if (turn != null) {
                // it may have waited for long
                requests.requireNotRemoved(call.request());
            }
            answer = client.call(call);
        } catch (InvalidConfigurationException e) {
            answer = CompletableFuture.failedFuture(ApiClient.notSent(runtime.operationId(), e));
        } catch (RuntimeException e) {
            // a message that had its turn has nobody else who would end it
            answer = CompletableFuture.failedFuture(e);
        }
        answer.whenComplete((response, failure) -> {
            if (turn != null) {
                turn.ended(failure);
            }
            after(failure).execute(() -> {
                if (turn != null) {
                    tellWait(exchange, turn.waited());
                }
                finish(exchange, call, response, failure);
                callback.done(false);
            });
        });
    }

    /**
     * Returns where the route goes on: off the I/O thread, since the steps that follow may block and the other calls of
     * that thread must not wait. Who promises that no step does may stay, but not after a failure: its handling waits, and
     * the thread may be the one that times all calls.
     */
    private Executor after(Throwable failure) {
        GatewayConfiguration configuration = runtime.configuration();
        boolean stays = failure == null && configuration.isContinueOnIoThread() && !configuration.isAllPages();
        return stays ? Runnable::run : runtime.routes();
    }

    private void refused(Exchange exchange, AsyncCallback callback, Duration waited, GatewayException refusal) {
        runtime.routes().execute(() -> {
            tellWait(exchange, waited);
            fail(exchange, refusal);
            callback.done(false);
        });
    }

    private void tellWait(Exchange exchange, Duration waited) {
        exchange.getMessage().setHeader(VzapsConstants.PACE_WAITED, waited.toMillis());
        meters.paced(runtime.operationId(), waited);
    }

    private ApiCall call(Exchange exchange) {
        AssembledRequest request = requests.read(exchange);
        return new ApiCall(
                request,
                baseUrl,
                credentials,
                request.steering().get(Parameters.INSTANCE_TOKEN),
                headers.of(exchange),
                retry,
                answers.streams() ? copy(request.operation()) : null);
    }

    private static ApiCall.Copy copy(Operation operation) {
        if (operation.mediaAnswer() != null) {
            return new Base64Extractor(operation.mediaAnswer());
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
        boolean pages = runtime.operation()
                .filter(operation -> operation.reads()
                        && operation.parameter(PollReading.PAGE).isPresent())
                .isPresent();
        if (runtime.configuration().isAllPages() && !pages) {
            throw new InvalidConfigurationException(
                    List.of(), runtime.shownId() + " does not list page by page: remove the option allPages");
        }
        if (runtime.configuration().isAllPages()
                && !runtime.configuration().getResponseType().equals("map")) {
            throw new InvalidConfigurationException(
                    List.of(),
                    runtime.shownId() + ": with allPages each item is a Map, so remove the option responseType");
        }
    }

    private void finish(Exchange exchange, ApiCall call, ApiResponse response, Throwable failure) {
        try {
            if (failure == null) {
                answers.write(exchange, call, response);
                if (runtime.configuration().isAllPages()) {
                    answers.writeAllPages(exchange, call, response, this::waitFor);
                }
            } else {
                exchange.setException(AsyncFailure.cause(failure));
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
        exchange.getMessage().removeHeader(VzapsConstants.FAILURE_REASON);
        if (exchange.getException() instanceof GatewayException failure) {
            exchange.getMessage()
                    .setHeader(
                            VzapsConstants.FAILURE_REASON,
                            failure.getFailureReason().text());
        }
    }
}
