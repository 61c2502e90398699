package io.github.camelvzaps.routecheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The operations that a component publishes beside its catalog, as {@code operations.json}: which resource has which
 * operation, and which parameters it takes. Case, hyphens and underscores do not count. Not thread-safe.
 */
final class PublishedOperations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FURTHER_PARAMETER = "param.";
    private static final String ANY_MESSAGE = "messages/send";

    private final JsonNode published;

    private PublishedOperations(JsonNode published) {
        this.published = published;
    }

    /** Reads what the component of a class publishes; nothing for components that do not. */
    static Optional<PublishedOperations> of(String componentClass) {
        if (componentClass == null || !componentClass.contains(".")) {
            return Optional.empty();
        }
        String folder =
                componentClass.substring(0, componentClass.lastIndexOf('.')).replace('.', '/');
        URL file = PublishedOperations.class.getClassLoader().getResource("META-INF/" + folder + "/operations.json");
        try {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new PublishedOperations(JSON.readTree(ClassPathComponents.text(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells what is wrong with an endpoint. */
    Optional<String> problemOf(String uri) {
        int query = uri.indexOf('?');
        String path = uri.substring(uri.indexOf(':') + 1, query < 0 ? uri.length() : query)
                .replaceFirst("^//", "");
        if (path.contains("{{") || path.contains("${") || path.equalsIgnoreCase("request")) {
            return Optional.empty();
        }
        Optional<JsonNode> operation = operation(path);
        if (operation.isEmpty()) {
            return Optional.of("there is no operation '" + path + "'. " + others(path));
        }
        return further(query < 0 ? "" : uri.substring(query + 1)).stream()
                .filter(name -> !takes(operation.get(), path, name))
                .findFirst()
                .map(name -> path + " has no parameter '" + name + "', given as param." + name);
    }

    private Optional<JsonNode> operation(String path) {
        for (var row : published.get("operations").properties()) {
            if (fold(row.getKey()).equals(fold(path))) {
                return Optional.of(row.getValue());
            }
        }
        for (var alias : published.get("aliases").properties()) {
            if (fold(alias.getKey()).equals(fold(path))) {
                return Optional.of(
                        published.get("operations").get(alias.getValue().asText()));
            }
        }
        for (JsonNode further : published.get("further")) {
            if (fold(further.asText()).equals(fold(path))) {
                return Optional.of(JSON.createObjectNode());
            }
        }
        return Optional.empty();
    }

    private String others(String path) {
        String resource = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        List<String> names = new ArrayList<>();
        published.get("operations").fieldNames().forEachRemaining(id -> {
            if (fold(id.substring(0, id.indexOf('/'))).equals(fold(resource))) {
                names.add(id.substring(id.indexOf('/') + 1));
            }
        });
        return names.isEmpty() ? "There is no resource of that name" : resource + " has: " + String.join(", ", names);
    }

    private boolean takes(JsonNode operation, String path, String name) {
        if (fold(path).equals(ANY_MESSAGE)) {
            for (JsonNode row : published.get("operations")) {
                if (row.has("messageType") && takes(row, name)) {
                    return true;
                }
            }
        }
        return takes(operation, name);
    }

    private static boolean takes(JsonNode operation, String name) {
        for (JsonNode parameter : operation.path("parameters")) {
            boolean same = fold(parameter.get("name").asText()).equals(fold(name))
                    || fold(parameter.get("wire").asText()).equals(fold(name));
            for (JsonNode alias : parameter.path("aliases")) {
                same |= fold(alias.asText()).equals(fold(name));
            }
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static List<String> further(String query) {
        List<String> names = new ArrayList<>();
        for (String option : query.split("&", -1)) {
            String name = URLDecoder.decode(
                    option.contains("=") ? option.substring(0, option.indexOf('=')) : option, StandardCharsets.UTF_8);
            if (name.startsWith(FURTHER_PARAMETER)) {
                names.add(name.substring(FURTHER_PARAMETER.length()));
            }
        }
        return names;
    }

    private static String fold(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
