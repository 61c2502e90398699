package io.github.camelvzaps.crmbridge.outbox;

import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.crmbridge.Screen;
import io.github.camelvzaps.crmbridge.start.OnlyBridge;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The messages that go out. A row is claimed in a transaction of its own before it is sent, so whatever happens between
 * the claim and the answer leaves a row that is claimed, and nobody sends it again: after a crash it is unknown. Only what
 * surely did not reach the gateway is tried again. Thread-safe.
 */
@Component
public class Outbox {
    private static final int MOST_ATTEMPTS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final JdbcClient database;

    /** @param onlyBridge nobody else is at the rows that are claimed */
    public Outbox(JdbcClient database, Screen screen, OnlyBridge onlyBridge) {
        this.database = database;
        int left = giveUpClaims();
        if (left > 0) {
            screen.line(left + " messages were on their way when the program was ended the last time: unknown");
        }
    }

    /** Says of the rows that a killed run was at what can be said of them, before anything is sent. */
    private int giveUpClaims() {
        return database.sql("update outbox set state = 'unknown', changed = now(),"
                        + " reason = 'the program ended while this was on its way' where state = 'claimed'")
                .update();
    }

    /** Takes the next message; replies go first. Null when nothing waits, or only for a phone number to become known. */
    public OutboxRow claim() {
        return database.sql("""
            update outbox set state = 'claimed', changed = now(), attempts = attempts + 1, phone = next.phone
            from (select o.id, coalesce(o.phone, c.phone) as phone from outbox o
                  left join ticket t on t.id = o.ticket left join contact c on c.id = t.contact
                  where o.state = 'waiting' and o.not_before <= now()
                    and coalesce(o.phone, c.phone) is not null
                  order by o.campaign is not null, o.id limit 1 for update of o skip locked) next
            where outbox.id = next.id
            returning outbox.id, outbox.phone, outbox.text, outbox.attempts
            """).query(OutboxRow.class).optional().orElse(null);
    }

    public void sent(
            @ExchangeProperty(OutboxRoutes.ROW) OutboxRow row, @Header(VzapsConstants.MESSAGE_ID) String messageId) {
        database.sql("update outbox set state = 'sent', message_id = :messageId, reason = null, changed = now()"
                        + " where id = :id")
                .param("messageId", messageId)
                .param("id", row.id())
                .update();
    }

    /** Writes down what became of a message that was not sent properly. */
    public void failed(
            @ExchangeProperty(OutboxRoutes.ROW) OutboxRow row,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) GatewayException failure) {
        if (failure.getOutcome() == Outcome.UNKNOWN) {
            end(row, "unknown", failure.getReason());
        } else if (maySucceedLater(failure) && row.attempts() < MOST_ATTEMPTS) {
            again(row, failure);
        } else {
            end(row, "rejected", failure.getReason());
        }
    }

    private static boolean maySucceedLater(GatewayException failure) {
        return failure.getOutcome() == Outcome.NOT_SENT
                || failure.getStatusCode() == TOO_MANY_REQUESTS
                || failure.getStatusCode() == UNAVAILABLE;
    }

    private void again(OutboxRow row, GatewayException failure) {
        Duration pause = failure.getRetryAfter().orElse(Duration.ofSeconds(1L << row.attempts()));
        database.sql("update outbox set state = 'waiting', reason = :reason, changed = now(),"
                        + " not_before = now() + :seconds * interval '1 second' where id = :id")
                .param("reason", failure.getReason())
                .param("seconds", pause.toSeconds())
                .param("id", row.id())
                .update();
    }

    private void end(OutboxRow row, String state, String reason) {
        database.sql("update outbox set state = :state, reason = :reason, changed = now() where id = :id")
                .param("state", state)
                .param("reason", reason)
                .param("id", row.id())
                .update();
    }
}
