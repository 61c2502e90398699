package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.FailureReason;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Parameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Makes the calls of an outbox and says what became of each. Thread-safe; never blocks. */
final class OutboxCalls {
    /** Reasons that pass, of calls that the gateway refused: it did nothing, so they can be made again. */
    private static final Set<FailureReason> PASSING = Set.of(FailureReason.RATE_LIMITED, FailureReason.NOT_CONNECTED);

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final GatewayRuntime runtime;
    private final ApiClient client;

    OutboxCalls(GatewayRuntime runtime) {
        this.runtime = runtime;
        this.client = runtime.client();
    }

    /**
     * Makes the call of a message.
     *
     * @param answered learns that the call is over; its failure is null for a good one
     * @return never fails
     */
    CompletableFuture<OutboxEnd> call(OutboxRow row, AssembledRequest request, Consumer<Throwable> answered) {
        CompletableFuture<ApiResponse> response;
        try {
            runtime.instances().requireNotRemoved(row.message().instanceId());
        } catch (InvalidConfigurationException e) {
            answered.accept(e);
            return CompletableFuture.completedFuture(OutboxEnd.again(e.getMessage(), pause(row.attempts())));
        }
        try {
            response = client.call(apiCall(row.message().instanceId(), request));
        } catch (RuntimeException e) {
            response = CompletableFuture.failedFuture(e);
        }
        return response.handle((answer, failure) -> {
            answered.accept(failure);
            return end(row, request, answer, failure);
        });
    }

    private OutboxEnd end(OutboxRow row, AssembledRequest request, ApiResponse answer, Throwable failure) {
        try {
            return failure == null ? sent(request, answer) : failed(failure, row.attempts());
        } catch (GatewayException e) {
            return failed(e, row.attempts());
        } catch (RuntimeException e) {
            return OutboxEnd.unknown(runtime.reasonOf(e));
        }
    }

    private ApiCall apiCall(String instanceId, AssembledRequest request) {
        return new ApiCall(
                request,
                runtime.baseUrl(),
                runtime.gateway().credentials(),
                token(runtime, instanceId),
                Map.of(),
                runtime.retryRule(),
                null);
    }

    /** Returns the token of an instance as the configuration knows it; null when it does not. */
    static String token(GatewayRuntime runtime, String instanceId) {
        GatewayConfiguration options = runtime.configuration();
        String own = options.getInstance() == null
                ? options.getInstanceId()
                : runtime.instances().named(options.getInstance()).getId();
        Object ownToken = options.parameterValues().get(Parameters.INSTANCE_TOKEN);
        return runtime.instances().byAlias().values().stream()
                .filter(known -> instanceId.equals(known.getId()) && known.getToken() != null)
                .map(GatewayInstance::getToken)
                .findFirst()
                .orElse(ownToken != null && (own == null || own.equals(instanceId)) ? ownToken.toString() : null);
    }

    private OutboxEnd sent(AssembledRequest request, ApiResponse response) throws GatewayException {
        Object answer;
        try {
            answer = response.body().length == 0 ? null : runtime.mapper().readValue(response.body(), Object.class);
        } catch (IOException e) {
            throw client.unreadable(apiCall("", request), response, e);
        }
        if (answer instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("success"))) {
            throw client.refused(apiCall("", request), response);
        }
        Object id = runtime.gateway().headersOf(request.operation(), answer).get(VzapsConstants.MESSAGE_ID);
        return OutboxEnd.sent(id instanceof String text && !text.isEmpty() ? text : null);
    }

    private OutboxEnd failed(Throwable failure, int attempts) {
        String reason = runtime.reasonOf(failure);
        if (!(AsyncFailure.cause(failure) instanceof GatewayException known)) {
            return OutboxEnd.unknown(reason);
        }
        if (known.getFailureReason() != FailureReason.OTHER) {
            reason = known.getFailureReason().text() + ": " + reason;
        }
        boolean notDone =
                known.getOutcome() == Outcome.NOT_SENT || (known.getOutcome() == Outcome.REJECTED && passes(known));
        if (notDone) {
            return OutboxEnd.again(reason, known.getRetryAfter().orElse(pause(attempts)));
        }
        return known.getOutcome() == Outcome.REJECTED ? OutboxEnd.rejected(reason) : OutboxEnd.unknown(reason);
    }

    /** A wrong token is not the fault of the message: otherwise all of them would end before somebody has set the right one. */
    private static boolean passes(GatewayException refusal) {
        return PASSING.contains(refusal.getFailureReason())
                || refusal.getStatusCode() == UNAUTHORIZED
                || refusal.getStatusCode() == UNAVAILABLE;
    }

    private static Duration pause(int attempts) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempts, 6));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }
}
