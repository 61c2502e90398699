package io.github.camelvzaps.crmbridge.inbox;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who writes. WhatsApp may hide the number of a person behind a LID at first and tell it later, so one person can be two
 * contacts for a while; they become one as soon as both numbers come together. Runs in the transaction of its caller.
 */
@Component
public class Contacts {
    private final JdbcClient database;

    public Contacts(JdbcClient database) {
        this.database = database;
    }

    /**
     * Finds or makes the contact; at least one of the numbers is given.
     *
     * @return its id
     */
    long find(String phone, String lid, String name) {
        // chats come in parallel, and two of them may be the same person
        database.sql("lock table contact in share row exclusive mode").update();
        Optional<Long> byPhone = by("phone", phone);
        Optional<Long> byLid = by("lid", lid);
        if (byPhone.isPresent() && byLid.isPresent() && !byPhone.equals(byLid)) {
            merge(byLid.get(), byPhone.get());
        }
        Optional<Long> known = byPhone.or(() -> byLid);
        if (known.isEmpty()) {
            return database.sql("insert into contact (phone, lid, name) values (:phone, :lid, :name) returning id")
                    .param("phone", phone)
                    .param("lid", lid)
                    .param("name", name)
                    .query(Long.class)
                    .single();
        }
        complete(known.get(), phone, lid, name);
        return known.get();
    }

    private Optional<Long> by(String column, String value) {
        return value == null
                ? Optional.empty()
                : database.sql("select id from contact where " + column + " = :value")
                        .param("value", value)
                        .query(Long.class)
                        .optional();
    }

    /** Adds what is new; the CRM gets the open ticket once more when it is the phone. */
    private void complete(long contact, String phone, String lid, String name) {
        int learned = database.sql("update contact set phone = :phone where id = :id"
                        + " and phone is distinct from :phone and :phone::text is not null")
                .param("phone", phone)
                .param("id", contact)
                .update();
        database.sql("update contact set lid = coalesce(:lid, lid), name = coalesce(:name, name) where id = :id")
                .param("lid", lid)
                .param("name", name)
                .param("id", contact)
                .update();
        if (learned > 0) {
            postAgain(contact);
        }
    }

    /** Gives all that one contact has to another one, and removes it. */
    private void merge(long from, long into) {
        Optional<Long> open = openTicket(into);
        Optional<Long> loose = openTicket(from);
        if (open.isPresent() && loose.isPresent()) {
            moveTicket(loose.get(), open.get());
        }
        database.sql("update ticket set contact = :into where contact = :from")
                .param("into", into)
                .param("from", from)
                .update();
        database.sql("delete from contact where id = :from").param("from", from).update();
        postAgain(into);
    }

    private Optional<Long> openTicket(long contact) {
        return database.sql("select id from ticket where contact = :contact and closed is null")
                .param("contact", contact)
                .query(Long.class)
                .optional();
    }

    private void moveTicket(long from, long into) {
        for (String table : new String[] {"message", "reply"}) {
            database.sql("update " + table + " set ticket = :into where ticket = :from")
                    .param("into", into)
                    .param("from", from)
                    .update();
        }
        database.sql("delete from ticket where id = :from").param("from", from).update();
    }

    private void postAgain(long contact) {
        database.sql("update message set version = version + 1"
                        + " where ticket in (select id from ticket where contact = :contact and closed is null)")
                .param("contact", contact)
                .update();
    }
}
