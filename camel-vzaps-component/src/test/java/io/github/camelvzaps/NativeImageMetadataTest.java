package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.vzaps.message.OutboundMessage;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeImageMetadataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is in the jar for people, tools or the JVM alone. */
    private static final List<String> NOT_READ_BY_NAME = List.of(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/jandex.idx",
            "META-INF/native-image/.*",
            "org/apache/camel/catalog/.*",
            "[a-z-]+\\.properties");

    @Test
    void theFilesAreThoseOfTheCode() throws Exception {
        for (Map.Entry<Path, String> file : NativeImageMetadata.files().entrySet()) {
            assertThat(file.getKey()).exists();
            assertThat(JSON.readTree(file.getKey().toFile()))
                    .as("run the class NativeImageMetadata in the folder of the module to update " + file.getKey())
                    .isEqualTo(JSON.readTree(file.getValue()));
        }
    }

    @Test
    void eachMessageAndEachPartOfOneIsThere() throws Exception {
        Set<String> records = NativeImageMetadata.records();

        for (Class<?> message : OutboundMessage.class.getPermittedSubclasses()) {
            assertThat(records).contains(message.getName());
            for (RecordComponent component : message.getRecordComponents()) {
                for (Type part : parts(component.getGenericType())) {
                    if (part instanceof Class<?> type && type.isRecord()) {
                        assertThat(records).contains(type.getName());
                    }
                }
            }
        }
        assertThat(records).hasSizeGreaterThan(14);
    }

    @Test
    void everyClassThatIsNamedCanBeLoaded() throws Exception {
        for (String text : NativeImageMetadata.files().values()) {
            JsonNode tree = JSON.readTree(text);
            if (tree.isArray()) {
                for (JsonNode entry : tree) {
                    assertThat(Class.forName(entry.get("name").asText())).isNotNull();
                }
            }
        }
        assertThat(NativeImageMetadata.made())
                .contains("io.github.camelvzaps.vzaps.VzapsComponent", "io.github.camelvzaps.zapyapi.ZapyapiComponent");
    }

    @Test
    void everyResourceOfTheJarIsEitherReadByNameOrKnownNotToBe() throws Exception {
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes)) {
            List<String> resources = files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class"))
                    .toList();

            assertThat(resources)
                    .isNotEmpty()
                    .allMatch(name -> Stream.concat(
                                    NativeImageMetadata.resourcePatterns().stream(), NOT_READ_BY_NAME.stream())
                            .anyMatch(name::matches));
        }
    }

    private static List<Type> parts(Type type) {
        return type instanceof ParameterizedType generic ? List.of(generic.getActualTypeArguments()) : List.of(type);
    }
}
