package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the scheme {@code zapyapi}. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public class ZapyapiConfiguration extends GatewayConfiguration {
    /** Where the API lives (contract, basics). */
    public static final String DEFAULT_BASE_URL = "https://api.zapyapi.com";

    private static final List<String> OWN_EVENT_TYPES = List.of(
            EventType.INSTANCE_STATUS,
            EventType.QR_CODE,
            EventType.CONTACT_CREATED,
            EventType.CONTACT_UPDATED,
            EventType.CONTACT_DEDUPLICATED);

    @UriParam(
            label = "common",
            defaultValue = DEFAULT_BASE_URL,
            description = "Where the API lives. Set it to use the simulator or a gateway of your own.")
    private String baseUrl = DEFAULT_BASE_URL;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "API key of the account, from the Zapy dashboard. Needed for all calls; instances/create needs"
                            + " the key of a partner account.")
    private String apiKey;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "A secret that webhooks may still be signed with beside the option secret, so that it can be"
                    + " changed while events are under way.")
    private String previousSecret;

    @UriParam(
            label = "producer",
            enums = "text,image",
            description =
                    "Type of the message for messages/send. When not set, the type is found by the body: its keys,"
                            + " or for files, bytes and streams the media type. The header MessageType wins over it.")
    private String messageType;

    @Override
    public List<String> secrets() {
        List<String> values = super.secrets();
        values.add(apiKey);
        values.add(previousSecret);
        return values;
    }

    @Override
    public Map<String, Object> optionValues() {
        Map<String, Object> values = super.optionValues();
        values.put("messageType", messageType);
        return values;
    }

    /** The types of VZaps, which may be named though not all of them come, and those that only ZapyAPI has. */
    @Override
    public List<String> eventTypes() {
        List<String> types = new ArrayList<>(EventType.SUBSCRIBABLE);
        types.addAll(OWN_EVENT_TYPES);
        return types;
    }

    /** Returns a copy for one endpoint. */
    public ZapyapiConfiguration copy() {
        return (ZapyapiConfiguration) clone();
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getPreviousSecret() {
        return previousSecret;
    }

    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret;
    }

    public String getMessageType() {
        return messageType;
    }

    public void setMessageType(String messageType) {
        this.messageType = messageType;
    }
}
