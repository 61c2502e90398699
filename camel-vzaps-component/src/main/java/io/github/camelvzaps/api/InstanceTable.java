package io.github.camelvzaps.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Instances in a table, or whatever a query answers: the columns are the alias, the id and, where no account secret is
 * configured, the token. For one thread at a time.
 */
public final class InstanceTable implements InstanceSource {
    private static final int SECONDS = 30;
    private static final int TOKEN = 3;

    private DataSource dataSource;
    private String query = "select alias, id, token from vzaps_instance";

    /** The database is to be set; for beans in configuration files. */
    public InstanceTable() {}

    public InstanceTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Required. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What reads all instances; {@code select alias, id, token from vzaps_instance} when not set. */
    public void setQuery(String query) {
        this.query = query;
    }

    @Override
    public Map<String, GatewayInstance> load() throws SQLException {
        if (dataSource == null) {
            throw new InvalidConfigurationException(
                    List.of(), "InstanceTable has no database: set its property dataSource");
        }
        Map<String, GatewayInstance> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet rows = statement.executeQuery()) {
                boolean tokens = rows.getMetaData().getColumnCount() >= TOKEN;
                while (rows.next()) {
                    GatewayInstance instance = new GatewayInstance();
                    instance.setId(rows.getString(2));
                    instance.setToken(tokens ? rows.getString(TOKEN) : null);
                    found.put(rows.getString(1), instance);
                }
            }
        }
        return found;
    }

    @Override
    public String description() {
        return "the query " + query;
    }
}
