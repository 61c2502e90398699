package io.github.camelvzaps.docs;

import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page is about in the build: addresses and folders of the reader's machine are those of the test, and where a page
 * means production there is the simulator. Nothing else is changed, and nothing is added. The environment variables that
 * pages name are set by the build, in the POM of this module.
 *
 * @param folder where the files of the page are
 */
record Surroundings(VzapsSimulator simulator, Path folder) {
    /** The instances that pages may name, with their tokens. */
    static final Map<String, String> INSTANCES =
            Map.of("VZ1", "inst-1", "VZ2", "inst-2", "550e8400-e29b-41d4-a716-446655440000", "inst-3");

    private static final List<String> SCHEMES = List.of("vzaps", "zapyapi");

    Surroundings {
        INSTANCES.forEach(simulator::addInstance);
        keepNumbers(folder);
        keepProject(folder);
    }

    /** The routes of the project that pages go on from. */
    private static void keepProject(Path folder) {
        try {
            Path routes = Files.createDirectories(folder.resolve("src/main/resources/camel"));
            Files.copy(
                    Path.of("src/test/resources/snippets/getting-started/hello.yaml"),
                    routes.resolve("hello.yaml"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that a page has its numbers in. */
    private static void keepNumbers(Path folder) {
        try {
            Files.createDirectories(folder.resolve("data"));
            Files.writeString(
                    folder.resolve("data/numbers.properties"),
                    "sales.id=VZ1\nsales.token=inst-1\nsupport.id=VZ2\nsupport.token=inst-2\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what a page prints, with the addresses and folders of the test. */
    String here(String printed) {
        String quoted = Matcher.quoteReplacement(folder.toString());
        return printed.replace("http://127.0.0.1:18090", simulator.url())
                .replaceAll("(?<![\\w./-])(data|src/main/resources)/", quoted + "/$1/");
    }

    /** Returns the properties of a page that name what is not on this machine, and what they are here. */
    Map<String, String> moved(String properties) throws IOException {
        Properties printed = new Properties();
        printed.load(new StringReader(properties));
        Map<String, String> moved = new LinkedHashMap<>();
        for (String scheme : SCHEMES) {
            Pattern address = Pattern.compile("camel\\.component\\." + scheme + "\\.base-?[uU]rl");
            if (printed.stringPropertyNames().stream().noneMatch(address.asMatchPredicate())) {
                moved.put("camel.component." + scheme + ".base-url", simulator.url());
            }
        }
        if (printed.containsKey("camel.server.enabled")) {
            moved.put("camel.server.port", String.valueOf(freePort()));
        }
        if (printed.containsKey("camel.management.enabled")) {
            moved.put("camel.management.port", String.valueOf(freePort()));
        }
        return moved;
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
