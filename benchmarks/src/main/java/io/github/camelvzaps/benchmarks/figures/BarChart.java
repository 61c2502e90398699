package io.github.camelvzaps.benchmarks.figures;

import java.util.Comparator;
import java.util.List;

/**
 * Figures of several subjects beside each other: a bar for each median, and a line from the lowest round to the highest.
 * Immutable.
 *
 * @param title what is measured, with its unit
 */
public record BarChart(String title, List<Bar> bars) {
    private static final double HEAD = 26;
    private static final double ROW = 42;
    private static final double FIGURES = 76;

    /** How many times the median of all a bar may be long; what is longer ends with an arrow. */
    private static final double LONGEST = 5;

    /**
     * A subject.
     *
     * @param ours whether it is what the others are measured beside
     * @param figure the median as the table has it
     */
    public record Bar(String name, boolean ours, Spread spread, String figure) {}

    /** Returns an SVG document. */
    public String svg() {
        Svg svg = new Svg();
        svg.text("head", 0, HEAD - 10, title);
        double longest = longest();
        double y = HEAD;
        for (Bar bar : bars) {
            draw(svg, bar, y, longest);
            y += ROW;
        }
        return svg.document(title, y);
    }

    /** So that one that takes a hundred times as long as the others does not leave a pixel for each of those. */
    private double longest() {
        double[] medians = bars.stream().mapToDouble(bar -> bar.spread.median()).toArray();
        double highest = bars.stream()
                .map(Bar::spread)
                .max(Comparator.comparingDouble(Spread::high))
                .orElseThrow()
                .high();
        return Math.min(highest, LONGEST * Spread.of(medians).median());
    }

    private static void draw(Svg svg, Bar bar, double y, double longest) {
        double perUnit = (Svg.WIDTH - FIGURES) / longest;
        double end = Math.min(bar.spread.high(), longest) * perUnit;
        svg.text("name", 0, y + 14, bar.name);
        svg.bar(bar.ours ? "ours" : "other", 0, y + 20, Math.min(bar.spread.median(), longest) * perUnit, 14);
        svg.line("span", Math.min(bar.spread.low(), longest) * perUnit, y + 27, end, y + 27);
        svg.text("figure", end + 8, y + 32, bar.figure + (bar.spread.high() > longest ? " →" : ""));
    }
}
