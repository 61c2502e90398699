package io.github.camelvzaps.routecheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;

/** Finds the endpoints in routes written in YAML. Stateless but for the catalog. */
final class YamlEndpoints {
    /** The steps that take messages; all others with a URI send them. */
    private static final Set<String> CONSUMERS = Set.of("from", "poll", "pollEnrich");

    /** The steps whose value may be a URI alone. */
    private static final Set<String> SHORT_FORMS = Set.of("from", "to", "toD", "wireTap", "poll");

    private final CamelCatalog catalog;

    YamlEndpoints(CamelCatalog catalog) {
        this.catalog = catalog;
    }

    List<EndpointUse> in(JsonNode tree) {
        List<EndpointUse> found = new ArrayList<>();
        collect("", tree, found);
        return found;
    }

    private void collect(String step, JsonNode node, List<EndpointUse> found) {
        if (node.isTextual() && SHORT_FORMS.contains(step)) {
            found.add(new EndpointUse(node.textValue(), CONSUMERS.contains(step)));
        } else if (node.path("uri").isTextual()) {
            String uri = uri(node.get("uri").textValue(), node.path("parameters"));
            found.add(new EndpointUse(uri, CONSUMERS.contains(step)));
        }
        if (node.isArray()) {
            node.forEach(child -> collect("", child, found));
        } else {
            node.fields().forEachRemaining(field -> collect(field.getKey(), field.getValue(), found));
        }
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

    /** The form in which resource and operation are parameters beside the scheme. */
    private String endpointOf(String scheme, Map<String, String> options) {
        try {
            return catalog.asEndpointUri(scheme, options, false);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
