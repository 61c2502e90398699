package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.operation.Access;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The one way into the API: the key of the account on every call (contract, basics). Immutable and thread-safe. */
final class ZapyapiCredentials implements Credentials {
    private final CompletableFuture<Map<String, String>> headers;

    ZapyapiCredentials(String apiKey) {
        headers = CompletableFuture.completedFuture(Map.of("x-api-key", apiKey));
    }

    @Override
    public CompletableFuture<Map<String, String>> headers(Access access, String instanceToken) {
        return headers;
    }

    @Override
    public Set<String> headerNames() {
        return Set.of("x-api-key");
    }

    /** There is only this one key. */
    @Override
    public boolean refused(Map<String, String> refused) {
        return false;
    }

    @Override
    public String advice(int status) {
        return status == 401
                ? "Check apiKey"
                : "The instance has to belong to the account of apiKey, and instances/create needs a partner account";
    }
}
