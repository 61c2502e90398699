package io.github.camelvzaps.routecheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.xml.in.ModelParser;
import org.apache.camel.xml.io.XmlPullParserException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Checks routes and properties without starting them: their structure, and each option of each endpoint. Knows the
 * components of Camel and those of others on the class path, such as {@code vzaps}. The methods answer what is wrong, in
 * words for people, and nothing when all is well. Making one takes a second or two; keep it. Not thread-safe.
 */
public final class RouteCheck {
    private static final String SCHEMA = "/schema/camelYamlDsl.json";

    private final YAMLMapper yaml = new YAMLMapper();
    private final CamelCatalog catalog = ClassPathComponents.catalog();
    private final YamlEndpoints yamlEndpoints = new YamlEndpoints(catalog);
    private final JsonSchema schema;

    /** Reads the class path. */
    public RouteCheck() {
        // routes nest, and with them the schema: loaded ahead it would fill the memory
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();
        try {
            String text = ClassPathComponents.text(RouteCheck.class.getResource(SCHEMA));
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks the text of a YAML file with routes. */
    public List<String> problemsOfYaml(String routes) {
        JsonNode tree = tree(routes);
        List<String> problems = new ArrayList<>();
        schema.validate(tree).forEach(message -> problems.add(message.toString()));
        yamlEndpoints.in(tree).forEach(use -> problemOf(use).ifPresent(problems::add));
        return problems;
    }

    /** Checks the text of an XML file with one route, or with several below routes, beans or camel. */
    public List<String> problemsOfXml(String routes) {
        List<String> problems = new ArrayList<>();
        try {
            boolean read = new ModelParser(new StringReader(routes))
                            .parseRoutesDefinition()
                            .isPresent()
                    || new ModelParser(new StringReader(routes))
                            .parseBeansDefinition()
                            .isPresent();
            if (!read) {
                problems.add("the root of the file is none of routes, route, beans and camel");
            }
            XmlEndpoints.in(document(routes)).forEach(use -> problemOf(use).ifPresent(problems::add));
        } catch (XmlPullParserException | IOException | RuntimeException e) {
            problems.add(e.getMessage());
        }
        return problems;
    }

    /** Checks the lines of a properties file that Camel reads; the catalog does not know those of its HTTP servers. */
    public List<String> problemsOfProperties(String properties) {
        return properties
                .lines()
                .filter(line -> line.startsWith("camel."))
                .filter(line -> !line.matches("camel\\.(server|management)\\..*"))
                .map(catalog::validateConfigurationProperty)
                .filter(result -> !result.isSuccess() || !result.isAccepted())
                .map(RouteCheck::summary)
                .toList();
    }

    /** Checks one endpoint, for routes that are written in another way. */
    public Optional<String> problemOf(EndpointUse use) {
        EndpointValidationResult result =
                catalog.validateEndpointProperties(use.uri(), false, use.consumed(), !use.consumed());
        // an unknown component counts as a success there, since it might be one of the application's own
        if (!result.isSuccess() || result.getUnknownComponent() != null) {
            return Optional.of(use + ": " + result.summaryErrorMessage(false, false, true));
        }
        ComponentModel component = catalog.componentModel(catalog.endpointComponentName(use.uri()));
        if (use.consumed() && component.isProducerOnly()) {
            return Optional.of(use + ": no route can begin with this component");
        }
        if (!use.consumed() && component.isConsumerOnly()) {
            return Optional.of(use + ": nothing can be sent to this component");
        }
        return PublishedOperations.of(component.getJavaType())
                .flatMap(operations -> operations.problemOf(use.uri()))
                .map(problem -> use + ": " + problem);
    }

    /** Finds the endpoints of routes in YAML. */
    public List<EndpointUse> endpointsOfYaml(String routes) {
        return yamlEndpoints.in(tree(routes));
    }

    /** Finds the endpoints of routes in XML. */
    public List<EndpointUse> endpointsOfXml(String routes) {
        return XmlEndpoints.in(document(routes));
    }

    private JsonNode tree(String routes) {
        try {
            return yaml.readTree(routes);
        } catch (IOException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }

    private static Document document(String routes) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(routes.getBytes(StandardCharsets.UTF_8)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("no XML: " + e.getMessage(), e);
        }
    }

    private static String summary(ConfigurationPropertiesValidationResult result) {
        return result.getText() + ": " + result.summaryErrorMessage(false);
    }
}
