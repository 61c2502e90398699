package io.github.camelvzaps.core.database;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Where a table is, and how one node at a time works on it. Immutable.
 *
 * @param purpose what its options begin with, and its script is called: {@code outbox}
 * @param table a name that is safe inside of a statement
 * @param create whether it is created when it is not there
 * @param lease how long a node that says nothing keeps the others from working
 * @param poll how often a node looks at the table
 */
public record TablePlace(
        String purpose, DataSource dataSource, String table, boolean create, Duration lease, Duration poll) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** How often a lease is renewed before it would end. */
    static final int RENEWALS = 3;

    /** @throws InvalidConfigurationException naming the option and the fix */
    public TablePlace {
        if (!NAME.matcher(table).matches()) {
            throw refused(
                    purpose + "Table",
                    "takes the name of a table in letters, digits and underscores, such as shop." + purpose + ", not '"
                            + table + "'");
        }
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw refused(purpose + "Lease", "takes a duration such as 30s, at least a second");
        }
        if (poll.isZero() || poll.isNegative()) {
            throw refused(purpose + "PollInterval", "takes a duration such as 1s");
        }
        if (poll.multipliedBy(RENEWALS).compareTo(lease) > 0) {
            throw refused(
                    purpose + "PollInterval",
                    "takes at most a third of " + purpose + "Lease, since a node renews its lease when it looks at the"
                            + " table: make it shorter, or " + purpose + "Lease longer");
        }
    }

    private static InvalidConfigurationException refused(String option, String what) {
        return new InvalidConfigurationException(List.of(option), "The option " + option + " " + what);
    }

    public String leaseTable() {
        return table + "_lease";
    }

    /** Returns the condition that a lease is still that of a fence; its parameters are the name, holder and number. */
    public String leaseIsOurs() {
        return "exists (select 1 from " + leaseTable()
                + " where name = ? and holder = ? and fence = ? and expires_at > current_timestamp)";
    }

    /** Opens a connection on which each statement counts at once. */
    public Connection connect() throws SQLException {
        return connect(true);
    }

    /** Opens a connection on which nothing counts before it is committed. */
    public Connection begin() throws SQLException {
        return connect(false);
    }

    private Connection connect(boolean autoCommit) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(autoCommit);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
