package io.github.camelvzaps.core.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** What statements over such tables have in common. Stateless. */
public final class Statements {
    private Statements() {}

    /** Returns the moment that is so far away, in whole seconds. The database counts them: the clocks of nodes differ. */
    public static String in(Duration pause) {
        long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
        return "current_timestamp + interval '" + seconds + "' second";
    }

    /** Runs a statement with texts and whole numbers in it, and returns how many rows it has changed. */
    public static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Long number) {
                    update.setLong(i + 1, number);
                } else {
                    update.setString(i + 1, (String) values[i]);
                }
            }
            return update.executeUpdate();
        }
    }
}
