package io.github.camelvzaps.crmbridge.inbox;

import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.crmbridge.Trouble;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the events that no number of tries could bring into a ticket, for a person to look at. They are in the same
 * database: while that is down, nothing is given up.
 */
@Component
public class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final JdbcClient database;

    public DeadLetters(JdbcClient database) {
        this.database = database;
    }

    /** @param event the JSON as the gateway sent it */
    public void keep(
            @Header(VzapsConstants.DEDUPE_KEY) String key,
            @Body byte[] event,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        String reason = Trouble.words(failure);
        // a crash before the acknowledgement brings the event once more
        database.sql("insert into dead_letter (event_key, event, reason) values (:key, :event, :reason)"
                        + " on conflict (event_key) do update set reason = excluded.reason, given_up = now()")
                .param("key", Storable.text(key))
                .param("event", Storable.text(new String(event, StandardCharsets.UTF_8)))
                .param("reason", Storable.text(reason))
                .update();
        LOG.warn("A message is in the table dead_letter, because it could not be stored: {}", reason);
    }
}
