package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.Kind;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options that consumers share: which events reach the route, and in which form. Delivery, realtime connection and
 * webhooks are its superclasses, since users set every option on one configuration. Set up before the endpoint starts,
 * not changed afterwards.
 */
@UriParams
public abstract class ConsumerConfiguration extends PairingConfiguration {

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
}
