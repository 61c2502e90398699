package io.github.camelvzaps.core.gateway;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How events get to the route and to their end: in which order, how many at once, how often after a failure. */
@UriParams
public abstract class DeliveryConfiguration implements Cloneable {

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
                    + " acknowledge=stored or received.")
    private int concurrentConsumers = 10;

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
            label = "consumer,advanced",
            defaultValue = "300000",
            javaType = "java.time.Duration",
            description =
                    "After how long without being finished an event is a problem in the health check, in milliseconds:"
                            + " because the route does not end, fails again and again, or is suspended. 0 turns it off.")
    private long progressTimeout = 300_000;

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

    public long getProgressTimeout() {
        return progressTimeout;
    }

    public void setProgressTimeout(long progressTimeout) {
        this.progressTimeout = progressTimeout;
    }

    @Override
    protected DeliveryConfiguration clone() {
        try {
            return (DeliveryConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
