package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.BarChart;
import io.github.camelvzaps.benchmarks.figures.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What people read of a benchmark, made of its figures and nothing else. */
@FunctionalInterface
interface Report {
    /** Returns a page in Markdown and its pictures, by their paths in the folder of the documents. */
    Map<String, String> files();

    /** Returns the line that shows a picture. */
    static String picture(String name, String shows) {
        return "![" + shows + "](" + path(name) + ")\n\n";
    }

    /** Returns where a picture is. */
    static String path(String name) {
        return Reports.FOLDER + "/" + name + ".svg";
    }

    /**
     * Draws a bar for each subject.
     *
     * @param ours which bars are those of this project
     * @param format how a median is written, for {@link String#format}
     */
    static <S extends Subject> String chart(
            String title, List<S> subjects, Predicate<S> ours, Function<S, Spread> spread, String format) {
        return new BarChart(
                        title,
                        subjects.stream()
                                .map(subject -> bar(subject, ours.test(subject), spread.apply(subject), format))
                                .toList())
                .svg();
    }

    private static BarChart.Bar bar(Subject subject, boolean ours, Spread spread, String format) {
        return new BarChart.Bar(subject.label(), ours, spread, String.format(Locale.ROOT, format, spread.median()));
    }

    /** Says what each subject does, a line each. */
    static String described(List<? extends Subject> subjects) {
        StringBuilder text = new StringBuilder("## How to read this\n\n");
        subjects.forEach(subject -> text.append("- **")
                .append(subject.label())
                .append("**: ")
                .append(subject.description())
                .append(".\n"));
        return text.toString();
    }
}
