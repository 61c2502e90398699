package io.github.camelvzaps.crmbridge.campaign;

import io.github.camelvzaps.crmbridge.CrmSettings;
import io.github.camelvzaps.crmbridge.start.SetupException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who gets the campaign. Used by one campaign at a time. */
@Component
public class Recipients {
    /** So many numbers are looked up by one call. */
    private static final int BATCH = 50;

    private final JdbcClient database;
    private final CrmSettings.Campaign settings;

    public Recipients(JdbcClient database, CrmSettings settings) {
        this.database = database;
        this.settings = settings.campaign();
    }

    /** Adds who is not there yet. */
    public void add(@Body Reader list) throws IOException {
        CSVParser lines = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get()
                .parse(list);
        for (CSVRecord line : lines) {
            if (!line.isSet("name") || !line.isSet("phone")) {
                throw new SetupException(
                        "The list of recipients has no columns name and phone",
                        "Make name,phone the first line of " + settings.file());
            }
            add(line.get("name"), line.get("phone"));
        }
    }

    private void add(String name, String written) {
        String phone = PhoneNumbers.international(written).orElse(null);
        database.sql("insert into recipient (campaign, name, given_phone, text, state, reason)"
                        + " values (:campaign, :name, :phone, :text, :state, :reason) on conflict do nothing")
                .param("campaign", settings.name())
                .param("name", name)
                .param("phone", phone == null ? written : phone)
                .param("text", settings.text().replace("{name}", name))
                .param("state", phone == null ? "absent" : "unchecked")
                .param("reason", phone == null ? "this is not a phone number" : null)
                .update();
    }

    public boolean anyUnchecked() {
        return !nextUnchecked().isEmpty();
    }

    public List<String> nextUnchecked() {
        return database.sql("select given_phone from recipient where campaign = :campaign and state = 'unchecked'"
                        + " order by id limit " + BATCH)
                .param("campaign", settings.name())
                .query(String.class)
                .list();
    }

    /** Writes down what WhatsApp says; a number that it says nothing about counts as not there. */
    public void checked(
            @Body Map<String, List<Map<String, Object>>> answer, @ExchangeProperty("asked") List<String> asked) {
        Map<String, String> known = new HashMap<>();
        for (Map<String, Object> user : answer.getOrDefault("users", List.of())) {
            if (Boolean.TRUE.equals(user.get("exists"))) {
                known.put(digits(user.get("phone")), String.valueOf(user.get("jid")));
            }
        }
        for (String phone : new ArrayList<>(asked)) {
            String jid = known.get(phone);
            if (jid == null) {
                end(phone, "absent", "not on WhatsApp");
            } else {
                release(phone, jid.endsWith("@s.whatsapp.net") ? digits(jid.substring(0, jid.indexOf('@'))) : phone);
            }
        }
    }

    /** Returns who gets a message that is not in the outbox yet. */
    public List<Map<String, Object>> unwritten() {
        return database.sql("select id, phone, text from recipient where campaign = :campaign and state = 'checked'"
                        + " order by id")
                .param("campaign", settings.name())
                .query()
                .listOfRows();
    }

    /** The number as WhatsApp has it; two that people write differently may be one. */
    private void release(String given, String phone) {
        int released = database.sql("update recipient set state = 'checked', phone = :phone"
                        + " where campaign = :campaign and given_phone = :given and not exists"
                        + " (select 1 from recipient r where r.campaign = :campaign and r.phone = :phone)")
                .param("phone", phone)
                .param("campaign", settings.name())
                .param("given", given)
                .update();
        if (released == 0) {
            end(given, "repeated", "the same person as another line");
        }
    }

    private void end(String given, String state, String reason) {
        database.sql("update recipient set state = :state, reason = :reason"
                        + " where campaign = :campaign and given_phone = :given")
                .param("state", state)
                .param("reason", reason)
                .param("campaign", settings.name())
                .param("given", given)
                .update();
    }

    private static String digits(Object number) {
        return String.valueOf(number).replaceAll("\\D", "");
    }
}
