package io.github.camelvzaps.crmbridge.start;

import java.sql.SQLException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says how to get to a database when there is none. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private final Environment environment;

    DatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String url = environment.getProperty("crm.database.url", "");
        return new FailureAnalysis(
                "The database" + (url.isEmpty() ? "" : " " + withoutParameters(url)) + " cannot be used: "
                        + cause.getMessage(),
                "Start it, or correct crm.database.url, crm.database.user and crm.database.password. Without"
                        + " crm.database.url the program starts a PostgreSQL of its own",
                cause);
    }

    /** The parameters may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
    }
}
