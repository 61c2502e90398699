package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.guard.Guard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where an outbox is and who sends what is in it. Immutable.
 *
 * @param table a name that is safe inside of a statement
 * @param lease how long a node that says nothing keeps the others from sending
 * @param poll how often a node looks for messages
 */
record OutboxSettings(DataSource dataSource, String table, boolean createTable, Duration lease, Duration poll) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    /** How often a lease is renewed before it would end. */
    static final int RENEWALS = 3;

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** @throws InvalidConfigurationException naming the option and the fix */
    static OutboxSettings of(GatewayRuntime runtime) {
        GatewayConfiguration options = runtime.configuration();
        if (options.getOutboxDataSource() == null) {
            throw new InvalidConfigurationException(
                    List.of("outboxDataSource"),
                    runtime.shownId() + " keeps messages in a table and has no database: set the option"
                            + " outboxDataSource to a javax.sql.DataSource, such as outboxDataSource=#database");
        }
        if (!NAME.matcher(options.getOutboxTable()).matches()) {
            throw new InvalidConfigurationException(
                    List.of("outboxTable"),
                    "The option outboxTable takes the name of a table in letters, digits and underscores, such as"
                            + " shop.outbox, not '" + options.getOutboxTable() + "'");
        }
        if (options.isCheckNumber()) {
            throw new InvalidConfigurationException(
                    List.of("checkNumber"),
                    runtime.shownId() + " does not check numbers: set checkNumber=false on it, and check before, with"
                            + " the operation that the gateway has for it");
        }
        if (Guard.of(runtime) != null && options.getGuardWroteWithin() > 0) {
            throw new InvalidConfigurationException(
                    List.of("guardWroteWithin"),
                    runtime.shownId() + " sends later and perhaps from another node, which does not know who has"
                            + " written: set guardWroteWithin=0 on it, or guard=off");
        }
        if (Guard.of(runtime) != null && options.getGuardConfirm() != null) {
            throw new InvalidConfigurationException(
                    List.of("guardConfirm"),
                    runtime.shownId() + " sends later and asks nobody: leave guardConfirm out of it and set it on the"
                            + " endpoint that sends, or write the message after somebody has agreed");
        }
        Duration lease = Duration.ofMillis(options.getOutboxLease());
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new InvalidConfigurationException(
                    List.of("outboxLease"), "The option outboxLease takes a duration such as 30s, at least a second");
        }
        if (options.getOutboxPollInterval() <= 0) {
            throw new InvalidConfigurationException(
                    List.of("outboxPollInterval"), "The option outboxPollInterval takes a duration such as 1s");
        }
        Duration poll = Duration.ofMillis(options.getOutboxPollInterval());
        if (poll.multipliedBy(RENEWALS).compareTo(lease) > 0) {
            throw new InvalidConfigurationException(
                    List.of("outboxPollInterval"),
                    "The option outboxPollInterval takes at most a third of outboxLease, since a node renews its lease"
                            + " when it looks for messages: make it shorter, or outboxLease longer");
        }
        return new OutboxSettings(
                options.getOutboxDataSource(), options.getOutboxTable(), options.isOutboxCreateTable(), lease, poll);
    }

    String leaseTable() {
        return table + "_lease";
    }

    /** Opens a connection on which each statement counts at once. */
    Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
