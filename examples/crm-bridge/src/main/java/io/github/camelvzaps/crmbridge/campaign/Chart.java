package io.github.camelvzaps.crmbridge.campaign;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.PieSeries.PieSeriesRenderStyle;
import org.knowm.xchart.style.PieStyler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report as a picture. */
final class Chart {
    private static final Logger LOG = LoggerFactory.getLogger(Chart.class);
    private static final Map<Report.Row, Color> COLORS = Map.of(
            Report.Row.SENT, new Color(0x2e7d32),
            Report.Row.REJECTED, new Color(0xc62828),
            Report.Row.UNKNOWN, new Color(0xf9a825),
            Report.Row.ABSENT, new Color(0x78909c),
            Report.Row.REPEATED, new Color(0xb0bec5));

    private Chart() {}

    /** @return false where nothing can be drawn: a JDK in a bare container has no fonts */
    static boolean draw(String campaign, Standing standing, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            List<Report.Row> rows = List.of(Report.Row.values()).stream()
                    .filter(row -> standing.of(row.state) > 0)
                    .toList();
            PieChart chart = new PieChartBuilder()
                    .width(720)
                    .height(420)
                    .title("Campaign \"" + campaign + "\": " + standing.total() + " recipients")
                    .build();
            rows.forEach(row -> chart.addSeries(row.label + ": " + standing.of(row.state), standing.of(row.state)));
            PieStyler style = chart.getStyler();
            style.setSeriesColors(rows.stream().map(COLORS::get).toArray(Color[]::new));
            style.setDefaultSeriesRenderStyle(PieSeriesRenderStyle.Donut);
            style.setChartBackgroundColor(Color.WHITE);
            style.setLabelsVisible(false);
            style.setPlotBorderVisible(false);
            style.setLegendBorderColor(Color.WHITE);
            BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            LOG.info("The chart could not be drawn", e);
            return false;
        }
    }
}
