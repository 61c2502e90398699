package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.core.client.AsyncFailure;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Registers webhooks with ZapyAPI: it looks what is set and writes only when that differs (contract, webhook
 * configuration). What the gateway answers holds the secret in clear, so nothing of it is kept or shown. Thread-safe.
 */
final class ZapyapiWebhookRegistration implements WebhookRegistration {
    private static final int NOT_FOUND = 404;

    private final GatewayCalls calls;
    private final String secret;

    /** @param secret with which deliveries are to be signed; null leaves it as it is */
    ZapyapiWebhookRegistration(GatewayCalls calls, String secret) {
        this.calls = calls;
        this.secret = secret;
    }

    /** Registers; there is no choice of events (contract), so all come and the consumer picks. */
    @Override
    public CompletableFuture<Boolean> register(ConsumedInstance instance, String url, List<String> events) {
        return configured(instance)
                .thenCompose(set -> isSame(set, url)
                        ? CompletableFuture.completedFuture(false)
                        : calls.call("webhookConfig/save", instance, wanted(url))
                                .thenApply(answer -> true));
    }

    @Override
    public CompletableFuture<Boolean> unregister(ConsumedInstance instance, String url) {
        return configured(instance)
                .thenCompose(set -> url.equals(urlOf(set))
                        ? calls.call("webhookConfig/delete", instance, Map.of()).thenApply(answer -> true)
                        : CompletableFuture.completedFuture(false));
    }

    /** The secret signs, so the address does not need it. */
    @Override
    public String addressOf(String publicAddress) {
        return publicAddress;
    }

    /** Reads what is set; nothing when there is no webhook yet. */
    private CompletableFuture<Map<String, Object>> configured(ConsumedInstance instance) {
        return calls.call("webhookConfig/get", instance, Map.of()).exceptionally(failure -> {
            Throwable cause = AsyncFailure.cause(failure);
            if (cause instanceof RejectedException rejected && rejected.getStatusCode() == NOT_FOUND) {
                return Map.of();
            }
            throw new CompletionException(cause);
        });
    }

    private boolean isSame(Map<String, Object> set, String url) {
        boolean sameSecret = secret == null || WebhookGuard.same(secret, JsonKeys.text(set, "secret"));
        return url.equals(urlOf(set)) && sameSecret && Boolean.TRUE.equals(JsonKeys.flag(set, "is_active"));
    }

    private Map<String, Object> wanted(String url) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("webhookUrl", url);
        // said to be required and to have a default, so it is always sent (contract, disagreement 8)
        wanted.put("isActive", true);
        if (secret != null) {
            wanted.put("secret", secret);
        }
        return wanted;
    }

    private static String urlOf(Map<String, Object> set) {
        return JsonKeys.text(set, "webhook_url");
    }
}
