package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.core.client.AccessTokens;
import io.github.camelvzaps.core.client.ApiCall;
import io.github.camelvzaps.core.client.ApiClient;
import io.github.camelvzaps.core.client.ApiResponse;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.CredentialsException;
import io.github.camelvzaps.core.client.RetryRule;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Fetches an access token (contract, section 1). Thread-safe. */
final class TokenCall {
    /** The life time is undocumented; when an answer names none, this is assumed. */
    private static final long ASSUMED_SECONDS = 600;

    private final ApiClient client;
    private final ObjectMapper mapper;
    private final ApiCall call;

    TokenCall(ApiClient client, BaseUrl baseUrl, VzapsConfiguration configuration, ObjectMapper mapper) {
        this.client = client;
        this.mapper = mapper;
        Operation operation = VzapsCatalog.INSTANCE.get("auth/getAccessToken");
        Map<String, Object> body = Map.of(
                "client_token", configuration.getClientToken(), "client_secret", configuration.getClientSecret());
        this.call = new ApiCall(
                new AssembledRequest(operation, operation.path(), body, Map.of()),
                baseUrl,
                VzapsCredentials.NONE,
                null,
                Map.of(),
                new RetryRule(
                        configuration.getMaximumRetries(),
                        Duration.ofMillis(configuration.getRetryDelay()),
                        Duration.ofMillis(configuration.getMaximumRetryDelay())),
                null);
    }

    CompletableFuture<AccessTokens.Fetched> fetch() {
        return client.call(call).handle((response, failure) -> {
            if (failure != null) {
                throw new CompletionException(explained(failure));
            }
            return read(response);
        });
    }

    /**
     * Says what is wrong. The failure of the token call itself is left out as a cause: Camel's error handlers look at
     * causes too, and would take the refused token call for a refused message.
     */
    private static Throwable explained(Throwable failure) {
        Throwable cause = AsyncFailure.cause(failure);
        if (!(cause instanceof GatewayException call)) {
            return new CredentialsException("no access token could be fetched: " + cause.getMessage(), cause);
        }
        boolean refused = call.getStatusCode() == 401 || call.getStatusCode() == 403;
        return refused
                ? new CredentialsException("VZaps gave no access token (" + call.getReason()
                        + "). Check the options clientToken and clientSecret")
                : new CredentialsException("no access token could be fetched: " + call.getReason(), call.getCause());
    }

    /** Reads both spellings, bare or inside {@code data}. */
    private AccessTokens.Fetched read(ApiResponse response) {
        try {
            JsonNode answer = mapper.readTree(response.body());
            JsonNode data = answer.path("data").isObject() ? answer.path("data") : answer;
            String token = either(data, "access_token", "accessToken").asText("");
            long seconds = either(data, "expires_in", "expiresIn").asLong(ASSUMED_SECONDS);
            if (token.isEmpty()) {
                throw new CredentialsException(
                        "VZaps answered the call for an access token without one; is baseUrl" + " right?");
            }
            return new AccessTokens.Fetched(token, Duration.ofSeconds(Math.max(1, seconds)));
        } catch (IOException e) {
            throw new CredentialsException(
                    "VZaps answered the call for an access token with a body that is not JSON; check baseUrl", e);
        }
    }

    private static JsonNode either(JsonNode node, String one, String other) {
        return node.hasNonNull(one) ? node.get(one) : node.path(other);
    }
}
