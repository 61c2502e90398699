package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** The two tables of an outbox: whether they are there, and how they are created. Stateless. */
final class OutboxSchema {
    private static final String SCRIPTS = "/io/github/camelvzaps/core/outbox/";
    private static final String NAME_IN_SCRIPT = "camel_vzaps_outbox";

    private OutboxSchema() {}

    /**
     * Makes sure that the tables are there.
     *
     * @throws InvalidConfigurationException naming the fix
     */
    static void require(OutboxSettings settings, String scheme) {
        try (Connection connection = settings.connect()) {
            SQLException missing = missing(connection, settings);
            if (missing != null && settings.createTable()) {
                missing = create(connection, settings);
            }
            if (missing != null) {
                throw unusable(settings, "cannot be read", missing);
            }
            addLease(connection, settings, scheme);
        } catch (SQLException e) {
            throw unusable(settings, "cannot be used", e);
        }
    }

    private static InvalidConfigurationException unusable(OutboxSettings settings, String how, SQLException cause) {
        return new InvalidConfigurationException(
                List.of("outboxTable"),
                "The tables " + settings.table() + " and " + settings.leaseTable() + " " + how + ": "
                        + cause.getMessage() + ". Run the script outbox.sql of the component, set"
                        + " outboxCreateTable=true, or fix the options outboxTable and outboxDataSource",
                cause);
    }

    /** Returns why the tables cannot be read; null when they can. */
    private static SQLException missing(Connection connection, OutboxSettings settings) {
        for (String table : List.of(settings.table(), settings.leaseTable())) {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("select fence from " + table + " where 1 = 0")) {
                rows.next();
            } catch (SQLException e) {
                return e;
            }
        }
        return null;
    }

    private static SQLException create(Connection connection, OutboxSettings settings) throws SQLException {
        try (Statement create = connection.createStatement()) {
            for (String sql : statements(connection, settings.table())) {
                create.execute(sql);
            }
            return null;
        } catch (SQLException e) {
            // another node may have been faster
            return missing(connection, settings) == null ? null : e;
        }
    }

    private static List<String> statements(Connection connection, String table) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        boolean mysql = product.contains("mysql") || product.contains("mariadb");
        String resource = SCRIPTS + (mysql ? "outbox-mysql.sql" : "outbox.sql");
        try (InputStream in = OutboxSchema.class.getResourceAsStream(resource)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    // an index has no schema in its name
                    .replace(NAME_IN_SCRIPT + "_open", table.replace('.', '_') + "_open")
                    .replace(NAME_IN_SCRIPT, table);
            return script
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (all, line) -> all + "\n" + line)
                    .transform(text -> List.of(text.split(";")))
                    .stream()
                    .filter(sql -> !sql.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The script " + resource + " cannot be read", e);
        }
    }

    private static void addLease(Connection connection, OutboxSettings settings, String scheme) throws SQLException {
        if (!hasLease(connection, settings, scheme)) {
            String sql = "insert into " + settings.leaseTable()
                    + " (name, holder, fence, expires_at) values (?, 'nobody', 0, current_timestamp)";
            try {
                OutboxTable.update(connection, sql, scheme);
            } catch (SQLException e) {
                // another node may have been faster
                if (!hasLease(connection, settings, scheme)) {
                    throw e;
                }
            }
        }
    }

    private static boolean hasLease(Connection connection, OutboxSettings settings, String scheme) throws SQLException {
        String sql = "select 1 from " + settings.leaseTable() + " where name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, scheme);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
