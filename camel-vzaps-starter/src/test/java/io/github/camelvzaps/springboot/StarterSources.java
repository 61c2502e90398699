package io.github.camelvzaps.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * Writes the properties class, the auto-configuration and the metadata of each scheme out of the catalog JSON of the
 * component. Run as a program in the folder of the module, it updates the files; the test beside it checks that they
 * are up to date. When the old ones do not compile any more, delete {@code src/generated} first.
 */
final class StarterSources {
    /** Types that Spring's processor of configuration properties leaves out, so that the entry has to name them. */
    private static final Set<String> NOT_BY_SPRING = Set.of("javax.sql.DataSource");

    /** The schemes that have properties. */
    static final List<String> SCHEMES = List.of("vzaps", "zapyapi");

    /** Names and not classes: this runs out of its source, before the module compiles. */
    private static final List<String> HAND_WRITTEN = List.of("WebhookAutoConfiguration.java", "SecretSanitizing.java");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path JAVA = Path.of("src/generated/java/io/github/camelvzaps/springboot");
    private static final Path RESOURCES = Path.of("src/generated/resources/META-INF");
    private static final Map<String, String> WRAPPERS =
            Map.of("boolean", "Boolean", "int", "Integer", "long", "Long", "double", "Double", "float", "Float");

    private StarterSources() {}

    /** Updates all files. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<Path, String> file : files().entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    /** Returns the text of each file. */
    static Map<Path, String> files() throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        ObjectNode metadata = JSON.createObjectNode();
        ArrayNode properties = metadata.putArray("properties");
        ArrayNode hints = metadata.putArray("hints");
        for (String scheme : SCHEMES) {
            JsonNode catalog = catalog(scheme);
            String name = simple(catalog.get("component").get("javaType").asText());
            files.put(JAVA.resolve(name + "Configuration.java"), configuration(name, scheme, catalog));
            files.put(JAVA.resolve(name + "AutoConfiguration.java"), autoConfiguration(name, scheme, catalog));
            addMetadata(properties, hints, scheme, catalog);
        }
        files.put(
                RESOURCES.resolve("additional-spring-configuration-metadata.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(metadata) + "\n");
        files.put(
                RESOURCES.resolve("spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports"),
                Stream.concat(
                                files.keySet().stream()
                                        .map(file -> file.getFileName().toString())
                                        .filter(file -> file.endsWith("AutoConfiguration.java")),
                                HAND_WRITTEN.stream())
                        .map(file -> "io.github.camelvzaps.springboot." + file.replace(".java", "") + "\n")
                        .collect(Collectors.joining()));
        return files;
    }

    /** Returns the catalog JSON of a scheme. */
    static JsonNode catalog(String scheme) throws IOException {
        String place = "/META-INF/io/github/camelvzaps/" + scheme + "/" + scheme + ".json";
        try (InputStream in = StarterSources.class.getResourceAsStream(place)) {
            return JSON.readTree(in);
        }
    }

    /** Returns the type that a property has for an option. */
    static String type(JsonNode option) {
        if (option.get("type").asText().equals("duration")) {
            return "java.time.Duration";
        }
        String type = option.get("javaType").asText().replace('$', '.').replace("java.lang.", "");
        return WRAPPERS.getOrDefault(type, type);
    }

    private static String configuration(String name, String scheme, JsonNode catalog) {
        StringBuilder fields = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        catalog.get("componentProperties").properties().forEach(entry -> {
            String option = entry.getKey();
            String type = type(entry.getValue());
            String ending = Character.toUpperCase(option.charAt(0)) + option.substring(1);
            fields.append("    private %s %s;\n".formatted(type, option));
            methods.append("""

                    public %1$s get%2$s() {
                        return %3$s;
                    }

                    public void set%2$s(%1$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """.formatted(type, ending, option));
        });
        return """
                package io.github.camelvzaps.springboot;

                import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
                import org.springframework.boot.context.properties.ConfigurationProperties;

                /**
                 * The options of the component %2$s as properties. Null stands for the component's own default. Bound once at
                 * start. Written by the class StarterSources; do not edit.
                 */
                @ConfigurationProperties(prefix = "camel.component.%2$s")
                public class %1$sConfiguration extends ComponentConfigurationPropertiesCommon {
                %3$s%4$s}
                """.formatted(name, scheme, fields, methods);
    }

    private static String autoConfiguration(String name, String scheme, JsonNode catalog) {
        Set<String> objects = new TreeSet<>();
        catalog.get("componentProperties").forEach(option -> {
            String type = option.get("javaType").asText().replace('$', '.').replaceFirst("<.*", "");
            if (option.get("type").asText().equals("object") && !type.startsWith("java.util.")) {
                objects.add(type + ".class");
            }
        });
        return """
                package io.github.camelvzaps.springboot;

                import %1$s;
                import org.apache.camel.spi.ComponentCustomizer;
                import org.apache.camel.spring.boot.CamelAutoConfiguration;
                import org.apache.camel.spring.boot.ComponentConfigurationProperties;
                import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
                import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
                import org.springframework.boot.autoconfigure.AutoConfiguration;
                import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
                import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
                import org.springframework.boot.context.properties.EnableConfigurationProperties;
                import org.springframework.context.ApplicationContext;
                import org.springframework.context.annotation.Bean;
                import org.springframework.context.annotation.Conditional;
                import org.springframework.context.annotation.Lazy;
                import org.springframework.core.env.Environment;

                /** Sets up the component %3$s by its properties. Written by the class StarterSources; do not edit. */
                @AutoConfiguration(after = CamelAutoConfiguration.class)
                @ConditionalOnClass(%2$s.class)
                @Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
                @ConditionalOnHierarchicalProperties({"camel.component", "camel.component.%3$s"})
                @EnableConfigurationProperties({ComponentConfigurationProperties.class, %2$sConfiguration.class})
                public class %2$sAutoConfiguration {
                    @Bean
                    static PropertyCheck %3$sPropertyCheck(Environment environment) {
                        return new PropertyCheck("%3$s", %2$sConfiguration.class, environment);
                    }

                    @Bean
                    @ConfigurationPropertiesBinding
                    static BeanReferences %3$sBeanReferences(ApplicationContext application) {
                        return new BeanReferences(
                                application,
                                %4$s);
                    }

                    @Lazy
                    @Bean
                    public ComponentCustomizer configure%2$s(
                            ApplicationContext application, %2$sConfiguration properties) {
                        return new OptionCopy("%3$s", %2$s.class, properties, application);
                    }
                }
                """.formatted(
                        catalog.get("component").get("javaType").asText(),
                        name,
                        scheme,
                        String.join(",\n                ", objects));
    }

    private static void addMetadata(ArrayNode properties, ArrayNode hints, String scheme, JsonNode catalog) {
        String prefix = "camel.component." + scheme + ".";
        addOfStarter(properties, prefix + "enabled", "Whether the component " + scheme + " is set up by properties.");
        addOfStarter(
                properties,
                prefix + "customizer.enabled",
                "Whether the properties of the component " + scheme + " are copied to it.");
        catalog.get("componentProperties").properties().forEach(entry -> {
            JsonNode option = entry.getValue();
            String name = prefix + DataObjectPropertyName.toDashedForm(entry.getKey());
            ObjectNode property = properties.addObject();
            property.put("name", name);
            if (NOT_BY_SPRING.contains(option.path("javaType").asText())) {
                property.set("type", option.get("javaType"));
            }
            property.set("description", option.get("description"));
            if (option.has("defaultValue")) {
                property.set("defaultValue", option.get("defaultValue"));
            }
            if (option.path("deprecated").asBoolean()) {
                property.putObject("deprecation")
                        .put("reason", option.path("deprecationNote").asText());
            }
            if (option.has("enum")) {
                ArrayNode values = hints.addObject().put("name", name).putArray("values");
                option.get("enum").forEach(value -> values.addObject().set("value", value));
            }
        });
    }

    private static void addOfStarter(ArrayNode properties, String name, String description) {
        properties.addObject().put("name", name).put("description", description).put("defaultValue", true);
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
