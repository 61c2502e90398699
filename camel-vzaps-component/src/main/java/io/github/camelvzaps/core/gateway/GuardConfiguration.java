package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Which messages may be sent. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public abstract class GuardConfiguration extends NumberCheckConfiguration {
    @UriParam(
            label = "producer",
            enums = "on,dryRun,off",
            description =
                    "Whether a guard decides about each message before it is sent, by the options that begin with guard: on;"
                            + " dryRun to decide, write that down and send nothing; off for an endpoint that is let alone. Each decision is a line of JSON in"
                            + " the log category io.github.camelvzaps.guard. A message that is refused fails as not sent, with"
                            + " the reason guarded.")
    private String guard;

    @UriParam(
            label = "producer",
            description = "Phones with country code and ids of chats, with commas in between, to which messages may go."
                    + " When not set, to any.")
    private String guardAllow;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            javaType = "java.time.Duration",
            description =
                    "How long ago a chat may have written to the number, such as 24h, for a message to go to it; as far"
                            + " as the consumers of this application have seen since it started, and guardRepository knows. 0 for any time.")
    private long guardWroteWithin;

    @UriParam(
            label = "common,advanced",
            description =
                    "Where consumers note when each chat wrote the last time and producers with guardWroteWithin look it up,"
                            + " so that a restart does not forget it and other nodes know it; a key holds the id of the"
                            + " instance and a SHA-256 digest of the chat. Written before the event goes into the route, for"
                            + " each chat once a minute at most. While it fails, messages to chats that this node has not"
                            + " seen are refused. When not set, the 100,000 newest ones are kept in memory.")
    private StateRepository<String, String> guardRepository;

    @UriParam(label = "producer", description = "Hours in which nothing goes, such as 22:00-08:00.")
    private String guardQuietHours;

    @UriParam(
            label = "producer",
            description =
                    "The time zone of guardQuietHours, such as America/Sao_Paulo. When not set, that of the machine.")
    private String guardZone;

    @UriParam(
            label = "producer",
            defaultValue = "0",
            description = "How many characters the texts of a message may have together. 0 for any number.")
    private int guardMaxLength;

    @UriParam(
            label = "producer",
            defaultValue = "any",
            description =
                    "Which links a message may hold: any, none, or those to the given hosts and what is below them,"
                            + " such as example.com,example.org. Whatever looks like the name of a host counts as a link.")
    private String guardLinks = "any";

    @UriParam(
            label = "producer",
            description =
                    "The phone with country code, or the id of the group, of who has to agree to each message that the"
                            + " other rules let go. The number asks them by a WhatsApp message with a code; the message"
                            + " waits without a thread until they answer yes and the code (or sim), and is not sent after"
                            + " no (or não), without an answer, or when its route stops. A consumer of this application"
                            + " has to take the messages of the number. In a group each member may answer.")
    private String guardConfirm;

    @UriParam(
            label = "producer",
            defaultValue = "600000",
            javaType = "java.time.Duration",
            description = "How long a message waits for the answer of guardConfirm, in milliseconds.")
    private long guardConfirmWithin = 600_000;

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

    public long getGuardWroteWithin() {
        return guardWroteWithin;
    }

    public void setGuardWroteWithin(long guardWroteWithin) {
        this.guardWroteWithin = guardWroteWithin;
    }

    public StateRepository<String, String> getGuardRepository() {
        return guardRepository;
    }

    public void setGuardRepository(StateRepository<String, String> guardRepository) {
        this.guardRepository = guardRepository;
    }

    public String getGuardQuietHours() {
        return guardQuietHours;
    }

    public void setGuardQuietHours(String guardQuietHours) {
        this.guardQuietHours = guardQuietHours;
    }

    public String getGuardZone() {
        return guardZone;
    }

    public void setGuardZone(String guardZone) {
        this.guardZone = guardZone;
    }

    public int getGuardMaxLength() {
        return guardMaxLength;
    }

    public void setGuardMaxLength(int guardMaxLength) {
        this.guardMaxLength = guardMaxLength;
    }

    public String getGuardConfirm() {
        return guardConfirm;
    }

    public void setGuardConfirm(String guardConfirm) {
        this.guardConfirm = guardConfirm;
    }

    public long getGuardConfirmWithin() {
        return guardConfirmWithin;
    }

    public void setGuardConfirmWithin(long guardConfirmWithin) {
        this.guardConfirmWithin = guardConfirmWithin;
    }

    public String getGuardLinks() {
        return guardLinks;
    }

    public void setGuardLinks(String guardLinks) {
        this.guardLinks = guardLinks;
    }
}
