package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Whether what somebody writes in a chat in short succession reaches the route as one exchange, and when that is complete. */
@UriParams
public abstract class GroupConfiguration extends DeliveryConfiguration {

    @UriParam(
            label = "consumer",
            defaultValue = "none",
            enums = "none,chat",
            description =
                    "Whether the messages that a chat brings in short succession reach the route as one exchange: chat,"
                            + " or none for an exchange for each event. All of them stay unconfirmed until the route has"
                            + " finished that exchange. Needs order=chat and idempotent=true, and does not fetch media.")
    private String group = "none";

    @UriParam(
            label = "consumer",
            defaultValue = "6000",
            javaType = "java.time.Duration",
            description = "With group=chat: for how long nothing more has come when a group is complete, in"
                    + " milliseconds.")
    private long groupQuiet = 6_000;

    @UriParam(
            label = "consumer",
            defaultValue = "20",
            description = "With group=chat: how many messages make a group complete.")
    private int groupMax = 20;

    @UriParam(
            label = "consumer",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "With group=chat: how long after its first message a group is complete at the latest, in"
                    + " milliseconds. A webhook is answered after that, so repeated by a gateway that waits less.")
    private long groupLongest = 30_000;

    @UriParam(
            label = "consumer",
            defaultValue = "list",
            enums = "list,text",
            description =
                    "With group=chat: the body of the exchange is the list of what the body of each single message"
                            + " would have been, or the text of the messages, a line for each that has one.")
    private String groupBody = "list";

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public long getGroupQuiet() {
        return groupQuiet;
    }

    public void setGroupQuiet(long groupQuiet) {
        this.groupQuiet = groupQuiet;
    }

    public int getGroupMax() {
        return groupMax;
    }

    public void setGroupMax(int groupMax) {
        this.groupMax = groupMax;
    }

    public long getGroupLongest() {
        return groupLongest;
    }

    public void setGroupLongest(long groupLongest) {
        this.groupLongest = groupLongest;
    }

    public String getGroupBody() {
        return groupBody;
    }

    public void setGroupBody(String groupBody) {
        this.groupBody = groupBody;
    }
}
