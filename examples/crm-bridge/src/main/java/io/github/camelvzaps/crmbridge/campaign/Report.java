package io.github.camelvzaps.crmbridge.campaign;

import io.github.camelvzaps.crmbridge.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a campaign: a table on the screen, a chart, and a file with each recipient. */
final class Report {
    /** The states that there are at the end, and what a person calls them. */
    enum Row {
        SENT("sent", "sent", ""),
        REJECTED("rejected", "rejected", "the gateway refused it and did nothing"),
        UNKNOWN("unknown", "unknown", "it may have arrived: ask before you write again"),
        ABSENT("absent", "not on WhatsApp", "nothing was sent"),
        REPEATED("repeated", "repeated", "the same person as another line");

        final String state;
        final String label;
        final String note;

        Row(String state, String label, String note) {
            this.state = state;
            this.label = label;
            this.note = note;
        }
    }

    private final String campaign;
    private final Path folder;
    private final JdbcClient database;

    Report(String campaign, Path folder, JdbcClient database) {
        this.campaign = campaign;
        this.folder = folder;
        this.database = database;
    }

    void write(Standing standing, Screen screen) throws IOException {
        screen.line("");
        screen.line(String.format("  %-16s %6s", "Campaign", campaign));
        for (Row row : Row.values()) {
            int count = standing.of(row.state);
            if (count > 0 || row != Row.REPEATED) {
                screen.line(String.format("  %-16s %6d  %s", row.label, count, count > 0 ? row.note : "")
                        .stripTrailing());
            }
        }
        screen.line(String.format("  %-16s %6d", "all", standing.total()));
        Path list = folder.resolve("campaign.csv");
        list(list);
        screen.line("  each recipient: " + shown(list));
        Path chart = folder.resolve("campaign.png");
        screen.line(Chart.draw(campaign, standing, chart) ? "  chart: " + shown(chart) : "  no chart: no fonts here");
    }

    /** As it can be typed in the folder of the command. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private void list(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                CSVPrinter csv = new CSVPrinter(
                        writer,
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader("name", "phone", "state", "message id", "reason")
                                .get())) {
            database.sql(
                            "select r.name, coalesce(r.phone, r.given_phone) as phone, coalesce(o.state, r.state) as state,"
                                    + " o.message_id, coalesce(o.reason, r.reason) as reason from recipient r left join"
                                    + " campaign_outbox o on o.message_key = 'campaign-' || r.id"
                                    + " where r.campaign = :campaign order by r.id")
                    .param("campaign", campaign)
                    .query()
                    .listOfRows()
                    .forEach(row -> print(csv, row.values()));
        }
    }

    private static void print(CSVPrinter csv, Iterable<?> values) {
        try {
            csv.printRecord(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
