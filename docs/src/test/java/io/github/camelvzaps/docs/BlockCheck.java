package io.github.camelvzaps.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.RoutesBuilder;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** Runs a block of a page, or starts an application with it, according to its language. */
final class BlockCheck {
    /** What is shown and not run. */
    private static final Map<String, String> SHOWN = Map.of(
            "sh", "commands: the first ones of README and examples are run by .ci/run",
            "text", "what a program prints, or the form of a URI",
            "sql", "tables, which the tests of their pages make",
            "python", "of the gateway's client library; SdkCallsTest compares its calls with the contract");

    /** Blocks in a language that is run which cannot be, by page and number, or by page and file. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "reliability/README.md 4", "needs a database and its transactions; KillTest runs this route: Recipe",
            "docs/pages/compatibility.adoc 1",
                    "a part of the POM of compatibility/spring-boot-4, which is built as it is",
            "docs/pages/queues-and-databases.adoc src/main/resources/broker.xml", "of the broker itself",
            "docs/pages/queues-and-databases.adoc src/main/resources/camel/broker.yaml",
                    "starts a broker with the file above, and has no route",
            "docs/pages/spring-boot.adoc src/main/java/com/example/Application.java",
                    "an application of its own, with a package");

    /** Pages for Spring Boot. */
    private static final Set<String> BOOT = Set.of("camel-vzaps-starter/README.md", "docs/pages/spring-boot.adoc");

    /** Pages whose JSON is what the gateway answers; AnswersTest compares it with the contract. */
    private static final Set<String> ANSWERS =
            Set.of("docs/pages/answers-vzaps.adoc", "docs/pages/answers-zapyapi.adoc");

    private final List<Block> page;
    private final Surroundings surroundings;

    /** @param page all blocks of the page */
    BlockCheck(List<Block> page, Surroundings surroundings) {
        this.page = page;
        this.surroundings = surroundings;
    }

    /** @throws AssertionError that names page and block when the block does not do as it is printed */
    void run(Block block) {
        if (SHOWN.containsKey(block.language())
                || ANSWERS.contains(block.page())
                || ELSEWHERE.containsKey(block.page() + " " + block.number())
                || ELSEWHERE.containsKey(block.page() + " " + block.file())) {
            return;
        }
        try {
            writeFiles();
            switch (block.language()) {
                case "java", "yaml", "properties" -> start(block);
                case "xml" -> xml(block);
                case "json" -> faults(block.code());
                default ->
                    throw new IllegalStateException("no check for this language: mark the block as one of java, yaml,"
                            + " xml, properties or json, or as sh or text, which are shown only");
            }
        } catch (Throwable e) {
            throw new AssertionError(block + " does not work as it is printed: " + reasons(e), e);
        }
    }

    /** A page may say under which name a block is to be saved, and read it in a later one. */
    private void writeFiles() throws Exception {
        for (Block block : page) {
            if (!block.file().isEmpty()) {
                Path file = surroundings.folder().resolve(block.file());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.code());
            }
        }
    }

    private void start(Block block) throws Exception {
        if (block.language().equals("java") && CompiledBlock.isClass(block.code())) {
            runClass(block);
        } else if (BOOT.contains(block.page())) {
            try (BootApplication application = new BootApplication(page, block, surroundings)) {
                application.mustHaveStarted();
            }
        } else {
            try (PageApplication application = new PageApplication(page, block, surroundings, Map.of())) {
                boolean routes = !block.language().equals("properties");
                assertThat(application.camel().getRoutesSize() > 0)
                        .as("has routes")
                        .isEqualTo(routes);
            }
        }
    }

    private void xml(Block block) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(block.code())));
        if (!PrintedPom.isOne(document)) {
            start(block);
            return;
        }
        PrintedPom.check(document);
    }

    /** A class with tests runs as such; any other one is a RouteBuilder. */
    private void runClass(Block block) throws Exception {
        List<String> sources = page.stream()
                .filter(other -> other.language().equals("java") && CompiledBlock.isClass(other.code()))
                .filter(other -> other.number() <= block.number())
                .map(other -> surroundings.here(other.code()))
                .toList();
        Class<?> type = CompiledBlock.of(sources, surroundings.folder());
        if (RoutesBuilder.class.isAssignableFrom(type) && isUsedLater(type, block)) {
            // compiled here; what uses it runs it
            return;
        }
        if (RoutesBuilder.class.isAssignableFrom(type)) {
            try (PageApplication application = new PageApplication(page, block, surroundings, Map.of())) {
                assertThat(application.camel().getRoutesSize()).isPositive();
            }
            return;
        }
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(type))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(tests, summary);
        StringWriter failures = new StringWriter();
        summary.getSummary().printFailuresTo(new PrintWriter(failures), 3);
        assertThat(failures.toString()).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount())
                .as("tests that ran")
                .isPositive();
    }

    private boolean isUsedLater(Class<?> type, Block block) {
        return page.stream()
                .filter(other -> other.number() > block.number())
                .anyMatch(other -> other.code().contains("new " + type.getSimpleName() + "("));
    }

    private void faults(String json) throws Exception {
        HttpRequest put = HttpRequest.newBuilder(
                        URI.create(surroundings.simulator().url() + "/_sim/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        assertThat(surroundings.simulator().faults()).isNotEmpty();
    }

    private static String reasons(Throwable failure) {
        StringBuilder reasons = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reasons.append("\n  ").append(cause.getMessage());
        }
        return reasons.toString();
    }
}
