package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Webhooks: where they are received, what lets them in, when they are answered, and how lost ones are found. */
@UriParams
public abstract class WebhookConfiguration extends RealtimeConfiguration {

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
            label = "consumer,webhook",
            defaultValue = "67108864",
            description = "How many bytes of webhook bodies may be held at once, from their arrival until the route has"
                    + " finished them. Beyond it webhooks are answered with 503.")
    private long maxBytesInFlight = 67_108_864;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "processed",
            enums = "processed,stored,received",
            description =
                    "When a webhook is answered with 200: after the route has finished the event, as soon as it is stored"
                            + " in a table of the option inboxDataSource, or as soon as it was received. The latter"
                            + " loses events in a crash.")
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
}
