package io.github.camelvzaps.benchmarks.figures;

import java.util.List;
import java.util.Locale;

/**
 * What several sizes gave, over a logarithmic axis: panels below each other, each with a line through the medians and a
 * bar from the lowest round to the highest. Every panel begins at zero, so a flat line is a flat cost. Immutable.
 *
 * @param title what grows
 * @param sizes growing
 */
public record CurvePlot(String title, List<Integer> sizes, List<Panel> panels) {
    private static final double LEFT = 30;
    private static final double RIGHT = 34;
    private static final double GAP = 34;
    private static final double LABEL = 24;
    private static final double AXIS = 24;

    /**
     * One quantity.
     *
     * @param name with its unit
     * @param height of the part that holds the line
     * @param decimals of the figures at its points
     * @param values one for each size
     */
    public record Panel(String name, int height, int decimals, List<Spread> values) {
        private double highest() {
            return Math.max(values.stream().mapToDouble(Spread::high).max().orElseThrow(), Double.MIN_NORMAL);
        }
    }

    /** Returns an SVG document. */
    public String svg() {
        Svg svg = new Svg();
        double y = 0;
        for (Panel panel : panels) {
            svg.text("head", 0, y + 20, panel.name);
            y += GAP + LABEL + panel.height;
            draw(svg, panel, y);
        }
        for (int size : sizes) {
            svg.text("point", x(size), y + AXIS - 6, String.format(Locale.ROOT, "%,d", size));
        }
        svg.text("name", 0, y + 2 * AXIS - 8, title);
        return svg.document(title, y + 2 * AXIS);
    }

    /** @param bottom the place of zero */
    private void draw(Svg svg, Panel panel, double bottom) {
        double perUnit = panel.height / panel.highest();
        svg.line("rule", 0, bottom, Svg.WIDTH, bottom);
        for (int i = 0; i < sizes.size(); i++) {
            Spread spread = panel.values.get(i);
            double x = x(sizes.get(i));
            double y = bottom - spread.median() * perUnit;
            if (i > 0) {
                double before = panel.values.get(i - 1).median();
                svg.line("curve", x(sizes.get(i - 1)), bottom - before * perUnit, x, y);
            }
            svg.line("span", x, bottom - spread.low() * perUnit, x, bottom - spread.high() * perUnit);
            svg.dot(x, y);
            String figure = String.format(Locale.ROOT, "%,." + panel.decimals + "f", spread.median());
            svg.text("point", x, bottom - spread.high() * perUnit - 8, figure);
        }
    }

    private double x(int size) {
        double first = Math.log10(sizes.get(0));
        double last = Math.log10(sizes.get(sizes.size() - 1));
        double share = last > first ? (Math.log10(size) - first) / (last - first) : 0;
        return LEFT + share * (Svg.WIDTH - LEFT - RIGHT);
    }
}
