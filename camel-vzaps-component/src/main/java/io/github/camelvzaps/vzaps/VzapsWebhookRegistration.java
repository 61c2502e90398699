package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Registers webhooks with VZaps: it looks what is set and writes only when that differs, so that a restart does not
 * change the account (contract, section 7). Thread-safe.
 */
final class VzapsWebhookRegistration implements WebhookRegistration {
    private static final String ALL = "All";

    private final GatewayCalls calls;
    private final String secret;

    VzapsWebhookRegistration(GatewayCalls calls, String secret) {
        this.calls = calls;
        this.secret = secret;
    }

    @Override
    public CompletableFuture<Boolean> register(ConsumedInstance instance, String url, List<String> events) {
        List<String> wanted = events.isEmpty() ? List.of(ALL) : events;
        return calls.call("webhooks/get", instance, Map.of()).thenCompose(set -> {
            boolean same = url.equals(urlOf(set)) && folded(eventsOf(set)).equals(folded(wanted));
            return same
                    ? CompletableFuture.completedFuture(false)
                    : calls.call(
                                    "webhooks/set",
                                    instance,
                                    Map.of("webhookURL", url, "events", String.join(",", wanted)))
                            .thenApply(answer -> true);
        });
    }

    @Override
    public CompletableFuture<Boolean> unregister(ConsumedInstance instance, String url) {
        return calls.call("webhooks/get", instance, Map.of()).thenCompose(set -> {
            if (!url.equals(urlOf(set))) {
                return CompletableFuture.completedFuture(false);
            }
            // there is no call to delete a webhook; an empty address is how it is cleared elsewhere (inferred)
            return calls.call("webhooks/set", instance, Map.of("webhookURL", ""))
                    .thenApply(answer -> true);
        });
    }

    @Override
    public String addressOf(String publicAddress) {
        return secret == null
                ? publicAddress
                : publicAddress + "?" + UrlSecretGuard.PARAMETER + "="
                        + URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private static String urlOf(Map<String, Object> set) {
        return JsonKeys.text(set, "webhook", "webhook_url", "url");
    }

    /** The list reads back as an array or as text with commas (contract, section 11). */
    private static Collection<?> eventsOf(Map<String, Object> set) {
        Object events = JsonKeys.find(set, "subscribe", "events", "events_subscribe");
        if (events instanceof Collection<?> list) {
            return list;
        }
        return events == null ? List.of() : Arrays.asList(events.toString().split(","));
    }

    private static Set<String> folded(Collection<?> names) {
        return names.stream()
                .map(name -> name.toString().trim().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
