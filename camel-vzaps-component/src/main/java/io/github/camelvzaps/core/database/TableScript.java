package io.github.camelvzaps.core.database;

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

/** A table and that of its leases: whether they are there, and how they are created. Stateless. */
public final class TableScript {
    private static final String SCRIPTS = "/io/github/camelvzaps/core/";

    private TableScript() {}

    /**
     * Makes sure that the tables are there.
     *
     * @param name of the lease
     * @throws InvalidConfigurationException naming the fix
     */
    public static void require(TablePlace place, String name) {
        try (Connection connection = place.connect()) {
            SQLException missing = missing(connection, place);
            if (missing != null && place.create()) {
                missing = create(connection, place);
            }
            if (missing != null) {
                throw unusable(place, "cannot be read", missing);
            }
            addLease(connection, place, name);
        } catch (SQLException e) {
            throw unusable(place, "cannot be used", e);
        }
    }

    private static InvalidConfigurationException unusable(TablePlace place, String how, SQLException cause) {
        return new InvalidConfigurationException(
                List.of(place.purpose() + "Table"),
                ("The tables %s and %s %s: %s. Run the script %5$s.sql of the component, set %5$sCreateTable=true, or"
                                + " fix the options %5$sTable and %5$sDataSource")
                        .formatted(place.table(), place.leaseTable(), how, cause.getMessage(), place.purpose()),
                cause);
    }

    /** Returns why the tables cannot be read; null when they can. */
    private static SQLException missing(Connection connection, TablePlace place) {
        for (String columns : List.of("id from " + place.table(), "fence from " + place.leaseTable())) {
            try (Statement select = connection.createStatement();
                    ResultSet rows = select.executeQuery("select " + columns + " where 1 = 0")) {
                rows.next();
            } catch (SQLException e) {
                return e;
            }
        }
        return null;
    }

    private static SQLException create(Connection connection, TablePlace place) throws SQLException {
        try (Statement create = connection.createStatement()) {
            for (String sql : statements(connection, place)) {
                create.execute(sql);
            }
            return null;
        } catch (SQLException e) {
            // another node may have been faster
            return missing(connection, place) == null ? null : e;
        }
    }

    private static List<String> statements(Connection connection, TablePlace place) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        boolean mysql = product.contains("mysql") || product.contains("mariadb");
        String resource = SCRIPTS + place.purpose() + "/" + place.purpose() + (mysql ? "-mysql.sql" : ".sql");
        String nameInScript = "camel_vzaps_" + place.purpose();
        try (InputStream in = TableScript.class.getResourceAsStream(resource)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    // an index has no schema in its name
                    .replace(nameInScript + "_open", place.table().replace('.', '_') + "_open")
                    .replace(nameInScript, place.table());
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

    private static void addLease(Connection connection, TablePlace place, String name) throws SQLException {
        if (!hasLease(connection, place, name)) {
            String sql = "insert into " + place.leaseTable()
                    + " (name, holder, fence, expires_at) values (?, 'nobody', 0, current_timestamp)";
            try {
                Statements.update(connection, sql, name);
            } catch (SQLException e) {
                // another node may have been faster
                if (!hasLease(connection, place, name)) {
                    throw e;
                }
            }
        }
    }

    private static boolean hasLease(Connection connection, TablePlace place, String name) throws SQLException {
        String sql = "select 1 from " + place.leaseTable() + " where name = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }
}
