package io.github.camelvzaps;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** A database in memory with an outbox in it, and what a test asks it. */
public final class OutboxDatabase implements AutoCloseable {
    public static final String TABLE = "camel_vzaps_outbox";

    public final JdbcConnectionPool pool;

    /** @param mode what follows in the URL, such as {@code ;MODE=MySQL} */
    public OutboxDatabase(String mode) {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + mode, "sa", "");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the values of rows, joined with commas. */
    public List<String> query(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
                found.add(String.join(",", values));
            }
        }
        return found;
    }

    public List<String> states() throws SQLException {
        return query("select state from " + TABLE + " order by id");
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
