package io.github.camelvzaps.core.gateway;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How fast a number sends. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public abstract class PaceConfiguration extends OutboxConfiguration {
    @UriParam(
            label = "producer",
            description =
                    "How many messages the number sends at most in any time of that length, such as 20/1m; several"
                            + " with commas: 20/1m,500/1d. The shortest one spaces the messages evenly, of the others half may"
                            + " go at once; a third part says how many may: 20/1m/5. All routes of the application share the"
                            + " budget of a number. none for an endpoint that does not wait for it.")
    private String pace;

    @UriParam(
            label = "producer",
            description = "The shortest time between two messages to one chat, such as 2s, or a range out of which each"
                    + " gap is drawn: 2s-6s.")
    private String paceGap;

    @UriParam(
            label = "producer",
            description =
                    "A smaller budget, such as 5/1h, for messages to people who have not written to the number, as"
                            + " far as the consumers of this application have seen it and paceRepository knows it.")
    private String paceNewChats;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "How long it takes from the first message of the number until it may use all of its pace, such"
                            + " as 7d: a seventh on the first day, two on the second. Needs paceStore.")
    private long paceWarmUp;

    @UriParam(
            label = "producer",
            enums = "wait,fail",
            defaultValue = "wait",
            description =
                    "What becomes of a message when there is no room in the pace: it waits, or fails at once as not"
                            + " sent, with the reason paced and the time until there is room.")
    private String paceWhenFull = "wait";

    @UriParam(
            label = "producer",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description =
                    "How long a message waits at most for its turn, in milliseconds. One that cannot have its turn"
                            + " by then fails at once as not sent, with the reason paced.")
    private long paceMaxWait = 600_000;

    @UriParam(
            label = "producer,advanced",
            description =
                    "Where the budgets are kept: a ProxyManager of Bucket4j whose keys are texts, for a database or"
                            + " Redis. With it a restart does not forget what was sent, and all nodes share the budget of a"
                            + " number. When not set, they are kept in memory.")
    private ProxyManager<String> paceStore;

    @UriParam(
            label = "common,advanced",
            description =
                    "Where consumers note who has written to the number and producers with paceNewChats or onRestriction=hold look it up;"
                            + " a key holds the id of the instance and the phone number. When not set, the 100,000 newest ones"
                            + " are kept in memory.")
    private IdempotentRepository paceRepository;

    @UriParam(
            label = "producer",
            enums = "ignore,hold",
            defaultValue = "ignore",
            description = "What becomes of messages to people who have not written, after an answer with the reason"
                    + " restricted: ignore sends them, hold fails them as not sent, with the reason restricted. Replies"
                    + " always go. The reason is inferred from the gateway's words, so it is off by default.")
    private String onRestriction = "ignore";

    @UriParam(
            label = "producer",
            defaultValue = "3600000",
            javaType = "java.time.Duration",
            description = "With onRestriction=hold: how long no message goes to new chats until one is let through as a"
                    + " try, in milliseconds. Doubles with each try that is refused, up to a day.")
    private long restrictionPause = 3_600_000;

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

    public String getPaceNewChats() {
        return paceNewChats;
    }

    public void setPaceNewChats(String paceNewChats) {
        this.paceNewChats = paceNewChats;
    }

    public long getPaceWarmUp() {
        return paceWarmUp;
    }

    public void setPaceWarmUp(long paceWarmUp) {
        this.paceWarmUp = paceWarmUp;
    }

    public String getPaceWhenFull() {
        return paceWhenFull;
    }

    public void setPaceWhenFull(String paceWhenFull) {
        this.paceWhenFull = paceWhenFull;
    }

    public long getPaceMaxWait() {
        return paceMaxWait;
    }

    public void setPaceMaxWait(long paceMaxWait) {
        this.paceMaxWait = paceMaxWait;
    }

    public ProxyManager<String> getPaceStore() {
        return paceStore;
    }

    public void setPaceStore(ProxyManager<String> paceStore) {
        this.paceStore = paceStore;
    }

    public String getOnRestriction() {
        return onRestriction;
    }

    public void setOnRestriction(String onRestriction) {
        this.onRestriction = onRestriction;
    }

    public long getRestrictionPause() {
        return restrictionPause;
    }

    public void setRestrictionPause(long restrictionPause) {
        this.restrictionPause = restrictionPause;
    }

    public IdempotentRepository getPaceRepository() {
        return paceRepository;
    }

    public void setPaceRepository(IdempotentRepository paceRepository) {
        this.paceRepository = paceRepository;
    }
}
