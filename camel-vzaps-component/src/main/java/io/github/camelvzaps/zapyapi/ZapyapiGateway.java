package io.github.camelvzaps.zapyapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.gateway.CheckedNumber;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayCalls;
import io.github.camelvzaps.core.gateway.PollAnswer;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRegistration;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Operation;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What ZapyAPI says about its gateway. */
final class ZapyapiGateway implements Gateway {
    /** The operation that answers a QR code until the phone has scanned it. */
    static final String QR_CODE = "instances/getQrCode";

    private final ZapyapiConfiguration configuration;

    ZapyapiGateway(ZapyapiConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public Catalog catalog() {
        return ZapyapiCatalog.INSTANCE;
    }

    @Override
    public String baseUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public Credentials credentials() {
        return new ZapyapiCredentials(configuration.getApiKey());
    }

    @Override
    public void requireCredentials(String operationId, Access access) {
        String apiKey = configuration.getApiKey();
        if (apiKey == null || apiKey.isBlank()) {
            throw new InvalidConfigurationException(
                    List.of("apiKey"),
                    "zapyapi:" + operationId + " has no credentials: set the option apiKey"
                            + " of the component to the key from the Zapy dashboard");
        }
    }

    @Override
    public Map<String, Object> headersOf(Operation called, Object answer) {
        if (answer instanceof Map<?, ?> map) {
            // beside it a message has an "id" of the gateway's own, by which nothing can be called
            if (called.resource().equals("messages")) {
                return Collections.singletonMap(VzapsConstants.MESSAGE_ID, map.get("messageId"));
            }
            if (called.id().equals("instances/create")) {
                return Collections.singletonMap(VzapsConstants.INSTANCE_ID, map.get("instanceId"));
            }
            if (called.id().equals(QR_CODE)) {
                return pollAnswer(QR_CODE).headersOf(answer);
            }
        }
        return Map.of();
    }

    @Override
    public EventParser eventParser(ObjectMapper mapper) {
        boolean signed = configuration.getSecret() != null;
        return new ZapyapiEventParser(mapper, signed);
    }

    @Override
    public WebhookGuard webhookGuard() {
        return new HmacGuard(configuration.getSecret(), configuration.getPreviousSecret());
    }

    @Override
    public WebhookRegistration webhookRegistration(GatewayCalls calls) {
        return new ZapyapiWebhookRegistration(calls, configuration.getSecret());
    }

    /** ZapyAPI has no realtime connections. */
    @Override
    public URI realtimeUrl() {
        return null;
    }

    @Override
    public String qrCodeOperation() {
        return QR_CODE;
    }

    @Override
    public List<CheckedNumber> checkedNumbers(Map<String, Object> answer) {
        return CheckedNumber.listOf(answer, "results", "number");
    }

    @Override
    public PollAnswer pollAnswer(String operationId) {
        return new ZapyapiPollAnswer(operationId.equals(QR_CODE));
    }
}
