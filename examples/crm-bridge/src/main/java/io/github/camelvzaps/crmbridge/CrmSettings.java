package io.github.camelvzaps.crmbridge;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The properties {@code crm.*}; {@code application.properties} says what they mean. One that is not here stops the start.
 *
 * @param target {@code simulator} or {@code production}
 * @param output folder for the data, the report and the log
 * @param sendEvery the pause between two messages that go out
 * @param url where tickets are posted to
 */
@ConfigurationProperties(prefix = "crm", ignoreUnknownFields = false)
public record CrmSettings(
        String target,
        Path output,
        Duration sendEvery,
        String url,
        @DefaultValue("false") boolean scenario,
        @DefaultValue Database database,
        @DefaultValue Simulator simulator,
        @DefaultValue Campaign campaign) {

    /** @param url empty for a PostgreSQL of our own */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @DefaultValue("") String password) {}

    /** The simulator inside the program. */
    public record Simulator(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("18095") int port) {}

    /**
     * The campaign that runs after the start.
     *
     * @param file empty for none
     */
    public record Campaign(
            @DefaultValue("") String file,
            @DefaultValue("welcome") String name,
            @DefaultValue("Hello {name}") String text) {}
}
