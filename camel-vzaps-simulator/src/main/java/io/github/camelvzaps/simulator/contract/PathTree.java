package io.github.camelvzaps.simulator.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the operation for a path. A fixed segment wins over a parameter; the free path is tried last.
 *
 * <p>vertx-openapi has a path finder of its own, but it knows no parameter that spans slashes ({@code /chat/{path}})
 * and does not tell an unknown path from a known one with another method. Immutable once filled.
 */
final class PathTree {

    private static final class Node {
        private final Map<String, Node> fixed = new HashMap<>();
        private Node parameter;
        private final Map<String, ApiOperation> operations = new LinkedHashMap<>();
        private ApiOperation freePath;
    }

    private final Node root = new Node();

    void add(ApiOperation operation) {
        Node node = root;
        String[] segments = split(operation.path());
        for (int i = 0; i < segments.length; i++) {
            boolean parameter = segments[i].startsWith("{");
            if (parameter && operation.freePath() && i == segments.length - 1) {
                node.freePath = operation;
                return;
            }
            if (parameter) {
                node.parameter = node.parameter == null ? new Node() : node.parameter;
                node = node.parameter;
            } else {
                node = node.fixed.computeIfAbsent(segments[i], segment -> new Node());
            }
        }
        node.operations.put(operation.method(), operation);
    }

    Route find(String method, String path) {
        String[] segments = split(path);
        Node node = find(root, segments, 0);
        if (node != null) {
            ApiOperation operation = node.operations.get(method);
            if (operation != null) {
                return Route.to(operation, values(operation, segments));
            }
        }
        Route free = findFree(method, segments);
        if (free != null) {
            return free;
        }
        return node == null ? Route.UNKNOWN : Route.otherMethods(new ArrayList<>(node.operations.keySet()));
    }

    private static Node find(Node node, String[] segments, int at) {
        if (at == segments.length) {
            return node.operations.isEmpty() ? null : node;
        }
        Node fixed = node.fixed.get(segments[at]);
        Node found = fixed == null ? null : find(fixed, segments, at + 1);
        if (found == null && node.parameter != null && !segments[at].isEmpty()) {
            found = find(node.parameter, segments, at + 1);
        }
        return found;
    }

    private Route findFree(String method, String[] segments) {
        Node node = root;
        for (int at = 0; at < segments.length && node != null; at++) {
            ApiOperation free = node.freePath;
            if (free != null && !segments[at].isEmpty()) {
                if (!free.method().equals(method)) {
                    return Route.otherMethods(List.of(free.method()));
                }
                Map<String, String> values = values(free, segments);
                values.put(
                        parameterName(free, at),
                        String.join("/", List.of(segments).subList(at, segments.length)));
                return Route.to(free, values);
            }
            Node fixed = node.fixed.get(segments[at]);
            node = fixed == null ? node.parameter : fixed;
        }
        return null;
    }

    private static Map<String, String> values(ApiOperation operation, String[] segments) {
        String[] template = split(operation.path());
        Map<String, String> values = new LinkedHashMap<>(4);
        for (int i = 0; i < template.length; i++) {
            if (template[i].startsWith("{")) {
                values.put(template[i].substring(1, template[i].length() - 1), segments[i]);
            }
        }
        return values;
    }

    private static String parameterName(ApiOperation operation, int at) {
        String segment = split(operation.path())[at];
        return segment.substring(1, segment.length() - 1);
    }

    private static String[] split(String path) {
        return path.substring(1).split("/", -1);
    }
}
