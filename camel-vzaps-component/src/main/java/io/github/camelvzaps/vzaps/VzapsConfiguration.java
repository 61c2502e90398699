package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the scheme {@code vzaps}. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public class VzapsConfiguration extends GatewayConfiguration {
    /** Where the API lives (contract, head). */
    public static final String DEFAULT_BASE_URL = "https://api.vzaps.com";

    @UriParam(
            label = "common",
            defaultValue = DEFAULT_BASE_URL,
            description = "Where the API lives. Set it to use the simulator or a gateway of your own.")
    private String baseUrl = DEFAULT_BASE_URL;

    /** Where events come in realtime (contract, head). */
    public static final String DEFAULT_REALTIME_URL = "wss://realtime.vzaps.com";

    @UriParam(
            label = "consumer",
            description = "Where events come in realtime. When not set, " + DEFAULT_REALTIME_URL + " for production,"
                    + " and for any other baseUrl the same host and port by ws or wss, path /events/ws. A URL without a"
                    + " path gets /events/ws.")
    private String realtimeUrl;

    @UriParam(
            label = "security",
            secret = true,
            description = "Client token of the account, from the security area of the VZaps web app. Needed for all"
                    + " calls.")
    private String clientToken;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Client secret of the account. With it, access tokens are fetched and renewed by themselves; it"
                            + " is needed for operations of the account, and makes instance tokens unnecessary.")
    private String clientSecret;

    @UriParam(
            label = "security",
            secret = true,
            description =
                    "Token of the instance, as instances/create and instances/list answer it. With the client token"
                            + " it is enough for all calls to the instance. The header InstanceToken wins over it.")
    private String instanceToken;

    @UriParam(
            label = "producer",
            enums = "text,image,audio,document,video,sticker,gif,location,contact,buttons,list,link,poll,reaction",
            description =
                    "Type of the message for messages/send. When not set, the type is found by the body: its keys,"
                            + " or for files, bytes and streams the media type. The header MessageType wins over it.")
    private String messageType;

    @UriParam(
            label = "producer",
            description =
                    "Id of the message that the call is about. The header MessageId or a key message_id of the body"
                            + " wins over it.")
    private String messageId;

    @UriParam(
            label = "producer",
            description =
                    "Name under which a document is shown. The header FileName or a key file_name of the body wins"
                            + " over it; else the name of the file or of the URL is taken.")
    private String fileName;

    @UriParam(
            label = "producer",
            description =
                    "Id of a Typebot configuration. The header TypebotId or a key typebot_id of the body wins over"
                            + " it.")
    private String typebotId;

    @UriParam(
            label = "producer",
            description = "Id of a Typebot conversation. The header Session or a key session of the body wins over it.")
    private String session;

    @UriParam(
            label = "common",
            description = "Id of a logged webhook delivery. The header LogId or a key log_id of the body wins over it.")
    private String logId;

    @UriParam(
            label = "producer",
            enums = "contacts,messages,all",
            description = "What to import into Chatwoot. The header What or a key what of the body wins over it.")
    private String what;

    @Override
    public Map<String, Object> optionValues() {
        Map<String, Object> values = super.optionValues();
        values.put("clientToken", clientToken);
        values.put("clientSecret", clientSecret);
        values.put("instanceToken", instanceToken);
        values.put("messageType", messageType);
        values.put("messageId", messageId);
        values.put("fileName", fileName);
        values.put("typebotId", typebotId);
        values.put("session", session);
        values.put("logId", logId);
        values.put("what", what);
        return values;
    }

    @Override
    public List<String> secrets() {
        List<String> values = super.secrets();
        values.add(clientToken);
        values.add(clientSecret);
        values.add(instanceToken);
        return values;
    }

    /** Returns a copy for one endpoint. */
    public VzapsConfiguration copy() {
        return (VzapsConfiguration) clone();
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Returns what was set; null lets {@code baseUrl} decide. */
    public String getRealtimeUrl() {
        return realtimeUrl;
    }

    public void setRealtimeUrl(String realtimeUrl) {
        this.realtimeUrl = realtimeUrl;
    }

    public String getClientToken() {
        return clientToken;
    }

    public void setClientToken(String clientToken) {
        this.clientToken = clientToken;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    public String getInstanceToken() {
        return instanceToken;
    }

    public void setInstanceToken(String instanceToken) {
        this.instanceToken = instanceToken;
    }

    public String getMessageType() {
        return messageType;
    }

    public void setMessageType(String messageType) {
        this.messageType = messageType;
    }

    public String getMessageId() {
        return messageId;
    }

    public void setMessageId(String messageId) {
        this.messageId = messageId;
    }

    public String getFileName() {
        return fileName;
    }

    public void setFileName(String fileName) {
        this.fileName = fileName;
    }

    public String getTypebotId() {
        return typebotId;
    }

    public void setTypebotId(String typebotId) {
        this.typebotId = typebotId;
    }

    public String getSession() {
        return session;
    }

    public void setSession(String session) {
        this.session = session;
    }

    public String getLogId() {
        return logId;
    }

    public void setLogId(String logId) {
        this.logId = logId;
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = what;
    }
}
