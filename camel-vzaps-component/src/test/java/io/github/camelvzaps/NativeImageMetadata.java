package io.github.camelvzaps;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InstanceFile;
import io.github.camelvzaps.api.InstanceTable;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.vzaps.message.OutboundMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes what the builder of a native image has to know of the component: the classes that Jackson and Camel reach by
 * reflection, and the resources that Camel reads by name. Run as a program, in the folder of the module, it updates the
 * files; the test beside it checks that they are up to date. The format is that of GraalVM for JDK 17 and newer.
 */
final class NativeImageMetadata {
    private static final Path FOLDER =
            Path.of("src/main/resources/META-INF/native-image/io.github.camelvzaps/camel-vzaps-component");
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SERVICES = Path.of("src/generated/resources/META-INF/services/org/apache/camel");

    /** What Jackson makes itself because an annotation of a message names it. */
    private static final List<String> NAMED_BY_ANNOTATIONS = List.of(
            "com.fasterxml.jackson.databind.PropertyNamingStrategies$SnakeCaseStrategy",
            "io.github.camelvzaps.vzaps.message.MediaSerializer");

    private static final List<String> RESOURCES = List.of(
            "META-INF/services/org/apache/camel/.*",
            "META-INF/services/org\\.apache\\.camel\\..*",
            "META-INF/io/github/camelvzaps/.*\\.json",
            "META-INF/org/apache/camel/.*\\.json",
            "kamelets/.*\\.kamelet\\.yaml",
            "io/github/camelvzaps/core/pairing/page\\.html",
            "io/github/camelvzaps/core/(inbox|outbox)/.*\\.sql");

    private NativeImageMetadata() {}

    /** Updates the files. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<Path, String> file : files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** Returns each file with the text that it has to have. */
    static Map<Path, String> files() throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(FOLDER.resolve("reflect-config.json"), json(classes().values()));
        files.put(FOLDER.resolve("resource-config.json"), json(Map.of("resources", Map.of("includes", resources()))));
        return files;
    }

    /** Returns the patterns of the resources that are read by name. */
    static List<String> resourcePatterns() {
        return RESOURCES;
    }

    private static List<Map<String, String>> resources() {
        return RESOURCES.stream().map(pattern -> Map.of("pattern", pattern)).toList();
    }

    private static Map<String, Map<String, Object>> classes() throws IOException {
        Map<String, Map<String, Object>> classes = new TreeMap<>();
        for (String record : records()) {
            classes.put(
                    record,
                    entry(
                            record,
                            "allDeclaredConstructors",
                            "allDeclaredFields",
                            "allPublicMethods",
                            "allRecordComponents"));
        }
        for (String bean :
                List.of(GatewayInstance.class.getName(), InstanceFile.class.getName(), InstanceTable.class.getName())) {
            classes.put(bean, entry(bean, "allDeclaredConstructors", "allPublicMethods"));
        }
        for (String made : made()) {
            classes.put(made, entry(made, "allDeclaredConstructors"));
        }
        return classes;
    }

    /** Returns the records that Jackson reads and writes: all messages with their parts, and the event. */
    static Set<String> records() throws IOException {
        TreeSet<String> records = new TreeSet<>();
        Path messages = CLASSES.resolve(OutboundMessage.class.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(messages)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                Class<?> type = load(file);
                if (type.isRecord()) {
                    records.add(type.getName());
                }
            }
        }
        records.add(VzapsEvent.class.getName());
        return records;
    }

    /** Returns the classes that Camel makes because a service file names them, and those that Jackson makes. */
    static Set<String> made() throws IOException {
        TreeSet<String> made = new TreeSet<>(NAMED_BY_ANNOTATIONS);
        try (Stream<Path> files = Files.walk(SERVICES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".json") && !file.toString().endsWith(".properties")) {
                    Files.readAllLines(file).stream()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .map(line -> line.startsWith("class=") ? line.substring(6) : line)
                            .forEach(made::add);
                }
            }
        }
        return made;
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace('/', '.').replace('\\', '.');
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()),
                    false,
                    NativeImageMetadata.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> entry(String name, String... flags) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        for (String flag : flags) {
            entry.put(flag, true);
        }
        return entry;
    }

    private static String json(Object value) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Object tree = value instanceof java.util.Collection<?> many ? new ArrayList<>(many) : value;
        return new ObjectMapper().writer(printer).writeValueAsString(tree) + "\n";
    }
}
