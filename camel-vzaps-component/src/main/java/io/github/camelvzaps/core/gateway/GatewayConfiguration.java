package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options that the schemes share. Set up before the endpoint starts, not changed afterwards; an endpoint works on a
 * copy of its component's.
 */
@UriParams
public class GatewayConfiguration extends GuardConfiguration {
    @UriParam(
            description =
                    "Id of the instance (the WhatsApp number) that the calls are about. The header InstanceId or a"
                            + " key instanceId of the body wins over it.")
    private String instanceId;

    @UriParam(
            description = "Alias of an instance out of the component's instances map, instead of instanceId and token;"
                    + " for applications with many numbers. The header Instance wins over it.")
    private String instance;

    @UriParam(
            label = "producer",
            enums = "auto,json,text",
            defaultValue = "auto",
            description = "What text, bytes, streams and files in the body are: auto (content for operations that send"
                    + " media, text for all others), json (the fields of the call) or text. Nothing else makes"
                    + " JSON of them, no header and no file name, since strangers may choose those. A Map or an"
                    + " object is always fields.")
    private String bodyType = "auto";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether headers that begin with CamelVzaps are left out of the call. For routes whose messages"
                            + " come from others who may set such headers, over JMS for instance: else a header wins over"
                            + " the option of the endpoint. The instance that an event came from still counts.")
    private boolean ignoreHeaders;

    @UriParam(
            label = "common",
            defaultValue = "map",
            description =
                    "What the answer becomes as the message body: map (Map, List or plain value), json (JsonNode),"
                            + " string, bytes, stream (kept in a file while the exchange lasts; for downloads the decoded"
                            + " content), or the name of a class to be filled by Jackson.")
    private String responseType = "map";

    @UriParam(
            label = "common",
            defaultValue = "false",
            description = "Whether an answer wrapped as code, success and data is replaced by its data.")
    private boolean unwrap;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "false",
            description =
                    "Whether the route goes on, on the I/O thread that has read the answer, instead of on a worker. Saves"
                            + " the change of thread, for routes whose further steps never wait: a step that waits holds"
                            + " up all other calls of that thread. After a failed call, and with allPages, the route goes"
                            + " on, on a worker in any case.")
    private boolean continueOnIoThread;

    @UriParam(
            label = "common",
            description = "Phone number with country code in digits, or id of a group or chat, that the call is about."
                    + " The header Phone or a key phone of the body wins over it.")
    private String phone;

    @UriParam(
            label = "common",
            description =
                    "Id of the group that the call is about, ending in @g.us. The header GroupId or a key group_id"
                            + " of the body wins over it.")
    private String groupId;

    @UriParam(
            label = "producer",
            description = "Text shown with an image, a document or a video. The header Caption or a key caption of the"
                    + " body wins over it.")
    private String caption;

    @UriParam(
            label = "common",
            description =
                    "Page of a list to read, the first one is 1. The header Page or a key page of the body wins over"
                            + " it.")
    private Integer page;

    @UriParam(
            label = "common",
            description =
                    "How many items a page of a list holds. The header PageSize or a key page_size of the body wins"
                            + " over it.")
    private Integer pageSize;

    @UriParam(
            label = "producer",
            enums = "GET,POST,PUT,PATCH,DELETE",
            description =
                    "HTTP method for the operation request. When not set, GET without a body and POST with one. The"
                            + " header Method wins over it.")
    private String method;

    @UriParam(
            label = "producer",
            description = "For the operation request the path to call, below the base URL; for messages/send of VZaps"
                    + " the path below chat/ to post the body to. Never another host. The header Path wins over it.")
    private String path;

    @UriParam(
            label = "producer",
            description =
                    "For the operation request the query, such as page=2&size=10. The header Query, text or a Map,"
                            + " wins over it.")
    private String query;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "For operations that list page by page: the body becomes an Iterator over the items of all"
                    + " pages, read one page at a time while it is walked through, as by split with streaming. Walking"
                    + " waits for the next page. An option or header page says where to begin.")
    private boolean allPages;

    @UriParam(
            label = "common",
            multiValue = true,
            prefix = "param.",
            description =
                    "Any further parameter of the operation by its name, such as param.delay=2. The header of that"
                            + " name or a key of the body wins over it.")
    private Map<String, Object> parameters;

    @UriParam(
            label = "advanced",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long to wait for a connection, in milliseconds.")
    private long connectTimeout = 10_000;

    @UriParam(
            label = "advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "The longest silence of the server during a call, in milliseconds; also the longest wait for a"
                            + " free connection.")
    private long requestTimeout = 30_000;

    @UriParam(
            label = "advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "How long a call may take from its start to the end of its answer, in milliseconds, with the wait"
                            + " for a connection, all tries and the pauses between them. A server that answers byte by"
                            + " byte is never silent, so requestTimeout alone does not end such a call. The time in"
                            + " which a file goes out or comes in as a stream does not count.")
    private long callTimeout = 300_000;

    @UriParam(
            label = "advanced",
            defaultValue = "67108864",
            description =
                    "How many bytes an answer may have that is kept in memory. A larger one fails the call; for large"
                            + " downloads use responseType=stream.")
    private int maximumResponseSize = 67_108_864;

    @UriParam(
            label = "advanced",
            multiValue = true,
            prefix = "failureReason.",
            description = "Regular expressions that find the reason of a failure in the gateway's code and message, by"
                    + " reason: restricted, notOnWhatsApp, notConnected, rateLimited or other; such as"
                    + " failureReason.restricted=error 463. They are asked before the built-in ones, which are"
                    + " inferred.")
    private Map<String, String> failureReasons;

    @UriParam(
            label = "advanced",
            defaultValue = "200",
            description = "How many connections may be open at once; further calls wait. Endpoints with the same"
                    + " connection options share them.")
    private int maxConnections = 200;

    @UriParam(
            label = "advanced",
            defaultValue = "3",
            description = "How often a call is repeated at most. Reads are repeated after network failures and the"
                    + " statuses 408, 425, 429, 499 and 5xx; writes only when they surely were not done (no"
                    + " connection, 429, and 503 when the gateway itself says so and when to come back); a call"
                    + " that costs money never. 0 turns repeating off.")
    private int maximumRetries = 3;

    @UriParam(
            label = "advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description =
                    "The longest pause before the first repetition, in milliseconds. It doubles with each one; the"
                            + " pause is chosen at random below it. A Retry-After of the server goes before it.")
    private long retryDelay = 500;

    @UriParam(
            label = "advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "The longest pause before a repetition, in milliseconds. When the server asks for a longer one,"
                            + " the call fails at once and the exception tells how long to wait.")
    private long maximumRetryDelay = 30_000;

    @UriParam(label = "security", description = "Trust and keys for TLS. When not set, those of the JVM.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy", description = "Host of the HTTP proxy for all calls.")
    private String proxyHost;

    @UriParam(label = "proxy", defaultValue = "8080", description = "Port of the HTTP proxy.")
    private int proxyPort = 8080;

    @UriParam(label = "proxy,security", secret = true, description = "User for the HTTP proxy.")
    private String proxyUsername;

    @UriParam(label = "proxy,security", secret = true, description = "Password for the HTTP proxy.")
    private String proxyPassword;

    /** Returns the types that the option events may name; the first one stands for all. */
    public List<String> eventTypes() {
        return EventType.SUBSCRIBABLE;
    }

    /** Returns the options that stand for parameters of operations, by the name of the parameter; unset ones are out. */
    public final Map<String, Object> parameterValues() {
        Map<String, Object> values = optionValues();
        if (parameters != null) {
            values.putAll(parameters);
        }
        return values;
    }

    /** Returns the same without {@code param.<name>}; an option that is not set has the value null. */
    public Map<String, Object> optionValues() {
        Map<String, Object> values = new HashMap<>();
        values.put("instanceId", instanceId);
        values.put("instance", instance);
        values.put("phone", phone);
        values.put("groupId", groupId);
        values.put("caption", caption);
        values.put("page", page);
        values.put("pageSize", pageSize);
        values.put("method", method);
        values.put("path", path);
        values.put("query", query);
        return values;
    }

    /** Returns the values of the options that are secrets; null among them for those that are not set. */
    public List<String> secrets() {
        List<String> values = new ArrayList<>();
        values.add(proxyPassword);
        values.add(getSecret());
        values.add(getPairingSecret());
        return values;
    }

    public String getInstanceId() {
        return instanceId;
    }

    public void setInstanceId(String instanceId) {
        this.instanceId = instanceId;
    }

    public String getInstance() {
        return instance;
    }

    public void setInstance(String instance) {
        this.instance = instance;
    }

    public String getBodyType() {
        return bodyType;
    }

    public void setBodyType(String bodyType) {
        this.bodyType = bodyType;
    }

    public boolean isIgnoreHeaders() {
        return ignoreHeaders;
    }

    public void setIgnoreHeaders(boolean ignoreHeaders) {
        this.ignoreHeaders = ignoreHeaders;
    }

    public String getResponseType() {
        return responseType;
    }

    public void setResponseType(String responseType) {
        this.responseType = responseType;
    }

    public boolean isContinueOnIoThread() {
        return continueOnIoThread;
    }

    public void setContinueOnIoThread(boolean continueOnIoThread) {
        this.continueOnIoThread = continueOnIoThread;
    }

    public boolean isUnwrap() {
        return unwrap;
    }

    public void setUnwrap(boolean unwrap) {
        this.unwrap = unwrap;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getGroupId() {
        return groupId;
    }

    public void setGroupId(String groupId) {
        this.groupId = groupId;
    }

    public String getCaption() {
        return caption;
    }

    public void setCaption(String caption) {
        this.caption = caption;
    }

    public Integer getPage() {
        return page;
    }

    public void setPage(Integer page) {
        this.page = page;
    }

    public Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public Map<String, Object> getParameters() {
        return parameters;
    }

    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(long callTimeout) {
        this.callTimeout = callTimeout;
    }

    public int getMaximumResponseSize() {
        return maximumResponseSize;
    }

    public void setMaximumResponseSize(int maximumResponseSize) {
        this.maximumResponseSize = maximumResponseSize;
    }

    public Map<String, String> getFailureReasons() {
        return failureReasons;
    }

    public void setFailureReasons(Map<String, String> failureReasons) {
        this.failureReasons = failureReasons;
    }

    public int getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    public int getMaximumRetries() {
        return maximumRetries;
    }

    public void setMaximumRetries(int maximumRetries) {
        this.maximumRetries = maximumRetries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getMaximumRetryDelay() {
        return maximumRetryDelay;
    }

    public void setMaximumRetryDelay(long maximumRetryDelay) {
        this.maximumRetryDelay = maximumRetryDelay;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    @Override
    protected GatewayConfiguration clone() {
        GatewayConfiguration copy = (GatewayConfiguration) super.clone();
        copy.failureReasons = failureReasons == null ? null : new HashMap<>(failureReasons);
        copy.parameters = parameters == null ? null : new HashMap<>(parameters);
        return copy;
    }
}
