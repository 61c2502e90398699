package io.github.camelvzaps.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/**
 * Checks YAML routes and properties without starting them, as camel-report-maven-plugin does for Java and XML. Stands
 * alone: copy it to check routes of your own. Each method answers what is wrong, and nothing when all is well. Not
 * thread-safe.
 */
final class YamlRoutes {
    private static final String SCHEMA = "/schema/camelYamlDsl.json";
    private static final String VZAPS = "/META-INF/io/github/camelvzaps/vzaps/vzaps.json";
    private static final String ZAPYAPI = "/META-INF/io/github/camelvzaps/zapyapi/zapyapi.json";

    /** The steps whose value may be a URI alone. */
    private static final Set<String> SHORT_FORMS = Set.of("from", "to", "toD", "wireTap", "poll");

    private final YAMLMapper yaml = new YAMLMapper();
    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final JsonSchema schema;

    YamlRoutes() {
        // with the JSON: by the name of the class alone the catalog does not find components of others
        catalog.addComponent("vzaps", VzapsComponent.class.getName(), resource(VZAPS));
        catalog.addComponent("zapyapi", ZapyapiComponent.class.getName(), resource(ZAPYAPI));
        // routes nest, and with them the schema: loaded ahead it would fill the memory
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();
        schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource(SCHEMA), config);
    }

    /** Checks a YAML file: its structure and the options of all its endpoints. */
    List<String> problemsOf(String routes) throws IOException {
        JsonNode tree = yaml.readTree(routes);
        List<String> problems = new ArrayList<>();
        schema.validate(tree).forEach(message -> problems.add(message.toString()));
        for (String uri : endpoints(tree)) {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri);
            // an unknown component counts as a success, since it might be one of the application's own
            if (!result.isSuccess() || result.getUnknownComponent() != null) {
                problems.add(uri + ": " + result.summaryErrorMessage(false, false, true));
            }
        }
        return problems;
    }

    /** Checks the lines of a properties file that Camel reads. */
    List<String> problemsOfProperties(String properties) {
        return properties
                .lines()
                .filter(line -> line.startsWith("camel."))
                .map(catalog::validateConfigurationProperty)
                .filter(result -> !result.isSuccess() || !result.isAccepted())
                .map(YamlRoutes::summary)
                .toList();
    }

    private static String summary(ConfigurationPropertiesValidationResult result) {
        return result.getText() + ": " + result.summaryErrorMessage(false);
    }

    /** Finds the URIs of all endpoints, with their parameters as the query. */
    List<String> endpoints(String routes) throws IOException {
        return endpoints(yaml.readTree(routes));
    }

    private List<String> endpoints(JsonNode tree) {
        List<String> found = new ArrayList<>();
        if (tree.path("uri").isTextual()) {
            found.add(uri(tree.get("uri").textValue(), tree.path("parameters")));
        }
        tree.fields().forEachRemaining(field -> {
            if (SHORT_FORMS.contains(field.getKey()) && field.getValue().isTextual()) {
                found.add(field.getValue().textValue());
            }
        });
        tree.forEach(child -> found.addAll(endpoints(child)));
        return found;
    }

    private String uri(String uri, JsonNode parameters) {
        Map<String, String> options = new LinkedHashMap<>();
        parameters
                .fields()
                .forEachRemaining(
                        field -> options.put(field.getKey(), field.getValue().asText()));
        if (!uri.contains(":")) {
            return endpointOf(uri, options);
        }
        StringBuilder whole = new StringBuilder(uri);
        options.forEach((name, value) -> whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(value));
        return whole.toString();
    }

    private String endpointOf(String scheme, Map<String, String> options) {
        try {
            return catalog.asEndpointUri(scheme, options, false);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Reads a resource of the class path as text. */
    static String resource(String name) {
        try (InputStream in = YamlRoutes.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
