package io.github.camelvzaps.core.inbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Reads where the inbox of an endpoint is, and refuses names under which events would be lost sight of. Stateless. */
final class InboxSettings {
    /** How Camel names a route that has no id. */
    private static final Pattern NUMBERED = Pattern.compile("route\\d+");

    private static final int LONGEST_NAME = 200;

    private InboxSettings() {}

    /** @throws InvalidConfigurationException naming the option and the fix */
    static TablePlace of(GatewayRuntime runtime, String subscription) {
        GatewayConfiguration options = runtime.configuration();
        if (options.getInboxDataSource() == null) {
            throw new InvalidConfigurationException(
                    List.of("inboxDataSource"),
                    runtime.shownId() + " stores events in a table and has no database: set the option inboxDataSource"
                            + " to a javax.sql.DataSource, such as inboxDataSource=#database, or acknowledge=processed");
        }
        if (NUMBERED.matcher(subscription).matches() || subscription.length() > LONGEST_NAME) {
            throw new InvalidConfigurationException(
                    List.of("subscription"),
                    runtime.shownId() + " stores events under the name '" + subscription + "', which "
                            + (subscription.length() > LONGEST_NAME
                                    ? "is longer than " + LONGEST_NAME + " characters"
                                    : "Camel numbered: another order of the routes would leave them to another route")
                            + ". Give the route an id, or set the option subscription");
        }
        return new TablePlace(
                "inbox",
                options.getInboxDataSource(),
                options.getInboxTable(),
                options.isInboxCreateTable(),
                Duration.ofMillis(options.getInboxLease()),
                Duration.ofMillis(options.getInboxPollInterval()));
    }
}
