package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.core.InnerCall;
import io.github.camelvzaps.core.PollAnswer;
import io.github.camelvzaps.core.WebhookGuard;
import io.github.camelvzaps.core.WebhookRegistration;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send and receive WhatsApp messages through the ZapyAPI gateway. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "zapyapi",
        title = "ZapyAPI",
        syntax = "zapyapi:resource/operation",
        category = {Category.CLOUD, Category.API, Category.CHAT},
        headersClass = ZapyapiConstants.class)
public class ZapyapiEndpoint extends GatewayEndpoint {
    @UriPath(
            enums = "instances,webhookConfig,messages,contacts,presence,groups,sessions,users,webhooks,request",
            description = "The part of the API. The word request stands alone and calls any path of it.")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            enums = "list,create,getQrCode,restart,logout,save,get,delete,sendText,sendImage,checkNumbers,"
                    + "getProfilePicture,block,unblock,send,qr,status,check,receive",
            description = "The operation of the resource. Case and hyphens do not count.")
    private String operation;

    @UriParam
    private final ZapyapiConfiguration configuration;

    public ZapyapiEndpoint(String uri, ZapyapiComponent component, ZapyapiConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public ZapyapiConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getBaseUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    protected Credentials createCredentials() {
        return new ZapyapiCredentials(configuration.getApiKey());
    }

    @Override
    protected void requireCredentials(Access access) {
        String apiKey = configuration.getApiKey();
        if (apiKey == null || apiKey.isBlank()) {
            throw new InvalidConfigurationException(
                    List.of("apiKey"),
                    "zapyapi:" + operationId() + " has no credentials: set the option apiKey"
                            + " of the component to the key from the Zapy dashboard");
        }
    }

    @Override
    protected Optional<Operation> operation() {
        return isSessionStatus() ? Optional.of(SessionStatus.OPERATION) : super.operation();
    }

    @Override
    public Producer createProducer() throws Exception {
        return isSessionStatus() ? new SessionStatus(this) : super.createProducer();
    }

    @Override
    protected Producer createReader() throws Exception {
        return isQrCode() ? new QrCodeUntilPaired(this) : createProducer();
    }

    private boolean isQrCode() {
        return operation()
                .filter(called -> called.id().equals("instances/getQrCode"))
                .isPresent();
    }

    private boolean isSessionStatus() {
        return Parameter.fold(operationId()).equals(Parameter.fold(SessionStatus.OPERATION.id()));
    }

    @Override
    protected Map<String, Object> headersOf(Operation called, Object answer) {
        if (answer instanceof Map<?, ?> map) {
            // beside it a message has an "id" of the gateway's own, by which nothing can be called
            if (called.resource().equals("messages")) {
                return Collections.singletonMap("MessageId", map.get("messageId"));
            }
            if (called.id().equals("instances/create")) {
                return Collections.singletonMap("InstanceId", map.get("instanceId"));
            }
            if (called.id().equals("instances/getQrCode")) {
                return new ZapyapiPollAnswer(true).headersOf(answer);
            }
        }
        return Map.of();
    }

    @Override
    public EventParser createEventParser() {
        boolean signed = configuration.getSecret() != null;
        return new ZapyapiEventParser(getComponent().getObjectMapper(), signed);
    }

    @Override
    public WebhookGuard createWebhookGuard() {
        return new SignedBody(configuration.getSecret(), configuration.getPreviousSecret());
    }

    @Override
    public WebhookRegistration createWebhookRegistration() {
        return new ZapyapiWebhookRegistration(new InnerCall(this), configuration.getSecret());
    }

    /** There is no such thing as a realtime connection here. */
    @Override
    protected URI realtimeUrl() {
        return null;
    }

    @Override
    protected PollAnswer pollAnswer() {
        return new ZapyapiPollAnswer(isQrCode());
    }

    @Override
    public String getResource() {
        return resource;
    }

    @Override
    public void setResource(String resource) {
        this.resource = resource;
    }

    @Override
    public String getOperation() {
        return operation;
    }

    @Override
    public void setOperation(String operation) {
        this.operation = operation;
    }
}
