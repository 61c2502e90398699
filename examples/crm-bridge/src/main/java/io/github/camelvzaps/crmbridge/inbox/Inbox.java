package io.github.camelvzaps.crmbridge.inbox;

import io.github.camelvzaps.api.VzapsConstants;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.camel.Header;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes a message of a customer part of a ticket. Runs in the transaction of its caller. */
@Component
public class Inbox {
    private final JdbcClient database;
    private final Contacts contacts;

    public Inbox(JdbcClient database, Contacts contacts) {
        this.database = database;
        this.contacts = contacts;
    }

    /** @param phone null when only the hidden number is known */
    public void take(
            @Header(VzapsConstants.MESSAGE_ID) String messageId,
            @Header(VzapsConstants.SENDER_PHONE) String phone,
            @Header(VzapsConstants.SENDER_LID) String lid,
            @Header(VzapsConstants.SENDER_JID) String jid,
            @Header(VzapsConstants.PUSH_NAME) String name,
            @Header(VzapsConstants.TEXT) String text,
            @Header(VzapsConstants.MEDIA_TYPE) String mediaType,
            @Header(VzapsConstants.TIMESTAMP) Instant written) {
        String hidden = Storable.text(phone == null && lid == null ? jid : lid);
        long contact = contacts.find(phone, hidden, Storable.text(name));
        // the copy of a message that adds the phone finds the message there
        database.sql("insert into message (id, ticket, text, media_type, written)"
                        + " values (:id, :ticket, :text, :mediaType, :written) on conflict do nothing")
                .param("id", Storable.text(messageId))
                .param("ticket", openTicketOf(contact))
                .param("text", Storable.text(text))
                .param("mediaType", mediaType)
                .param("written", OffsetDateTime.ofInstant(written == null ? Instant.now() : written, ZoneOffset.UTC))
                .update();
    }

    private long openTicketOf(long contact) {
        return database.sql("select id from ticket where contact = :contact and closed is null")
                .param("contact", contact)
                .query(Long.class)
                .optional()
                .orElseGet(() -> database.sql("insert into ticket (contact) values (:contact) returning id")
                        .param("contact", contact)
                        .query(Long.class)
                        .single());
    }
}
