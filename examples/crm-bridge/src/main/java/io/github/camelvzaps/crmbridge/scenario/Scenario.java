package io.github.camelvzaps.crmbridge.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.crmbridge.CrmSettings;
import io.github.camelvzaps.crmbridge.Screen;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.Reset;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plays customers and an agent, so that there is something to see. */
@Component
@ConditionalOnProperty("crm.scenario")
public class Scenario {
    private static final String INSTANCE = "CRM1";
    private static final String ANA = "5511999990001";
    private static final String BRUNO = "5521999990002";
    private static final String BRUNO_HIDDEN = "84530000017";
    private static final String CARLA = "5531999990003";
    private static final String KNOWN = "select count(*) from desk.message";
    private static final String REVEALED =
            "select count(*) from desk.message where customer = 'Bruno Lima' and phone is not null";
    private static final long LOOK_MILLIS = 50;

    private final VzapsSimulator simulator;
    private final JdbcClient database;
    private final CamelContext context;
    private final CrmSettings settings;
    private final Screen screen;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newHttpClient();

    public Scenario(
            VzapsSimulator simulator,
            JdbcClient database,
            CamelContext context,
            CrmSettings settings,
            Screen screen,
            ObjectMapper json) {
        this.simulator = simulator;
        this.database = database;
        this.context = context;
        this.settings = settings;
        this.screen = screen;
        this.json = json;
    }

    /** Runs until all is answered. */
    public void play() throws IOException, InterruptedException {
        screen.line("Customers write");
        int before = database.sql(KNOWN).query(Integer.class).single();
        simulator.customerSays(
                INSTANCE, CustomerMessage.text(ANA, "Where is my order?").name("Ana Souza"));
        simulator.customerSays(
                INSTANCE,
                CustomerMessage.text(BRUNO_HIDDEN + "@lid", "Do you deliver on Saturday?")
                        .name("Bruno Lima"));
        simulator.customerSays(
                INSTANCE, CustomerMessage.media(CARLA, "image", 20_000).name("Carla Rocha"));
        awaitCount(KNOWN, before + 3);

        screen.line("An agent answers");
        long ana = ticketOf("Ana Souza");
        reply(ana, "It left our store this morning.");
        awaitNoneWaiting(ana);
        screen.line("  to Ana     is sent");

        long bruno = ticketOf("Bruno Lima");
        boolean hidden = database.sql("select phone is null from desk.message where ticket = :ticket limit 1")
                .param("ticket", bruno)
                .query(Boolean.class)
                .single();
        reply(bruno, "Yes, until noon.");
        if (hidden) {
            screen.line("  to Bruno   waits: WhatsApp hides his number so far");
            simulator.customerSends(
                    INSTANCE,
                    Map.of("from", BRUNO, "lid", BRUNO_HIDDEN, "name", "Bruno Lima", "text", "I can come by, too."));
        }
        awaitNoneWaiting(bruno);
        awaitCount(REVEALED, 2);
        screen.line("  to Bruno   is sent");
        spoilTheCampaign();
    }

    /** Two are refused and of one nobody knows what became of it, so that the report has something to tell. */
    private void spoilTheCampaign() {
        simulator.fault(
                FaultRule.onOperation("messages/sendText").skip(40).times(2).status(400));
        simulator.fault(
                FaultRule.onOperation("messages/sendText").skip(80).times(1).reset(Reset.AFTER));
    }

    private long ticketOf(String customer) {
        return database.sql("select max(ticket) from desk.message where customer = :customer")
                .param("customer", customer)
                .query(Long.class)
                .single();
    }

    private void reply(long ticket, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + "/tickets/" + ticket + "/replies"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of("text", text))))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the desk refused a reply: " + answer.body());
        }
    }

    private void awaitNoneWaiting(long ticket) throws InterruptedException {
        awaitCount(
                "select count(*) from reply r join reply_outbox o on o.message_key = 'reply-' || r.id"
                        + " where o.ended_at is not null and r.ticket = " + ticket,
                1);
    }

    private void awaitCount(String count, int least) throws InterruptedException {
        while (database.sql(count).query(Integer.class).single() < least) {
            if (!context.getStatus().isStarted()) {
                throw new IllegalStateException("the program ends");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
