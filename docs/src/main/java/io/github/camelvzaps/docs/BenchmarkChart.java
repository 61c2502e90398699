package io.github.camelvzaps.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Draws one column of the tables of a benchmark as bars, so that table and picture cannot differ: a group for each table,
 * a bar for each row, and the span of its runs as a line. The colours are those of the page around it. Immutable.
 *
 * @param title what the picture shows, for those who cannot see it
 */
record BenchmarkChart(String title, List<Group> groups) {
    private static final String SPAN = "lowest to highest";
    private static final int WIDTH = 720;
    private static final int NAMES = 250;
    private static final int FIGURES = 70;
    private static final int HEAD = 34;
    private static final int BAR = 24;

    /** A table: those measured in one situation. */
    record Group(String name, List<Bar> bars) {
        private double longest() {
            return bars.stream().mapToDouble(Bar::high).max().orElse(1);
        }
    }

    /**
     * A row.
     *
     * @param figure as the table has it
     * @param low the lowest of its runs, and {@code high} the highest; both the value where the table has no span
     */
    record Bar(String name, String figure, double value, double low, double high) {}

    /**
     * Reads the tables of a document in Markdown that have a column; rows without a figure in it are left out.
     *
     * @param column the column to draw
     * @throws IllegalArgumentException when no table has it
     */
    static BenchmarkChart of(String markdown, String column) {
        List<Group> groups = new ArrayList<>();
        String heading = "";
        int value = -1;
        int span = -1;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("#")) {
                heading = line.replaceFirst("#+ ", "");
            }
            if (!line.startsWith("|")) {
                value = -1;
                continue;
            }
            List<String> cells = cells(line);
            if (cells.contains(column)) {
                value = cells.indexOf(column);
                span = cells.indexOf(SPAN);
                groups.add(new Group(heading, new ArrayList<>()));
            } else if (value >= 0 && value < cells.size() && isFigure(cells.get(value))) {
                groups.get(groups.size() - 1).bars.add(bar(cells, value, span));
            }
        }
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("No table has the column '" + column + "'");
        }
        return new BenchmarkChart(column, List.copyOf(groups));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::trim)
                .toList();
    }

    private static boolean isFigure(String cell) {
        return cell.matches("[\\d,]+(\\.\\d+)?");
    }

    private static Bar bar(List<String> cells, int value, int span) {
        String figure = cells.get(value);
        double number = number(figure);
        String[] ends = span < 0 ? new String[0] : cells.get(span).split(" to ");
        boolean spans = ends.length == 2;
        return new Bar(
                cells.get(0), figure, number, spans ? number(ends[0]) : number, spans ? number(ends[1]) : number);
    }

    private static double number(String figure) {
        return Double.parseDouble(figure.replace(",", ""));
    }

    /** Returns an SVG document. */
    String svg() {
        int height = groups.stream()
                        .mapToInt(group -> HEAD + BAR * group.bars.size())
                        .sum()
                + BAR / 2;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" class="benchmark" viewBox="0 0 %d %d" role="img">
                <title>%s</title>
                <style>
                .benchmark { --ink: #1b2520; --bar: #9aa7a0; --ours: #1a7f4b; max-width: %dpx; }
                @media (prefers-color-scheme: dark) {
                  .benchmark { --ink: #e6ede9; --bar: #6b7a72; --ours: #4cc38a; }
                }
                .benchmark text { fill: var(--ink); font: 14px system-ui, sans-serif; }
                .benchmark text.group { font-weight: 600; }
                .benchmark rect { fill: var(--bar); }
                .benchmark rect.ours { fill: var(--ours); }
                .benchmark line { stroke: var(--ink); stroke-width: 1.5; }
                </style>
                """, WIDTH, height, escaped(title), WIDTH));
        int y = 0;
        for (Group group : groups) {
            y += HEAD;
            svg.append(text(0, y - 10, "group", group.name));
            double perUnit = (WIDTH - NAMES - FIGURES) / group.longest();
            for (Bar bar : group.bars) {
                svg.append(drawn(bar, y, perUnit));
                y += BAR;
            }
        }
        return svg.append("</svg>\n").toString();
    }

    private static String drawn(Bar bar, int y, double perUnit) {
        int middle = y + BAR / 2;
        String kind = bar.name.startsWith("vzaps") ? "ours" : "other";
        return text(0, middle + 5, "name", bar.name)
                + String.format(
                        Locale.ROOT,
                        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n"
                                + "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
                        kind,
                        NAMES,
                        y + 3,
                        bar.value * perUnit,
                        BAR - 6,
                        NAMES + bar.low * perUnit,
                        middle,
                        NAMES + bar.high * perUnit,
                        middle)
                + text((int) (NAMES + bar.high * perUnit) + 8, middle + 5, "figure", bar.figure);
    }

    private static String text(int x, int y, String kind, String content) {
        return String.format("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n", kind, x, y, escaped(content));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
