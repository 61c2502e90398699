package io.github.camelvzaps.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a scheme, as the catalog JSON in the component's jar tells them.
 *
 * @param component the options of the component by name
 * @param endpoint the options of an endpoint URI by name
 */
record OptionCatalog(Map<String, Option> component, Map<String, Option> endpoint) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One option.
     *
     * @param type what the catalog calls it: string, integer, boolean, duration, enum, object; or map
     * @param values the values it takes; empty when there is no list of them
     * @param secret whether its value must not be shown
     * @param prefix what the names of its entries begin with on a URI, or empty
     */
    record Option(String name, String type, List<String> values, boolean secret, String prefix) {}

    /** Returns the options of a scheme, or nothing when the scheme is none of ours. */
    static Optional<OptionCatalog> of(String scheme) {
        String place = "/META-INF/io/github/camelvzaps/" + scheme + "/" + scheme + ".json";
        try (InputStream in = OptionCatalog.class.getResourceAsStream(place)) {
            if (in == null) {
                return Optional.empty();
            }
            JsonNode catalog = JSON.readTree(in);
            return Optional.of(
                    new OptionCatalog(options(catalog.get("componentProperties")), options(catalog.get("properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Option> options(JsonNode section) {
        Map<String, Option> options = new LinkedHashMap<>();
        section.properties().forEach(entry -> {
            JsonNode option = entry.getValue();
            List<String> values = new ArrayList<>();
            option.path("enum").forEach(value -> values.add(value.asText()));
            options.put(
                    entry.getKey(),
                    new Option(
                            entry.getKey(),
                            option.path("javaType").asText().startsWith("java.util.Map")
                                    ? "map"
                                    : option.path("type").asText(),
                            List.copyOf(values),
                            option.path("secret").asBoolean(),
                            option.path("prefix").asText()));
        });
        return options;
    }
}
