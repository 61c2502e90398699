package io.github.camelvzaps.kamelets;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * One of our kamelets as it stands in the jar.
 *
 * @param name the name of the file without its ending
 */
record KameletFile(String name, Map<String, Object> content) {
    static final List<String> NAMES = List.of(
            "vzaps-sink",
            "vzaps-source",
            "vzaps-session-source",
            "vzaps-action",
            "vzaps-guarded-send-action",
            "zapyapi-sink",
            "zapyapi-source");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??(\\w+)}}");

    static KameletFile read(String name) {
        String path = "/kamelets/" + name + ".kamelet.yaml";
        try (InputStream file = KameletFile.class.getResourceAsStream(path)) {
            Load yaml = new Load(LoadSettings.builder().build());
            return new KameletFile(name, map(yaml.loadFromInputStream(file)));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Returns what stands below some keys; an empty map when nothing does. */
    Map<String, Object> below(String... keys) {
        Map<String, Object> here = content;
        for (String key : keys) {
            here = map(here.get(key));
        }
        return here;
    }

    String text(Map<String, Object> from, String key) {
        return String.valueOf(from.getOrDefault(key, ""));
    }

    Map<String, Object> properties() {
        return below("spec", "definition", "properties");
    }

    Set<String> placeholders() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(below("spec", "template").toString());
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Returns the options that the template gives to each endpoint, by the endpoint's URI. */
    Map<String, Map<String, Object>> endpoints() {
        Map<String, Map<String, Object>> found = new LinkedHashMap<>();
        collect(below("spec", "template"), found);
        return found;
    }

    private static void collect(Object node, Map<String, Map<String, Object>> found) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("uri") instanceof String uri) {
                found.put(uri, map(map.get("parameters")));
            }
            map.values().forEach(value -> collect(value, found));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, found));
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
