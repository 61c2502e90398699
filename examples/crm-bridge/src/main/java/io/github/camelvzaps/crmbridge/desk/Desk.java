package io.github.camelvzaps.crmbridge.desk;

import io.github.camelvzaps.crmbridge.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stands in for a CRM: takes messages, shows tickets, and lets agents answer. It listens on 127.0.0.1 only, as it asks
 * nobody who they are.
 */
@RestController
@RequestMapping("/desk")
class Desk {
    private final JdbcClient database;
    private final Screen screen;

    Desk(JdbcClient database, Screen screen) {
        this.database = database;
        this.screen = screen;
    }

    /** What the bridge posts; the same message may come again, and may have changed then. */
    record Line(String id, long ticket, String customer, String phone, String text, String written) {}

    /** What an agent answers. */
    record Reply(String text) {}

    @PostMapping("/messages")
    void take(@RequestBody Line line) {
        boolean known = database.sql("select 1 from desk.message where id = :id")
                .param("id", line.id())
                .query(Integer.class)
                .optional()
                .isPresent();
        database.sql("insert into desk.message (id, ticket, customer, phone, text, written) values (:id, :ticket,"
                        + " :customer, :phone, :text, :written::timestamptz) on conflict (id) do update set ticket"
                        + " = excluded.ticket, customer = excluded.customer, phone = excluded.phone")
                .paramSource(line)
                .update();
        screen.line("  desk      ticket " + line.ticket() + ", " + line.customer()
                + (known ? ": now with a phone number" : ": " + line.text()));
    }

    @GetMapping("/tickets")
    List<Map<String, Object>> tickets() {
        return database.sql("select ticket, max(customer) as customer, count(*) as messages, max(written) as latest"
                        + " from desk.message group by ticket order by ticket")
                .query()
                .listOfRows();
    }

    @GetMapping("/tickets/{ticket}")
    Map<String, Object> ticket(@PathVariable("ticket") long ticket) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "messages",
                database.sql("select id, customer, text, written from desk.message where ticket = :ticket"
                                + " order by written")
                        .param("ticket", ticket)
                        .query()
                        .listOfRows());
        shown.put(
                "replies",
                database.sql("select r.id, r.text, coalesce(o.state, 'waiting') as state, o.message_id, o.reason"
                                + " from reply r left join reply_outbox o on o.message_key = 'reply-' || r.id"
                                + " where r.ticket = :ticket order by r.id")
                        .param("ticket", ticket)
                        .query()
                        .listOfRows());
        return shown;
    }

    /** @param key the same for the same answer, so that a repeated request does not repeat the message; optional */
    @PostMapping("/tickets/{ticket}/replies")
    ResponseEntity<Map<String, Object>> reply(
            @PathVariable("ticket") long ticket,
            @RequestBody Reply reply,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        if (reply.text() == null || reply.text().isBlank()) {
            return refused(HttpStatus.BAD_REQUEST, "text is missing");
        }
        return database
                .sql("insert into reply (ticket, text, reply_key) select id, :text, :key from ticket where id = :ticket"
                        + " on conflict (reply_key) do update set reply_key = excluded.reply_key returning id")
                .param("text", reply.text())
                .param("key", key)
                .param("ticket", ticket)
                .query()
                .listOfRows()
                .stream()
                .findFirst()
                .map(ResponseEntity::ok)
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "there is no ticket " + ticket));
    }

    private static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String why) {
        return ResponseEntity.status(status).body(Map.of("error", why));
    }
}
