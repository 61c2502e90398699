package io.github.camelvzaps.crmbridge.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Sees to it that one bridge works with a database: two would read the events of the number by one cursor. PostgreSQL releases the lock when the connection ends, however that happens.
 */
@Component
@DependsOnDatabaseInitialization
public class OnlyBridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnlyBridge.class);
    private static final String LOCK = "select pg_try_advisory_lock(hashtext('crm-bridge'))";

    /** Kept open for the lock. */
    private final Connection connection;

    public OnlyBridge(DataSource database) throws SQLException {
        connection = database.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet got = statement.executeQuery(LOCK)) {
            got.next();
            if (!got.getBoolean(1)) {
                connection.close();
                throw new SetupException(
                        "Another crm-bridge works with this database",
                        "End it, or give this one another database with crm.database.url");
            }
        }
    }

    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            // the pool would keep the connection, and the lock with it
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("The connection was gone, and the lock with it", e);
        }
    }
}
