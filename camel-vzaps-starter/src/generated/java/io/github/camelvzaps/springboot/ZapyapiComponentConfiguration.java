package io.github.camelvzaps.springboot;

import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component zapyapi as properties. Null stands for the component's own default. Bound once at
 * start. Written by the class StarterSources; do not edit.
 */
@ConfigurationProperties(prefix = "camel.component.zapyapi")
public class ZapyapiComponentConfiguration extends ComponentConfigurationPropertiesCommon {
    private String baseUrl;
    private io.github.camelvzaps.zapyapi.ZapyapiConfiguration configuration;
    private String groupId;
    private String instance;
    private String instanceId;
    private java.util.Map<String, io.github.camelvzaps.api.GatewayInstance> instances;
    private Integer page;
    private Integer pageSize;
    private java.util.Map<String, Object> parameters;
    private String phone;
    private String responseType;
    private Boolean unwrap;
    private org.apache.camel.spi.StateRepository<String, String> guardRepository;
    private org.apache.camel.spi.IdempotentRepository paceRepository;
    private String audiences;
    private Boolean bridgeErrorHandler;
    private Integer concurrentConsumers;
    private String cursorFolder;
    private org.apache.camel.spi.StateRepository<String, String> cursorRepository;
    private String deadLetterUri;
    private String emit;
    private String events;
    private Boolean fetchMedia;
    private String group;
    private String groupBody;
    private java.time.Duration groupLongest;
    private Integer groupMax;
    private java.time.Duration groupQuiet;
    private Boolean idempotent;
    private org.apache.camel.spi.IdempotentRepository idempotentRepository;
    private Boolean includeFromMe;
    private String kinds;
    private Integer maximumRedeliveries;
    private Integer maxInFlight;
    private String onExhausted;
    private String order;
    private Boolean reconcile;
    private Boolean split;
    private String subscription;
    private java.time.Duration claimLease;
    private java.time.Duration inboxLease;
    private java.time.Duration inboxPollInterval;
    private Integer maximumEventSize;
    private Integer maximumMediaConnections;
    private Long maximumMediaSize;
    private java.time.Duration maximumReconnectDelay;
    private java.time.Duration maximumRedeliveryDelay;
    private java.time.Duration pingInterval;
    private java.time.Duration progressTimeout;
    private java.time.Duration reconcileInterval;
    private java.time.Duration reconnectDelay;
    private java.time.Duration redeliveryDelay;
    private java.time.Duration silenceTimeout;
    private Boolean allPages;
    private String bodyType;
    private String caption;
    private Boolean checkNumber;
    private String guard;
    private String guardAllow;
    private String guardConfirm;
    private java.time.Duration guardConfirmWithin;
    private String guardLinks;
    private Integer guardMaxLength;
    private String guardQuietHours;
    private java.time.Duration guardWroteWithin;
    private String guardZone;
    private Boolean ignoreHeaders;
    private Boolean lazyStartProducer;
    private String messageType;
    private String method;
    private String onRestriction;
    private Boolean outboxCreateTable;
    private javax.sql.DataSource outboxDataSource;
    private Boolean outboxDrain;
    private String outboxTable;
    private String pace;
    private String paceGap;
    private java.time.Duration paceMaxWait;
    private String paceNewChats;
    private java.time.Duration paceWarmUp;
    private String paceWhenFull;
    private String path;
    private String query;
    private java.time.Duration restrictionPause;
    private java.time.Duration checkNumberLifetime;
    private Boolean continueOnIoThread;
    private java.time.Duration outboxLease;
    private java.time.Duration outboxPollInterval;
    private io.github.bucket4j.distributed.proxy.ProxyManager<String> paceStore;
    private Boolean autowiredEnabled;
    private java.time.Duration callTimeout;
    private java.time.Duration connectTimeout;
    private java.util.Map<String, String> failureReasons;
    private io.github.camelvzaps.api.InstanceSource instanceSource;
    private java.time.Duration instanceSourceDelay;
    private Integer maxConnections;
    private Integer maximumResponseSize;
    private Integer maximumRetries;
    private java.time.Duration maximumRetryDelay;
    private com.fasterxml.jackson.databind.ObjectMapper objectMapper;
    private java.time.Duration requestTimeout;
    private java.time.Duration retryDelay;
    private org.apache.camel.spi.HeaderFilterStrategy headerFilterStrategy;
    private Boolean healthCheckConsumerEnabled;
    private Boolean healthCheckProducerEnabled;
    private String pairingPath;
    private String proxyHost;
    private Integer proxyPort;
    private String allowedMediaHosts;
    private String apiKey;
    private String pairingSecret;
    private String previousSecret;
    private String proxyPassword;
    private String proxyUsername;
    private Boolean requireSecret;
    private String secret;
    private org.apache.camel.support.jsse.SSLContextParameters sslContextParameters;
    private Boolean useGlobalSslContextParameters;
    private String acknowledge;
    private Boolean inboxCreateTable;
    private javax.sql.DataSource inboxDataSource;
    private String inboxTable;
    private Boolean listenCheck;
    private String listenPath;
    private Long maxBytesInFlight;
    private String publicUrl;
    private Boolean register;
    private Boolean unregisterOnStop;

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public io.github.camelvzaps.zapyapi.ZapyapiConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(io.github.camelvzaps.zapyapi.ZapyapiConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getGroupId() {
        return groupId;
    }

    public void setGroupId(String groupId) {
        this.groupId = groupId;
    }

    public String getInstance() {
        return instance;
    }

    public void setInstance(String instance) {
        this.instance = instance;
    }

    public String getInstanceId() {
        return instanceId;
    }

    public void setInstanceId(String instanceId) {
        this.instanceId = instanceId;
    }

    public java.util.Map<String, io.github.camelvzaps.api.GatewayInstance> getInstances() {
        return instances;
    }

    public void setInstances(java.util.Map<String, io.github.camelvzaps.api.GatewayInstance> instances) {
        this.instances = instances;
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

    public java.util.Map<String, Object> getParameters() {
        return parameters;
    }

    public void setParameters(java.util.Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getResponseType() {
        return responseType;
    }

    public void setResponseType(String responseType) {
        this.responseType = responseType;
    }

    public Boolean getUnwrap() {
        return unwrap;
    }

    public void setUnwrap(Boolean unwrap) {
        this.unwrap = unwrap;
    }

    public org.apache.camel.spi.StateRepository<String, String> getGuardRepository() {
        return guardRepository;
    }

    public void setGuardRepository(org.apache.camel.spi.StateRepository<String, String> guardRepository) {
        this.guardRepository = guardRepository;
    }

    public org.apache.camel.spi.IdempotentRepository getPaceRepository() {
        return paceRepository;
    }

    public void setPaceRepository(org.apache.camel.spi.IdempotentRepository paceRepository) {
        this.paceRepository = paceRepository;
    }

    public String getAudiences() {
        return audiences;
    }

    public void setAudiences(String audiences) {
        this.audiences = audiences;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public Integer getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(Integer concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public String getCursorFolder() {
        return cursorFolder;
    }

    public void setCursorFolder(String cursorFolder) {
        this.cursorFolder = cursorFolder;
    }

    public org.apache.camel.spi.StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(org.apache.camel.spi.StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getDeadLetterUri() {
        return deadLetterUri;
    }

    public void setDeadLetterUri(String deadLetterUri) {
        this.deadLetterUri = deadLetterUri;
    }

    public String getEmit() {
        return emit;
    }

    public void setEmit(String emit) {
        this.emit = emit;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public Boolean getFetchMedia() {
        return fetchMedia;
    }

    public void setFetchMedia(Boolean fetchMedia) {
        this.fetchMedia = fetchMedia;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getGroupBody() {
        return groupBody;
    }

    public void setGroupBody(String groupBody) {
        this.groupBody = groupBody;
    }

    public java.time.Duration getGroupLongest() {
        return groupLongest;
    }

    public void setGroupLongest(java.time.Duration groupLongest) {
        this.groupLongest = groupLongest;
    }

    public Integer getGroupMax() {
        return groupMax;
    }

    public void setGroupMax(Integer groupMax) {
        this.groupMax = groupMax;
    }

    public java.time.Duration getGroupQuiet() {
        return groupQuiet;
    }

    public void setGroupQuiet(java.time.Duration groupQuiet) {
        this.groupQuiet = groupQuiet;
    }

    public Boolean getIdempotent() {
        return idempotent;
    }

    public void setIdempotent(Boolean idempotent) {
        this.idempotent = idempotent;
    }

    public org.apache.camel.spi.IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(org.apache.camel.spi.IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public Boolean getIncludeFromMe() {
        return includeFromMe;
    }

    public void setIncludeFromMe(Boolean includeFromMe) {
        this.includeFromMe = includeFromMe;
    }

    public String getKinds() {
        return kinds;
    }

    public void setKinds(String kinds) {
        this.kinds = kinds;
    }

    public Integer getMaximumRedeliveries() {
        return maximumRedeliveries;
    }

    public void setMaximumRedeliveries(Integer maximumRedeliveries) {
        this.maximumRedeliveries = maximumRedeliveries;
    }

    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public String getOnExhausted() {
        return onExhausted;
    }

    public void setOnExhausted(String onExhausted) {
        this.onExhausted = onExhausted;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public Boolean getReconcile() {
        return reconcile;
    }

    public void setReconcile(Boolean reconcile) {
        this.reconcile = reconcile;
    }

    public Boolean getSplit() {
        return split;
    }

    public void setSplit(Boolean split) {
        this.split = split;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public java.time.Duration getClaimLease() {
        return claimLease;
    }

    public void setClaimLease(java.time.Duration claimLease) {
        this.claimLease = claimLease;
    }

    public java.time.Duration getInboxLease() {
        return inboxLease;
    }

    public void setInboxLease(java.time.Duration inboxLease) {
        this.inboxLease = inboxLease;
    }

    public java.time.Duration getInboxPollInterval() {
        return inboxPollInterval;
    }

    public void setInboxPollInterval(java.time.Duration inboxPollInterval) {
        this.inboxPollInterval = inboxPollInterval;
    }

    public Integer getMaximumEventSize() {
        return maximumEventSize;
    }

    public void setMaximumEventSize(Integer maximumEventSize) {
        this.maximumEventSize = maximumEventSize;
    }

    public Integer getMaximumMediaConnections() {
        return maximumMediaConnections;
    }

    public void setMaximumMediaConnections(Integer maximumMediaConnections) {
        this.maximumMediaConnections = maximumMediaConnections;
    }

    public Long getMaximumMediaSize() {
        return maximumMediaSize;
    }

    public void setMaximumMediaSize(Long maximumMediaSize) {
        this.maximumMediaSize = maximumMediaSize;
    }

    public java.time.Duration getMaximumReconnectDelay() {
        return maximumReconnectDelay;
    }

    public void setMaximumReconnectDelay(java.time.Duration maximumReconnectDelay) {
        this.maximumReconnectDelay = maximumReconnectDelay;
    }

    public java.time.Duration getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    public void setMaximumRedeliveryDelay(java.time.Duration maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public java.time.Duration getPingInterval() {
        return pingInterval;
    }

    public void setPingInterval(java.time.Duration pingInterval) {
        this.pingInterval = pingInterval;
    }

    public java.time.Duration getProgressTimeout() {
        return progressTimeout;
    }

    public void setProgressTimeout(java.time.Duration progressTimeout) {
        this.progressTimeout = progressTimeout;
    }

    public java.time.Duration getReconcileInterval() {
        return reconcileInterval;
    }

    public void setReconcileInterval(java.time.Duration reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public java.time.Duration getReconnectDelay() {
        return reconnectDelay;
    }

    public void setReconnectDelay(java.time.Duration reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public java.time.Duration getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(java.time.Duration redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public java.time.Duration getSilenceTimeout() {
        return silenceTimeout;
    }

    public void setSilenceTimeout(java.time.Duration silenceTimeout) {
        this.silenceTimeout = silenceTimeout;
    }

    public Boolean getAllPages() {
        return allPages;
    }

    public void setAllPages(Boolean allPages) {
        this.allPages = allPages;
    }

    public String getBodyType() {
        return bodyType;
    }

    public void setBodyType(String bodyType) {
        this.bodyType = bodyType;
    }

    public String getCaption() {
        return caption;
    }

    public void setCaption(String caption) {
        this.caption = caption;
    }

    public Boolean getCheckNumber() {
        return checkNumber;
    }

    public void setCheckNumber(Boolean checkNumber) {
        this.checkNumber = checkNumber;
    }

    public String getGuard() {
        return guard;
    }

    public void setGuard(String guard) {
        this.guard = guard;
    }

    public String getGuardAllow() {
        return guardAllow;
    }

    public void setGuardAllow(String guardAllow) {
        this.guardAllow = guardAllow;
    }

    public String getGuardConfirm() {
        return guardConfirm;
    }

    public void setGuardConfirm(String guardConfirm) {
        this.guardConfirm = guardConfirm;
    }

    public java.time.Duration getGuardConfirmWithin() {
        return guardConfirmWithin;
    }

    public void setGuardConfirmWithin(java.time.Duration guardConfirmWithin) {
        this.guardConfirmWithin = guardConfirmWithin;
    }

    public String getGuardLinks() {
        return guardLinks;
    }

    public void setGuardLinks(String guardLinks) {
        this.guardLinks = guardLinks;
    }

    public Integer getGuardMaxLength() {
        return guardMaxLength;
    }

    public void setGuardMaxLength(Integer guardMaxLength) {
        this.guardMaxLength = guardMaxLength;
    }

    public String getGuardQuietHours() {
        return guardQuietHours;
    }

    public void setGuardQuietHours(String guardQuietHours) {
        this.guardQuietHours = guardQuietHours;
    }

    public java.time.Duration getGuardWroteWithin() {
        return guardWroteWithin;
    }

    public void setGuardWroteWithin(java.time.Duration guardWroteWithin) {
        this.guardWroteWithin = guardWroteWithin;
    }

    public String getGuardZone() {
        return guardZone;
    }

    public void setGuardZone(String guardZone) {
        this.guardZone = guardZone;
    }

    public Boolean getIgnoreHeaders() {
        return ignoreHeaders;
    }

    public void setIgnoreHeaders(Boolean ignoreHeaders) {
        this.ignoreHeaders = ignoreHeaders;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public String getMessageType() {
        return messageType;
    }

    public void setMessageType(String messageType) {
        this.messageType = messageType;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getOnRestriction() {
        return onRestriction;
    }

    public void setOnRestriction(String onRestriction) {
        this.onRestriction = onRestriction;
    }

    public Boolean getOutboxCreateTable() {
        return outboxCreateTable;
    }

    public void setOutboxCreateTable(Boolean outboxCreateTable) {
        this.outboxCreateTable = outboxCreateTable;
    }

    public javax.sql.DataSource getOutboxDataSource() {
        return outboxDataSource;
    }

    public void setOutboxDataSource(javax.sql.DataSource outboxDataSource) {
        this.outboxDataSource = outboxDataSource;
    }

    public Boolean getOutboxDrain() {
        return outboxDrain;
    }

    public void setOutboxDrain(Boolean outboxDrain) {
        this.outboxDrain = outboxDrain;
    }

    public String getOutboxTable() {
        return outboxTable;
    }

    public void setOutboxTable(String outboxTable) {
        this.outboxTable = outboxTable;
    }

    public String getPace() {
        return pace;
    }

    public void setPace(String pace) {
        this.pace = pace;
    }

    public String getPaceGap() {
        return paceGap;
    }

    public void setPaceGap(String paceGap) {
        this.paceGap = paceGap;
    }

    public java.time.Duration getPaceMaxWait() {
        return paceMaxWait;
    }

    public void setPaceMaxWait(java.time.Duration paceMaxWait) {
        this.paceMaxWait = paceMaxWait;
    }

    public String getPaceNewChats() {
        return paceNewChats;
    }

    public void setPaceNewChats(String paceNewChats) {
        this.paceNewChats = paceNewChats;
    }

    public java.time.Duration getPaceWarmUp() {
        return paceWarmUp;
    }

    public void setPaceWarmUp(java.time.Duration paceWarmUp) {
        this.paceWarmUp = paceWarmUp;
    }

    public String getPaceWhenFull() {
        return paceWhenFull;
    }

    public void setPaceWhenFull(String paceWhenFull) {
        this.paceWhenFull = paceWhenFull;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }

    public java.time.Duration getRestrictionPause() {
        return restrictionPause;
    }

    public void setRestrictionPause(java.time.Duration restrictionPause) {
        this.restrictionPause = restrictionPause;
    }

    public java.time.Duration getCheckNumberLifetime() {
        return checkNumberLifetime;
    }

    public void setCheckNumberLifetime(java.time.Duration checkNumberLifetime) {
        this.checkNumberLifetime = checkNumberLifetime;
    }

    public Boolean getContinueOnIoThread() {
        return continueOnIoThread;
    }

    public void setContinueOnIoThread(Boolean continueOnIoThread) {
        this.continueOnIoThread = continueOnIoThread;
    }

    public java.time.Duration getOutboxLease() {
        return outboxLease;
    }

    public void setOutboxLease(java.time.Duration outboxLease) {
        this.outboxLease = outboxLease;
    }

    public java.time.Duration getOutboxPollInterval() {
        return outboxPollInterval;
    }

    public void setOutboxPollInterval(java.time.Duration outboxPollInterval) {
        this.outboxPollInterval = outboxPollInterval;
    }

    public io.github.bucket4j.distributed.proxy.ProxyManager<String> getPaceStore() {
        return paceStore;
    }

    public void setPaceStore(io.github.bucket4j.distributed.proxy.ProxyManager<String> paceStore) {
        this.paceStore = paceStore;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public java.time.Duration getCallTimeout() {
        return callTimeout;
    }

    public void setCallTimeout(java.time.Duration callTimeout) {
        this.callTimeout = callTimeout;
    }

    public java.time.Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(java.time.Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public java.util.Map<String, String> getFailureReasons() {
        return failureReasons;
    }

    public void setFailureReasons(java.util.Map<String, String> failureReasons) {
        this.failureReasons = failureReasons;
    }

    public io.github.camelvzaps.api.InstanceSource getInstanceSource() {
        return instanceSource;
    }

    public void setInstanceSource(io.github.camelvzaps.api.InstanceSource instanceSource) {
        this.instanceSource = instanceSource;
    }

    public java.time.Duration getInstanceSourceDelay() {
        return instanceSourceDelay;
    }

    public void setInstanceSourceDelay(java.time.Duration instanceSourceDelay) {
        this.instanceSourceDelay = instanceSourceDelay;
    }

    public Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public Integer getMaximumResponseSize() {
        return maximumResponseSize;
    }

    public void setMaximumResponseSize(Integer maximumResponseSize) {
        this.maximumResponseSize = maximumResponseSize;
    }

    public Integer getMaximumRetries() {
        return maximumRetries;
    }

    public void setMaximumRetries(Integer maximumRetries) {
        this.maximumRetries = maximumRetries;
    }

    public java.time.Duration getMaximumRetryDelay() {
        return maximumRetryDelay;
    }

    public void setMaximumRetryDelay(java.time.Duration maximumRetryDelay) {
        this.maximumRetryDelay = maximumRetryDelay;
    }

    public com.fasterxml.jackson.databind.ObjectMapper getObjectMapper() {
        return objectMapper;
    }

    public void setObjectMapper(com.fasterxml.jackson.databind.ObjectMapper objectMapper) {
        this.objectMapper = objectMapper;
    }

    public java.time.Duration getRequestTimeout() {
        return requestTimeout;
    }

    public void setRequestTimeout(java.time.Duration requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public java.time.Duration getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(java.time.Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public org.apache.camel.spi.HeaderFilterStrategy getHeaderFilterStrategy() {
        return headerFilterStrategy;
    }

    public void setHeaderFilterStrategy(org.apache.camel.spi.HeaderFilterStrategy headerFilterStrategy) {
        this.headerFilterStrategy = headerFilterStrategy;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public String getPairingPath() {
        return pairingPath;
    }

    public void setPairingPath(String pairingPath) {
        this.pairingPath = pairingPath;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getAllowedMediaHosts() {
        return allowedMediaHosts;
    }

    public void setAllowedMediaHosts(String allowedMediaHosts) {
        this.allowedMediaHosts = allowedMediaHosts;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getPairingSecret() {
        return pairingSecret;
    }

    public void setPairingSecret(String pairingSecret) {
        this.pairingSecret = pairingSecret;
    }

    public String getPreviousSecret() {
        return previousSecret;
    }

    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret;
    }

    public String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    public String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public Boolean getRequireSecret() {
        return requireSecret;
    }

    public void setRequireSecret(Boolean requireSecret) {
        this.requireSecret = requireSecret;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public org.apache.camel.support.jsse.SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(org.apache.camel.support.jsse.SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getAcknowledge() {
        return acknowledge;
    }

    public void setAcknowledge(String acknowledge) {
        this.acknowledge = acknowledge;
    }

    public Boolean getInboxCreateTable() {
        return inboxCreateTable;
    }

    public void setInboxCreateTable(Boolean inboxCreateTable) {
        this.inboxCreateTable = inboxCreateTable;
    }

    public javax.sql.DataSource getInboxDataSource() {
        return inboxDataSource;
    }

    public void setInboxDataSource(javax.sql.DataSource inboxDataSource) {
        this.inboxDataSource = inboxDataSource;
    }

    public String getInboxTable() {
        return inboxTable;
    }

    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public Boolean getListenCheck() {
        return listenCheck;
    }

    public void setListenCheck(Boolean listenCheck) {
        this.listenCheck = listenCheck;
    }

    public String getListenPath() {
        return listenPath;
    }

    public void setListenPath(String listenPath) {
        this.listenPath = listenPath;
    }

    public Long getMaxBytesInFlight() {
        return maxBytesInFlight;
    }

    public void setMaxBytesInFlight(Long maxBytesInFlight) {
        this.maxBytesInFlight = maxBytesInFlight;
    }

    public String getPublicUrl() {
        return publicUrl;
    }

    public void setPublicUrl(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public Boolean getRegister() {
        return register;
    }

    public void setRegister(Boolean register) {
        this.register = register;
    }

    public Boolean getUnregisterOnStop() {
        return unregisterOnStop;
    }

    public void setUnregisterOnStop(Boolean unregisterOnStop) {
        this.unregisterOnStop = unregisterOnStop;
    }
}
