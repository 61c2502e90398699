package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.client.AccessTokens;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.client.CredentialsException;
import io.github.camelvzaps.core.operation.Access;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The two ways into the API (contract, section 1): an access token of the account, or the client token together with
 * the token of one instance, which never asks for an access token. Thread-safe.
 */
final class VzapsCredentials implements Credentials {
    /** For the call that fetches an access token. */
    static final Credentials NONE = new VzapsCredentials(null, null);

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    /** Also those of the other way in: beside ours, a stranger's would decide whose call it is. */
    private static final Set<String> HEADER_NAMES = Set.of("authorization", "x-client-token", "x-instance-token");

    private final String clientToken;
    private final AccessTokens accessTokens;

    /** @param accessTokens the account's access token, or null when no client secret is configured */
    VzapsCredentials(String clientToken, AccessTokens accessTokens) {
        this.clientToken = clientToken;
        this.accessTokens = accessTokens;
    }

    @Override
    public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
        if (access == Access.NONE) {
            return CompletableFuture.completedFuture(Map.of());
        }
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Client-Token", clientToken);
        if (instanceToken != null) {
            headers.put("X-Instance-Token", instanceToken);
        }
        if (accessTokens == null) {
            return access == Access.INSTANCE && instanceToken != null
                    ? CompletableFuture.completedFuture(headers)
                    : CompletableFuture.failedFuture(new CredentialsException(missing(access)));
        }
        return accessTokens.get().thenApply(token -> {
            headers.put(AUTHORIZATION, BEARER + token);
            return headers;
        });
    }

    private static String missing(Access access) {
        return access == Access.ACCOUNT
                ? "this is an operation of the account: set the options clientToken and clientSecret"
                : "no credentials for the instance: set the option clientSecret, or give the token of the instance as"
                        + " the option instanceToken, the header CamelVzapsInstanceToken, or in the component's"
                        + " instances map";
    }

    @Override
    public Set<String> headerNames() {
        return HEADER_NAMES;
    }

    @Override
    public boolean refused(Map<String, String> headers) {
        String authorization = headers.get(AUTHORIZATION);
        if (accessTokens == null || authorization == null) {
            return false;
        }
        accessTokens.forget(authorization.substring(BEARER.length()));
        return true;
    }

    @Override
    public String advice(int status) {
        return status == 401
                ? "Check clientToken and clientSecret, or clientToken and instanceToken"
                : "Instance, client token and owner have to match";
    }
}
