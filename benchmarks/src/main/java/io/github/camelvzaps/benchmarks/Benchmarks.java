package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Figures;
import io.github.camelvzaps.benchmarks.figures.Machine;
import io.github.camelvzaps.benchmarks.figures.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All benchmarks. Each writes its figures as JSON into {@code figures}, a folder of the documents, and then the pages and
 * pictures on all figures that are there. The Maven profile {@code benchmark} runs it.
 */
public final class Benchmarks {
    private static final String HELP = """
            Usage: Benchmarks DOCS ROUNDS WARM_UP_SECONDS SECONDS COMMAND [NAME...]
              DOCS             the folder of the documents
              ROUNDS           how often each is measured
              WARM_UP_SECONDS  how long each works before; 0 only shows that it runs
              SECONDS          how long each is measured
            Commands, and the names of those to measure, if not all:
              producer [VZAPS, RAW, HTTP...]           what a message costs
              consumer [REALTIME, WEBHOOK...]          what an event costs
              scale    [CHATS, STORED:1000,10000...]   what grows with the size
              start    [VZAPS, HTTP, SIMULATOR]        how long a start takes
              media    [SEND, SEND_CURL...]            how fast a large file goes
              report                                   pages and pictures once more, out of the figures that are there
            """;

    private static final Map<String, Benchmark> COMMANDS = Map.of(
            ProducerBenchmark.NAME,
            ProducerBenchmark::measure,
            ConsumerBenchmark.NAME,
            ConsumerBenchmark::measure,
            StartBenchmark.NAME,
            StartBenchmark::measure,
            MediaBenchmark.NAME,
            MediaBenchmark::measure,
            "scale",
            ScaleBenchmark::measure);

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            run(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + HELP);
            System.exit(2);
        }
    }

    /** @throws IllegalArgumentException when the arguments make no sense */
    static void run(String... args) throws IOException, InterruptedException {
        if (args.length < 5) {
            throw new IllegalArgumentException("Five arguments at least");
        }
        Path docs = Path.of(args[0]);
        Plan plan = new Plan(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        String command = args[4];
        if (!command.equals("report")) {
            measure(docs, plan, command, List.of(args).subList(5, args.length));
        }
        Files.createDirectories(docs.resolve(Reports.FOLDER));
        Reports.write(docs);
    }

    private static void measure(Path docs, Plan plan, String command, List<String> subjects)
            throws IOException, InterruptedException {
        Benchmark benchmark = COMMANDS.get(command);
        if (benchmark == null) {
            throw new IllegalArgumentException("There is no command " + command);
        }
        double loadBefore = Machine.load();
        Map<String, List<Row>> measured = benchmark.measure(plan, subjects);
        for (Map.Entry<String, List<Row>> rows : measured.entrySet()) {
            String line = plan.command(
                    String.join(" ", command, String.join(" ", subjects)).strip());
            Figures.made(rows.getKey(), line, plan.toMap(), loadBefore, rows.getValue())
                    .write(docs.resolve(Reports.FOLDER));
        }
    }
}
