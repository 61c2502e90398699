package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.core.guard.QuietHours;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lets rows wait while the guard of the endpoint that wrote them lets nothing go. Stateless. */
final class OutboxQuietHours {
    private OutboxQuietHours() {}

    static void postpone(Connection connection, OutboxTable table) throws SQLException {
        for (String hours : table.quietHours(connection)) {
            Optional<Duration> left = left(hours);
            if (left.isPresent()) {
                String reason = "waits, since the guard lets nothing go in these hours: " + hours + " (option "
                        + QuietHours.OPTION + ")";
                table.postponeQuiet(connection, hours, reason, left.get());
            }
        }
    }

    private static Optional<Duration> left(String hours) {
        try {
            return QuietHours.parse(hours).leftAt(Instant.now());
        } catch (DateTimeException e) {
            // its row is rejected when it is read
            return Optional.empty();
        }
    }
}
