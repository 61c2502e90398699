package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.Kind;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that consumers share. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public class ConsumerConfiguration implements Cloneable {

    @UriParam(
            label = "consumer",
            description =
                    "Types of the wanted events, separated by commas, such as Message,ReadReceipt. When not set, those"
                            + " that the instance is set to send; with register=true All.")
    private String events;

    @UriParam(
            label = "consumer",
            defaultValue = "content",
            description =
                    "Kinds of messages that reach the route, separated by commas: the values of the header Kind, such"
                            + " as text,image,buttonReply; content for all that somebody says something with, so not"
                            + " reaction, pollVote, eventReply, edit, revoke, album, call and system; all for these too."
                            + " What is left out is acknowledged and counted as skipped.")
    private String kinds = Kind.CONTENT;

    @UriParam(
            label = "consumer",
            defaultValue = "person,group",
            description = "Whose chats reach the route, separated by commas: person, group, status, channel, list (a"
                    + " broadcast list), bot (an assistant of WhatsApp) or all. It follows from the JID of the"
                    + " chat. What is left out is acknowledged and counted as skipped.")
    private String audiences = "person,group";

    @UriParam(
            label = "consumer",
            description =
                    "Aliases out of the component's instances map (or ids), separated by commas, to listen to several"
                            + " numbers with one consumer; * for all of the map.")
    private String instances;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether messages that the instance itself wrote reach the route. An automatic reply would answer"
                            + " itself.")
    private boolean includeFromMe;

    @UriParam(
            label = "consumer",
            defaultValue = "chat",
            enums = "chat,none",
            description = "Whether the events of one chat go through the route one after the other, or all at once."
                    + " Different chats never wait for each other.")
    private String order = "chat";

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description =
                    "How many events may be unfinished at once, for each instance. Beyond it the realtime connection"
                            + " is not read, and webhooks are answered with 503. After a crash no more than these are"
                            + " repeated. All routes of a number that use realtime set the same.")
    private int maxInFlight = 1000;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description = "How many threads bring events of the realtime connection to the route, and webhooks with"
                    + " acknowledge=received.")
    private int concurrentConsumers = 10;

    @UriParam(
            label = "consumer",
            description = "Where the realtime cursor of each instance is kept, so that a restart resumes after the last"
                    + " event that was finished. When neither it nor cursorFolder is set, the gateway sends what"
                    + " was not acknowledged.")
    private StateRepository<String, String> cursorRepository;

    @UriParam(
            label = "consumer",
            description =
                    "Folder for the realtime cursors, a file for each instance; created when absent, and safe against"
                            + " a kill. A short form of cursorRepository with a CursorFiles; setting both is refused. One"
                            + " process at a time may use it.")
    private String cursorFolder;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether repeated events are kept from the route.")
    private boolean idempotent = true;

    @UriParam(
            label = "consumer",
            description = "Remembers the finished events. When not set, the last 10,000 are remembered in memory. Use a"
                    + " lasting one to keep repetitions away over restarts, and one that all nodes share to have"
                    + " each event on one node at a time.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            description =
                    "The name under which finished events are remembered. Consumers that name the same one share the"
                            + " events: each event reaches one of them, once, whether it comes over realtime or by"
                            + " webhook. By default the id of the route, so that each route gets all events.")
    private String subscription;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "How long an event is kept from other nodes after the node that was at it has died, in"
                    + " milliseconds. The nodes claim events in the idempotentRepository, which costs two more"
                    + " writes for each event; their clocks may differ by a tenth of this. 0 turns claims between"
                    + " nodes off, and so does a repository in memory or in a file.")
    private long claimLease = 60_000;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description = "How often an event is given to the route again before onExhausted decides. -1 for no limit."
                    + " Failures are counted in memory: a restart begins at 0.")
    private int maximumRedeliveries = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "hold",
            enums = "hold,deadLetter,skip",
            description =
                    "What becomes of an event after maximumRedeliveries: hold goes on trying it at the longest pause,"
                            + " which stops its chat, and the whole number once maxInFlight events wait after it;"
                            + " deadLetter sends it to deadLetterUri and acknowledges it; skip acknowledges it with a line"
                            + " in the log.")
    private String onExhausted = "hold";

    @UriParam(
            label = "consumer",
            description =
                    "The endpoint for events that the route has failed on more than maximumRedeliveries times, such as"
                            + " jms:queue:dead; for onExhausted=deadLetter. It gets the event as it came, with the last"
                            + " exception in the property CamelExceptionCaught.")
    private String deadLetterUri;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description =
                    "The longest pause before an event that the route failed on is given to it again, in milliseconds;"
                            + " it doubles with each failure. Webhooks are repeated by the gateway instead.")
    private long redeliveryDelay = 1000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest pause before any such repetition, in milliseconds.")
    private long maximumRedeliveryDelay = 60_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description =
                    "The longest pause before the first try to connect again, in milliseconds; it doubles with each"
                            + " failure.")
    private long reconnectDelay = 1000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "The longest pause before any try to connect again, in milliseconds. It is tried for as long as"
                            + " the consumer runs.")
    private long maximumReconnectDelay = 30_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "15000",
            javaType = "java.time.Duration",
            description =
                    "How often the realtime connection asks for a sign of life, in milliseconds, and how long it waits"
                            + " for one before it connects again. 0 turns it off.")
    private long pingInterval = 15_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "16777216",
            description =
                    "The largest event: in characters for the realtime connection, where of a larger one the beginning"
                            + " reaches the route as type Unknown; in bytes for webhooks, where a larger one is answered"
                            + " with 413.")
    private int maximumEventSize = 16_777_216;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "After how long without any event the health check goes down, in milliseconds. 0 turns it off.")
    private long silenceTimeout;

    @UriParam(
            label = "consumer,webhook",
            description =
                    "Path below which webhooks are received, by default /vzaps/webhook or /zapyapi/webhook, after the"
                            + " scheme. Each instance has its own: the id of the instance follows; its alias does as"
                            + " well.")
    private String listenPath;

    @UriParam(
            label = "consumer,webhook",
            description =
                    "How the gateway reaches this application, such as https://hooks.example.com; listenPath is added"
                            + " to it. Needed for register=true.")
    private String publicUrl;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "false",
            description =
                    "Whether the webhook is registered with the gateway once the application listens, unless it is"
                            + " already.")
    private boolean register;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "false",
            description =
                    "Whether the registration is taken back when the consumer stops. Events that happen meanwhile are"
                            + " lost then.")
    private boolean unregisterOnStop;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description =
                    "What a webhook has to carry to be let in. For VZaps as the query parameter s or the last part of"
                            + " the path; for ZapyAPI the key of the signature.")
    private String secret;

    @UriParam(
            label = "consumer,security",
            defaultValue = "true",
            description = "Whether a consumer of webhooks needs a secret. Without one it does not start, unless this is"
                    + " false: then everybody who finds the address can bring events.")
    private boolean requireSecret = true;

    @UriParam(
            label = "consumer,pairing",
            description = "Where the page is on which somebody pairs the number, behind the name of the HTTP server. By"
                    + " default the scheme, /pairing/ and the alias or id of the instance, such as"
                    + " /vzaps/pairing/sales.")
    private String pairingPath;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "What opens the page on which somebody pairs the number: at least 16 letters, digits or signs"
                    + " of ASCII. Give people the address with # and the secret behind it.")
    private String pairingSecret;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "67108864",
            description = "How many bytes of webhook bodies may be held at once, from their arrival until the route has"
                    + " finished them. Beyond it webhooks are answered with 503.")
    private long maxBytesInFlight = 67_108_864;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "processed",
            enums = "processed,received",
            description =
                    "When a webhook is answered with 200: after the route has finished the event, or as soon as it was"
                            + " received. The latter loses events in a crash.")
    private String acknowledge = "processed";

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "true",
            description =
                    "Whether the consumer calls itself once after the start to see that the HTTP server listens. Turn"
                            + " it off behind a context path.")
    private boolean listenCheck = true;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether failed webhook deliveries of the instance are looked for in its log, at the start, after"
                            + " every gap and when the route succeeds again after failures, and asked for again.")
    private boolean reconcile;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "With reconcile=true, how often the log is looked at besides that, in milliseconds. 0 turns it"
                            + " off.")
    private long reconcileInterval;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "After how long without being finished an event is a problem in the health check, in milliseconds:"
                            + " because the route does not end, fails again and again, or is suspended. 0 turns it off.")
    private long progressTimeout = 300_000;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether the media of a message are fetched, and become the body as a stream.")
    private boolean fetchMedia;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "67108864",
            description = "The largest media to fetch, in bytes. Of larger ones the event is delivered without them.")
    private long maximumMediaSize = 67_108_864;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "20",
            description =
                    "How many media are fetched at once, at most half of them from one host; further ones wait. Media"
                            + " have connections of their own, so that slow ones do not hold up what is sent.")
    private int maximumMediaConnections = 20;

    @UriParam(
            label = "consumer,security",
            description =
                    "Which hosts media may be fetched from although their addresses are not of the public internet"
                            + " (loopback, private, link-local and the like): names, *.example.com, addresses, and"
                            + " ranges such as 10.0.0.0/8, separated by commas; * for any. The host and port of baseUrl"
                            + " are always allowed. Addresses of media come from outside: allow as little as you can.")
    private String allowedMediaHosts;

    @UriParam(
            label = "consumer",
            defaultValue = "change",
            enums = "change,always",
            description = "Whether a poll emits what it read only when it is new or has changed, or always.")
    private String emit = "change";

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether a poll of a list emits one exchange for each item.")
    private boolean split;

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public String getKinds() {
        return kinds;
    }

    public void setKinds(String kinds) {
        this.kinds = kinds;
    }

    public String getAudiences() {
        return audiences;
    }

    public void setAudiences(String audiences) {
        this.audiences = audiences;
    }

    public String getInstances() {
        return instances;
    }

    public void setInstances(String instances) {
        this.instances = instances;
    }

    public boolean isIncludeFromMe() {
        return includeFromMe;
    }

    public void setIncludeFromMe(boolean includeFromMe) {
        this.includeFromMe = includeFromMe;
    }

    public String getOrder() {
        return order;
    }

    public void setOrder(String order) {
        this.order = order;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getConcurrentConsumers() {
        return concurrentConsumers;
    }

    public void setConcurrentConsumers(int concurrentConsumers) {
        this.concurrentConsumers = concurrentConsumers;
    }

    public StateRepository<String, String> getCursorRepository() {
        return cursorRepository;
    }

    public void setCursorRepository(StateRepository<String, String> cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public String getCursorFolder() {
        return cursorFolder;
    }

    public void setCursorFolder(String cursorFolder) {
        this.cursorFolder = cursorFolder;
    }

    public boolean isIdempotent() {
        return idempotent;
    }

    public void setIdempotent(boolean idempotent) {
        this.idempotent = idempotent;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public long getClaimLease() {
        return claimLease;
    }

    public void setClaimLease(long claimLease) {
        this.claimLease = claimLease;
    }

    public int getMaximumRedeliveries() {
        return maximumRedeliveries;
    }

    public void setMaximumRedeliveries(int maximumRedeliveries) {
        this.maximumRedeliveries = maximumRedeliveries;
    }

    public String getOnExhausted() {
        return onExhausted;
    }

    public void setOnExhausted(String onExhausted) {
        this.onExhausted = onExhausted;
    }

    public String getDeadLetterUri() {
        return deadLetterUri;
    }

    public void setDeadLetterUri(String deadLetterUri) {
        this.deadLetterUri = deadLetterUri;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    public void setMaximumRedeliveryDelay(long maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public long getReconnectDelay() {
        return reconnectDelay;
    }

    public void setReconnectDelay(long reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public long getMaximumReconnectDelay() {
        return maximumReconnectDelay;
    }

    public void setMaximumReconnectDelay(long maximumReconnectDelay) {
        this.maximumReconnectDelay = maximumReconnectDelay;
    }

    public long getPingInterval() {
        return pingInterval;
    }

    public void setPingInterval(long pingInterval) {
        this.pingInterval = pingInterval;
    }

    public int getMaximumEventSize() {
        return maximumEventSize;
    }

    public void setMaximumEventSize(int maximumEventSize) {
        this.maximumEventSize = maximumEventSize;
    }

    public long getSilenceTimeout() {
        return silenceTimeout;
    }

    public void setSilenceTimeout(long silenceTimeout) {
        this.silenceTimeout = silenceTimeout;
    }

    public String getListenPath() {
        return listenPath;
    }

    public void setListenPath(String listenPath) {
        this.listenPath = listenPath;
    }

    public String getPublicUrl() {
        return publicUrl;
    }

    public void setPublicUrl(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    public boolean isRegister() {
        return register;
    }

    public void setRegister(boolean register) {
        this.register = register;
    }

    public boolean isUnregisterOnStop() {
        return unregisterOnStop;
    }

    public void setUnregisterOnStop(boolean unregisterOnStop) {
        this.unregisterOnStop = unregisterOnStop;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public boolean isRequireSecret() {
        return requireSecret;
    }

    public void setRequireSecret(boolean requireSecret) {
        this.requireSecret = requireSecret;
    }

    public String getPairingPath() {
        return pairingPath;
    }

    public void setPairingPath(String pairingPath) {
        this.pairingPath = pairingPath;
    }

    public String getPairingSecret() {
        return pairingSecret;
    }

    public void setPairingSecret(String pairingSecret) {
        this.pairingSecret = pairingSecret;
    }

    public long getMaxBytesInFlight() {
        return maxBytesInFlight;
    }

    public void setMaxBytesInFlight(long maxBytesInFlight) {
        this.maxBytesInFlight = maxBytesInFlight;
    }

    public String getAcknowledge() {
        return acknowledge;
    }

    public void setAcknowledge(String acknowledge) {
        this.acknowledge = acknowledge;
    }

    public boolean isListenCheck() {
        return listenCheck;
    }

    public void setListenCheck(boolean listenCheck) {
        this.listenCheck = listenCheck;
    }

    public boolean isReconcile() {
        return reconcile;
    }

    public void setReconcile(boolean reconcile) {
        this.reconcile = reconcile;
    }

    public long getReconcileInterval() {
        return reconcileInterval;
    }

    public void setReconcileInterval(long reconcileInterval) {
        this.reconcileInterval = reconcileInterval;
    }

    public long getProgressTimeout() {
        return progressTimeout;
    }

    public void setProgressTimeout(long progressTimeout) {
        this.progressTimeout = progressTimeout;
    }

    public boolean isFetchMedia() {
        return fetchMedia;
    }

    public void setFetchMedia(boolean fetchMedia) {
        this.fetchMedia = fetchMedia;
    }

    public long getMaximumMediaSize() {
        return maximumMediaSize;
    }

    public void setMaximumMediaSize(long maximumMediaSize) {
        this.maximumMediaSize = maximumMediaSize;
    }

    public int getMaximumMediaConnections() {
        return maximumMediaConnections;
    }

    public void setMaximumMediaConnections(int maximumMediaConnections) {
        this.maximumMediaConnections = maximumMediaConnections;
    }

    public String getAllowedMediaHosts() {
        return allowedMediaHosts;
    }

    public void setAllowedMediaHosts(String allowedMediaHosts) {
        this.allowedMediaHosts = allowedMediaHosts;
    }

    public String getEmit() {
        return emit;
    }

    public void setEmit(String emit) {
        this.emit = emit;
    }

    public boolean isSplit() {
        return split;
    }

    public void setSplit(boolean split) {
        this.split = split;
    }

    @Override
    protected ConsumerConfiguration clone() {
        try {
            return (ConsumerConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new org.apache.camel.RuntimeCamelException(e);
        }
    }
}
