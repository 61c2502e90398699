package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The realtime connection: where its cursor is kept, and when it connects again. */
@UriParams
public abstract class RealtimeConfiguration extends GroupConfiguration {

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
}
