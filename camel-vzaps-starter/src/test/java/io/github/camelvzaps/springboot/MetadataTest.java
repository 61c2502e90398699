package io.github.camelvzaps.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** The metadata that editors read, as it stands in the jar, against the catalog of the component. */
class MetadataTest {
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    /** Properties that the starter has beside the options of the component. */
    private static final Set<String> OF_THE_STARTER = Set.of("enabled", "customizer.enabled");

    /** What an editor shows about a property; null where it shows nothing. */
    record Shown(String type, String description, String defaultValue, String deprecation, List<String> values) {}

    static List<String> schemes() {
        return StarterSources.SCHEMES;
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyOptionIsShownAsTheCatalogTellsIt(String scheme) throws IOException {
        Map<String, Shown> catalog = new TreeMap<>();
        StarterSources.catalog(scheme)
                .get("componentProperties")
                .properties()
                .forEach(entry ->
                        catalog.put(DataObjectPropertyName.toDashedForm(entry.getKey()), ofCatalog(entry.getValue())));

        Map<String, Shown> metadata = metadata(scheme);
        metadata.keySet().removeAll(OF_THE_STARTER);
        assertThat(catalog).hasSizeGreaterThan(10);
        assertThat(metadata).isEqualTo(catalog);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyPropertyHasADescription(String scheme) throws IOException {
        assertThat(metadata(scheme))
                .containsKeys("enabled", "customizer.enabled")
                .allSatisfy((name, shown) ->
                        assertThat(shown.description()).as(name).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void theCatalogHasNoTypeThatTheStarterDoesNotKnow(String scheme) throws IOException {
        Set<String> types = new TreeSet<>();
        StarterSources.catalog(scheme)
                .get("componentProperties")
                .forEach(option -> types.add(option.get("type").asText()));
        assertThat(Set.of("string", "boolean", "integer", "number", "duration", "enum", "object", "array"))
                .containsAll(types);
    }

    private static Shown ofCatalog(JsonNode option) {
        String type = option.get("javaType").asText();
        Map<String, String> wrappers = Map.of("boolean", "Boolean", "int", "Integer", "long", "Long");
        return new Shown(
                option.get("type").asText().equals("duration")
                        ? "java.time.Duration"
                        : wrappers.containsKey(type) ? "java.lang." + wrappers.get(type) : type,
                text(option, "description"),
                text(option, "defaultValue"),
                option.get("deprecated").asBoolean()
                        ? option.path("deprecationNote").asText()
                        : null,
                values(option.path("enum")));
    }

    private static Map<String, Shown> metadata(String scheme) throws IOException {
        String prefix = "camel.component." + scheme + ".";
        JsonNode metadata = new ObjectMapper().readTree(METADATA.toFile());
        Map<String, List<String>> hints = new HashMap<>();
        metadata.get("hints")
                .forEach(hint ->
                        hints.put(hint.get("name").asText(), hint.get("values").findValuesAsText("value")));
        Map<String, Shown> properties = new TreeMap<>();
        for (JsonNode property : metadata.get("properties")) {
            String name = property.get("name").asText();
            if (name.startsWith(prefix)) {
                properties.put(
                        name.substring(prefix.length()),
                        new Shown(
                                text(property, "type").replace(",", ", "),
                                text(property, "description"),
                                text(property, "defaultValue"),
                                text(property.path("deprecation"), "reason"),
                                hints.getOrDefault(name, List.of())));
            }
        }
        return properties;
    }

    private static List<String> values(JsonNode texts) {
        return texts.valueStream().map(JsonNode::asText).toList();
    }

    private static String text(JsonNode node, String field) {
        return node.has(field) ? node.get(field).asText() : null;
    }
}
