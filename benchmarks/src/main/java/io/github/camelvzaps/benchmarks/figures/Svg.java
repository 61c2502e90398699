package io.github.camelvzaps.benchmarks.figures;

import java.util.Locale;

/**
 * Writes an SVG document as wide as a phone, whose colours follow the light or dark page around it. Not thread-safe.
 */
final class Svg {
    /** On a phone of 375 px a page shows about 340 of it, so the text stays readable. */
    static final int WIDTH = 440;

    private final StringBuilder content = new StringBuilder();

    /** @param kind {@code head}, {@code name} or {@code figure} */
    void text(String kind, double x, double y, String text) {
        content.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", kind, x, y, escaped(text)));
    }

    void line(String kind, double fromX, double fromY, double toX, double toY) {
        content.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
                kind,
                fromX,
                fromY,
                toX,
                toY));
    }

    /** @param kind {@code ours} or {@code other} */
    void bar(String kind, double x, double y, double width, double height) {
        content.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                kind,
                x,
                y,
                width,
                height));
    }

    void dot(double x, double y) {
        content.append(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", x, y));
    }

    /**
     * Returns the document.
     *
     * @param title what the picture shows, for those who cannot see it
     */
    String document(String title, double height) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" class="figures" width="%1$d" height="%2$.0f" viewBox="0 0 %1$d %2$.0f" role="img">
                <title>%3$s</title>
                <style>
                .figures { --ink: #1b2520; --rule: #c3ccc7; --other: #9aa7a0; --ours: #1a7f4b; }
                @media (prefers-color-scheme: dark) {
                  .figures { --ink: #e6ede9; --rule: #45524b; --other: #6b7a72; --ours: #4cc38a; }
                }
                .figures text { fill: var(--ink); font: 14px system-ui, sans-serif; }
                .figures text.head { font-weight: 600; }
                .figures text.point { font-size: 13px; text-anchor: middle; }
                .figures rect.ours, .figures circle { fill: var(--ours); }
                .figures rect.other { fill: var(--other); }
                .figures line.rule { stroke: var(--rule); }
                .figures line.span { stroke: var(--ink); stroke-width: 1.5; }
                .figures line.curve { stroke: var(--ours); stroke-width: 2; }
                </style>
                %4$s</svg>
                """, WIDTH, height, escaped(title), content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
