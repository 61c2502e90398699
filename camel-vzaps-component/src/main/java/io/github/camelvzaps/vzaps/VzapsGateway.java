package io.github.camelvzaps.vzaps;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.CheckedNumber;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.PollAnswer;
import io.github.camelvzaps.core.gateway.ReceivedMedia;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What VZaps says about its gateway. */
final class VzapsGateway implements Gateway {
    /** Fields of answers that come in two spellings (contract, section 11), by the header that holds either. */
    private static final Map<String, Map<String, String>> SPELLINGS = Map.of(
            "sessions/pairCode",
            Map.of(VzapsConstants.LINKING_CODE, "linking_code"),
            "instances/subscribe",
            Map.of(VzapsConstants.SESSION_ID, "session_id", VzapsConstants.SUBSCRIPTION_ID, "subscription_id"));

    private static final FailedDeliveries FAILED_DELIVERIES =
            new FailedDeliveries("webhooks/searchLogs", "webhooks/retryLog");

    private final VzapsConfiguration configuration;
    private final Supplier<Credentials> credentials;

    /** @param credentials share the access tokens of an account between endpoints */
    VzapsGateway(VzapsConfiguration configuration, Supplier<Credentials> credentials) {
        this.configuration = configuration;
        this.credentials = credentials;
    }

    @Override
    public Catalog catalog() {
        return VzapsCatalog.INSTANCE;
    }

    @Override
    public String baseUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public Credentials credentials() {
        return credentials.get();
    }

    @Override
    public void requireCredentials(String operationId, Access access) {
        if (access != Access.NONE && configuration.getClientToken() == null) {
            throw new InvalidConfigurationException(
                    List.of("clientToken", "clientSecret", "instanceToken"),
                    "vzaps:" + operationId + " has no credentials: set the option clientToken of the component, and"
                            + " with it clientSecret or, for one instance, instanceToken");
        }
        if (access == Access.ACCOUNT && configuration.getClientSecret() == null) {
            throw new InvalidConfigurationException(
                    List.of("clientSecret"),
                    "vzaps:" + operationId + " is an operation of the account: set the"
                            + " option clientSecret beside clientToken; the token of an instance does not replace it");
        }
    }

    @Override
    public Map<String, Object> headersOf(Operation called, Object answer) {
        Map<String, Object> headers = new HashMap<>();
        if (answer instanceof Map<?, ?> map) {
            Map<?, ?> data = map.get("data") instanceof Map<?, ?> inner ? inner : map;
            if (called.resource().equals("messages")) {
                // votes and reactions answer "id" (contract, section 5)
                Object id = data.get("message_id") != null ? data.get("message_id") : data.get("id");
                headers.put(VzapsConstants.MESSAGE_ID, id);
            } else if (called.id().equals("instances/create") || called.id().equals("instances/get")) {
                headers.put(VzapsConstants.INSTANCE_ID, data.get("id"));
            }
            SPELLINGS
                    .getOrDefault(called.id(), Map.of())
                    .forEach((header, key) -> headers.put(header, JsonKeys.text(data, key)));
            if (called.resource().equals("sessions")) {
                headers.putAll(pollAnswer(called.id()).headersOf(answer));
            }
        }
        return headers;
    }

    /** The access token is in no envelope, and in one of two spellings (contract, section 1). */
    @Override
    public Object onlyValueOf(Operation called, Object answer) {
        return called.id().equals("auth/getAccessToken") ? JsonKeys.text(answer, "access_token") : null;
    }

    @Override
    public EventParser eventParser(ObjectMapper mapper) {
        return new VzapsEventParser(mapper);
    }

    @Override
    public String qrCodeOperation() {
        return "sessions/qr";
    }

    @Override
    public Optional<String> pairCodeOperation() {
        return Optional.of("sessions/pairCode");
    }

    @Override
    public ReceivedMedia mediaOf(VzapsEvent event) {
        return MediaOfMessage.of(event);
    }

    @Override
    public Optional<FailedDeliveries> failedDeliveries() {
        return Optional.of(FAILED_DELIVERIES);
    }

    @Override
    public List<CheckedNumber> checkedNumbers(Map<String, Object> answer) {
        return CheckedNumber.listOf(answer, "users", "phone");
    }

    @Override
    public WebhookGuard webhookGuard() {
        return new UrlSecretGuard(configuration.getSecret());
    }

    @Override
    public WebhookRegistration webhookRegistration(GatewayCalls calls) {
        return new VzapsWebhookRegistration(calls, configuration.getSecret());
    }

    @Override
    public URI realtimeUrl() {
        return RealtimeUrl.of(configuration.getRealtimeUrl(), configuration.getBaseUrl());
    }

    @Override
    public PollAnswer pollAnswer(String operationId) {
        return switch (operationId) {
            case "sessions/status" -> new SessionStatusPoll();
            case "sessions/qr" -> new QrCodePoll();
            case "instances/list", "instances/search" -> new InstancesOfAccount();
            default -> new PollAnswer();
        };
    }
}
