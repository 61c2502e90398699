package io.github.camelvzaps.crmbridge.campaign;

import io.github.camelvzaps.crmbridge.CrmSettings;
import io.github.camelvzaps.crmbridge.Screen;
import io.github.camelvzaps.crmbridge.Trouble;
import io.github.camelvzaps.crmbridge.start.SetupException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings one campaign to its end, however often the program was stopped on the way. */
@Component
public class Campaign {
    private static final long LOOK_MILLIS = 200;

    private final CrmSettings settings;
    private final JdbcClient database;
    private final ProducerTemplate camel;
    private final CamelContext context;
    private final ResourceLoader resources;
    private final Screen screen;
    private final Trouble trouble;

    public Campaign(
            CrmSettings settings,
            JdbcClient database,
            ProducerTemplate camel,
            CamelContext context,
            ResourceLoader resources,
            Screen screen,
            Trouble trouble) {
        this.settings = settings;
        this.database = database;
        this.camel = camel;
        this.context = context;
        this.resources = resources;
        this.screen = screen;
        this.trouble = trouble;
    }

    /**
     * Prepares the list where that is not done yet, shows how the sending goes on, and reports at the end. When the
     * program is stopped, it returns without a report.
     */
    public void run() throws Exception {
        String name = settings.campaign().name();
        Standing before = standing();
        screen.line("Campaign \"" + name + "\" of " + settings.campaign().file()
                + (before.total() == 0 ? "" : ": continues where it stopped, " + before.open() + " to go"));
        prepare();
        Progress progress = new Progress(screen);
        Standing now = standing();
        while (now.open() > 0) {
            if (!context.getStatus().isStarted()) {
                screen.endStatus();
                return;
            }
            progress.show(now);
            Thread.sleep(LOOK_MILLIS);
            now = standingAfter(now);
        }
        progress.show(now);
        screen.endStatus();
        new Report(name, settings.output(), database).write(now, screen);
    }

    private Standing standing() {
        return Standing.of(settings.campaign().name(), database);
    }

    /** A database that has gone away may come back. */
    private Standing standingAfter(Standing last) {
        try {
            return standing();
        } catch (DataAccessException e) {
            trouble.with(Trouble.DATABASE, e, "The campaign waits for it");
            return last;
        }
    }

    private void prepare() throws Exception {
        String file = settings.campaign().file();
        Resource list = resources.getResource(file.contains(":") ? file : "file:" + file);
        try (Reader lines = new InputStreamReader(list.getInputStream(), StandardCharsets.UTF_8)) {
            camel.requestBody(CampaignRoutes.PREPARE, lines);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (IOException e) {
            throw new SetupException(
                    "The list of recipients " + file + " cannot be read",
                    "Correct crm.campaign.file: a path from the folder of the command, or classpath:...",
                    e);
        }
    }
}
