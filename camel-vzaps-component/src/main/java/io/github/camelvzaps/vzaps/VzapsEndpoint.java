package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.ConsumedInstance;
import io.github.camelvzaps.core.EventConsumer;
import io.github.camelvzaps.core.GatewayEndpoint;
import io.github.camelvzaps.core.InnerCall;
import io.github.camelvzaps.core.PollAnswer;
import io.github.camelvzaps.core.ReceivedMedia;
import io.github.camelvzaps.core.Reconciliation;
import io.github.camelvzaps.core.WebhookGuard;
import io.github.camelvzaps.core.WebhookRegistration;
import io.github.camelvzaps.core.client.Credentials;
import io.github.camelvzaps.core.event.EventParser;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.event.VzapsEvent;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Category;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Send and receive WhatsApp messages through the VZaps gateway. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "vzaps",
        title = "VZaps",
        syntax = "vzaps:resource/operation",
        category = {Category.CLOUD, Category.API, Category.CHAT},
        headersClass = VzapsConstants.class)
public class VzapsEndpoint extends GatewayEndpoint {
    /** Fields of answers that come in two spellings (contract, section 11), by the header that holds either. */
    private static final Map<String, Map<String, String>> SPELLINGS = Map.of(
            "sessions/pairCode", Map.of("LinkingCode", "linking_code"),
            "instances/subscribe", Map.of("SessionId", "session_id", "SubscriptionId", "subscription_id"));

    @UriPath(
            enums =
                    "auth,instances,sessions,messages,webhooks,contacts,groups,users,queues,typeBots,chatwoot,chats,events,"
                            + "request",
            description = "The part of the API. The word request stands alone and calls any path of it.")
    @Metadata(required = true)
    private String resource;

    @UriPath(
            enums = "getAccessToken,create,list,get,update,restart,delete,provision,search,subscribe,"
                    + "resumeSubscription,cancel,cancelWithDelete,connect,status,qr,pairCode,disconnect,"
                    + "sendText,sendImage,sendAudio,sendDocument,sendVideo,sendSticker,sendGif,"
                    + "sendLocation,sendContact,sendButtons,sendList,sendLink,sendPoll,pollVote,react,"
                    + "removeReaction,presence,markRead,edit,downloadImage,downloadVideo,downloadAudio,"
                    + "downloadDocument,send,set,searchLogs,getLog,retryLog,add,inviteLink,setPhoto,"
                    + "setName,setDescription,setSettings,addAdmin,removeAdmin,info,check,avatar,"
                    + "contacts,listMessages,removeMessage,purgeMessages,listOperations,removeOperation,"
                    + "purgeOperations,startSession,startSessionById,listSessions,pauseSession,closeSession,"
                    + "triggerImport,archive,unarchive,mute,unmute,pin,unpin,read,unread,clear,"
                    + "setExpiration,subscribe,receive",
            description = "The operation of the resource. Case and hyphens do not count.")
    private String operation;

    @UriParam
    private final VzapsConfiguration configuration;

    private final Reconciliation reconciliation = new Reconciliation(this, "webhooks/searchLogs", "webhooks/retryLog");

    public VzapsEndpoint(String uri, VzapsComponent component, VzapsConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public VzapsConfiguration getConfiguration() {
        return configuration;
    }

    @Override
    public String getBaseUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    protected Credentials createCredentials() {
        return ((VzapsComponent) getComponent()).credentials(configuration);
    }

    @Override
    protected void requireCredentials(Access access) {
        if (access != Access.NONE && configuration.getClientToken() == null) {
            throw new InvalidConfigurationException(
                    List.of("clientToken", "clientSecret", "instanceToken"),
                    "vzaps:" + operationId() + " has no credentials: set the option"
                            + " clientToken of the component, and with it clientSecret or, for one instance, instanceToken");
        }
        if (access == Access.ACCOUNT && configuration.getClientSecret() == null) {
            throw new InvalidConfigurationException(
                    List.of("clientSecret"),
                    "vzaps:" + operationId() + " is an operation of the account: set the"
                            + " option clientSecret beside clientToken; the token of an instance does not replace it");
        }
    }

    @Override
    protected Map<String, Object> headersOf(Operation called, Object answer) {
        Map<String, Object> headers = new HashMap<>();
        if (answer instanceof Map<?, ?> map) {
            Map<?, ?> data = map.get("data") instanceof Map<?, ?> inner ? inner : map;
            if (called.resource().equals("messages")) {
                // votes and reactions answer "id" (contract, section 5)
                Object id = data.get("message_id") != null ? data.get("message_id") : data.get("id");
                headers.put("MessageId", id);
            } else if (called.id().equals("instances/create") || called.id().equals("instances/get")) {
                headers.put("InstanceId", data.get("id"));
            }
            SPELLINGS
                    .getOrDefault(called.id(), Map.of())
                    .forEach((name, key) -> headers.put(name, JsonKeys.text(data, key)));
            if (called.resource().equals("sessions")) {
                headers.putAll(pollAnswerOf(called.id()).headersOf(answer));
            }
        }
        return headers;
    }

    /** The access token stands in no envelope, and in one of two spellings (contract, section 1). */
    @Override
    protected Object onlyValueOf(Operation called, Object answer) {
        return called.id().equals("auth/getAccessToken") ? JsonKeys.text(answer, "access_token") : null;
    }

    @Override
    public EventParser createEventParser() {
        return new VzapsEventParser(getComponent().getObjectMapper());
    }

    @Override
    protected ReceivedMedia mediaOf(VzapsEvent event) {
        return MediaOfMessage.of(event);
    }

    @Override
    protected void reconcile(ConsumedInstance instance, EventConsumer consumer) {
        reconciliation.start(instance, consumer);
    }

    @Override
    public WebhookGuard createWebhookGuard() {
        return new SecretInUrl(configuration.getSecret());
    }

    @Override
    public WebhookRegistration createWebhookRegistration() {
        return new VzapsWebhookRegistration(new InnerCall(this), configuration.getSecret());
    }

    @Override
    protected URI realtimeUrl() {
        return RealtimeUrl.of(configuration.getRealtimeUrl(), configuration.getBaseUrl());
    }

    @Override
    protected PollAnswer pollAnswer() {
        return pollAnswerOf(operation().map(Operation::id).orElse(""));
    }

    private static PollAnswer pollAnswerOf(String operationId) {
        return switch (operationId) {
            case "sessions/status" -> new SessionStatus();
            case "sessions/qr" -> new QrCode();
            case "instances/list", "instances/search" -> new InstancesOfAccount();
            default -> new PollAnswer();
        };
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
