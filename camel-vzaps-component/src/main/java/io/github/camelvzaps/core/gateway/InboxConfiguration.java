package io.github.camelvzaps.core.gateway;

import javax.sql.DataSource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Where webhooks are kept with acknowledge=stored. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public abstract class InboxConfiguration extends ConsumerConfiguration {
    @UriParam(
            label = "consumer,webhook",
            description =
                    "The database of acknowledge=stored. Events are committed in transactions of its own. When not"
                            + " set, the only DataSource in the registry.")
    @Metadata(autowired = true)
    private DataSource inboxDataSource;

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "camel_vzaps_inbox",
            description = "The table of acknowledge=stored. A second one beside it has the same name with _lease at its"
                    + " end.")
    private String inboxTable = "camel_vzaps_inbox";

    @UriParam(
            label = "consumer,webhook",
            defaultValue = "false",
            description = "Whether acknowledge=stored creates its tables when they are not there.")
    private boolean inboxCreateTable;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description =
                    "How long the node that takes stored events to the route may be silent, in milliseconds, until"
                            + " another one takes its place; in whole seconds.")
    private long inboxLease = 30_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "How often a node looks for events that another one has stored, in milliseconds.")
    private long inboxPollInterval = 1_000;

    public DataSource getInboxDataSource() {
        return inboxDataSource;
    }

    public void setInboxDataSource(DataSource inboxDataSource) {
        this.inboxDataSource = inboxDataSource;
    }

    public String getInboxTable() {
        return inboxTable;
    }

    public void setInboxTable(String inboxTable) {
        this.inboxTable = inboxTable;
    }

    public boolean isInboxCreateTable() {
        return inboxCreateTable;
    }

    public void setInboxCreateTable(boolean inboxCreateTable) {
        this.inboxCreateTable = inboxCreateTable;
    }

    public long getInboxLease() {
        return inboxLease;
    }

    public void setInboxLease(long inboxLease) {
        this.inboxLease = inboxLease;
    }

    public long getInboxPollInterval() {
        return inboxPollInterval;
    }

    public void setInboxPollInterval(long inboxPollInterval) {
        this.inboxPollInterval = inboxPollInterval;
    }
}
