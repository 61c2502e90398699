package io.github.camelvzaps.core.gateway;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tells a gateway where the webhook of an instance is. Implementations are thread-safe and never block. */
public interface WebhookRegistration {

    /**
     * Registers, unless what is registered is the same already.
     *
     * @param url where events are to be sent, with the secret if it belongs there
     * @param events the wanted types; empty for all
     * @return whether something was changed
     */
    CompletableFuture<Boolean> register(ConsumedInstance instance, String url, List<String> events);

    /** Takes the registration back, if it is still this one. */
    CompletableFuture<Boolean> unregister(ConsumedInstance instance, String url);

    /** Returns the address as the gateway is to call it, with the secret where the gateway has no other way to send it. */
    String addressOf(String publicAddress);
}
