package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The reports on all figures that there are in a folder of documents. */
final class Reports {
    /** Where figures and pictures are, in the folder of the documents. */
    static final String FOLDER = "figures";

    private Reports() {}

    /** Returns the names of all figures that are to be published. */
    static List<String> names() {
        Stream<String> curves = Stream.of(ScaleCurve.values()).map(ScaleCurve::file);
        return Stream.concat(
                        Stream.of(
                                ProducerBenchmark.NAME,
                                ConsumerBenchmark.NAME,
                                StartBenchmark.NAME,
                                MediaBenchmark.NAME),
                        curves)
                .toList();
    }

    /** Returns all pages and pictures, by their paths in the folder of the documents. */
    static Map<String, String> of(Path docs) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (Report report : reports(read(docs))) {
            files.putAll(report.files());
        }
        return files;
    }

    /** Writes all of them. */
    static void write(Path docs) throws IOException {
        for (Map.Entry<String, String> file : of(docs).entrySet()) {
            Files.writeString(docs.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, Figures> read(Path docs) throws IOException {
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (String name : names()) {
            Path file = docs.resolve(FOLDER).resolve(name + ".json");
            if (Files.exists(file)) {
                figures.put(name, Figures.read(file));
            }
        }
        return figures;
    }

    private static List<Report> reports(Map<String, Figures> figures) {
        List<Report> reports = new ArrayList<>();
        Map<ScaleCurve, Figures> curves = new LinkedHashMap<>();
        figures.forEach((name, measured) -> {
            switch (name) {
                case ProducerBenchmark.NAME -> reports.add(new ProducerReport(measured));
                case ConsumerBenchmark.NAME -> reports.add(new ConsumerReport(measured));
                case StartBenchmark.NAME -> reports.add(new StartReport(measured));
                case MediaBenchmark.NAME -> reports.add(new MediaReport(measured));
                default -> curves.put(ScaleCurve.of(name), measured);
            }
        });
        if (!curves.isEmpty()) {
            reports.add(new ScaleReport(curves));
        }
        return reports;
    }
}
