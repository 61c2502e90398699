package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.database.TablePlace;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.guard.Guard;
import java.time.Duration;
import java.util.List;

/** Reads where the outbox of an endpoint is, and refuses options that do not go with one. Stateless. */
final class OutboxSettings {
    private OutboxSettings() {}

    /** @throws InvalidConfigurationException naming the option and the fix */
    static TablePlace of(GatewayRuntime runtime) {
        GatewayConfiguration options = runtime.configuration();
        if (options.getOutboxDataSource() == null) {
            throw new InvalidConfigurationException(
                    List.of("outboxDataSource"),
                    runtime.shownId() + " keeps messages in a table and has no database: set the option"
                            + " outboxDataSource to a javax.sql.DataSource, such as outboxDataSource=#database");
        }
        if (options.isCheckNumber()) {
            throw new InvalidConfigurationException(
                    List.of("checkNumber"),
                    runtime.shownId() + " does not check numbers: set checkNumber=false on it, and check before, with"
                            + " the operation that the gateway has for it");
        }
        if (Guard.of(runtime) != null && options.getGuardWroteWithin() > 0) {
            throw new InvalidConfigurationException(
                    List.of("guardWroteWithin"),
                    runtime.shownId() + " sends later and perhaps from another node, which does not know who has"
                            + " written: set guardWroteWithin=0 on it, or guard=off");
        }
        if (Guard.of(runtime) != null && options.getGuardConfirm() != null) {
            throw new InvalidConfigurationException(
                    List.of("guardConfirm"),
                    runtime.shownId() + " sends later and asks nobody: leave guardConfirm out of it and set it on the"
                            + " endpoint that sends, or write the message after somebody has agreed");
        }
        return new TablePlace(
                "outbox",
                options.getOutboxDataSource(),
                options.getOutboxTable(),
                options.isOutboxCreateTable(),
                Duration.ofMillis(options.getOutboxLease()),
                Duration.ofMillis(options.getOutboxPollInterval()));
    }
}
