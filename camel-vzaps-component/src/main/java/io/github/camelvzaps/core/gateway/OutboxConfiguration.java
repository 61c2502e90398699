package io.github.camelvzaps.core.gateway;

import javax.sql.DataSource;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Where the outbox is. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public abstract class OutboxConfiguration extends InboxConfiguration {
    @UriParam(
            label = "producer",
            description = "The database of outbox/send. It has to follow the transaction of the route: with Spring a"
                    + " TransactionAwareDataSourceProxy. When not set, the only DataSource in the registry.")
    @Metadata(autowired = true)
    private DataSource outboxDataSource;

    @UriParam(
            label = "producer",
            defaultValue = "camel_vzaps_outbox",
            description = "The table of outbox/send. A second one beside it has the same name with _lease at its end.")
    private String outboxTable = "camel_vzaps_outbox";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether outbox/send creates its tables when they are not there.")
    private boolean outboxCreateTable;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description = "Whether the application also sends what outbox/send has written, as one node at a time"
                    + " does. false for applications that only write.")
    private boolean outboxDrain = true;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How long the node that sends may be silent, in milliseconds, until another one takes its"
                    + " place; in whole seconds.")
    private long outboxLease = 30_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "How often a node looks for messages in the outbox, in milliseconds.")
    private long outboxPollInterval = 1_000;

    public DataSource getOutboxDataSource() {
        return outboxDataSource;
    }

    public void setOutboxDataSource(DataSource outboxDataSource) {
        this.outboxDataSource = outboxDataSource;
    }

    public String getOutboxTable() {
        return outboxTable;
    }

    public void setOutboxTable(String outboxTable) {
        this.outboxTable = outboxTable;
    }

    public boolean isOutboxCreateTable() {
        return outboxCreateTable;
    }

    public void setOutboxCreateTable(boolean outboxCreateTable) {
        this.outboxCreateTable = outboxCreateTable;
    }

    public boolean isOutboxDrain() {
        return outboxDrain;
    }

    public void setOutboxDrain(boolean outboxDrain) {
        this.outboxDrain = outboxDrain;
    }

    public long getOutboxLease() {
        return outboxLease;
    }

    public void setOutboxLease(long outboxLease) {
        this.outboxLease = outboxLease;
    }

    public long getOutboxPollInterval() {
        return outboxPollInterval;
    }

    public void setOutboxPollInterval(long outboxPollInterval) {
        this.outboxPollInterval = outboxPollInterval;
    }
}
