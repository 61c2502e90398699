package io.github.camelvzaps.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of an answer.
 *
 * @param name the way to it, such as {@code content[].id}
 * @param keys the same, key by key; an empty key is the first item of a list
 * @param type what the example has there, in words
 */
record AnswerField(String name, List<String> keys, String type) {

    /** Finds the fields of an example, those inside objects and lists as well, in its order. */
    static List<AnswerField> of(JsonNode answer) {
        List<AnswerField> fields = new ArrayList<>();
        collect(answer, List.of(), fields);
        return fields;
    }

    private static void collect(JsonNode node, List<String> keys, List<AnswerField> fields) {
        if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            collect(node.get(0), with(keys, ""), fields);
        } else if (node.isObject() && node.size() > 0) {
            node.fields().forEachRemaining(entry -> collect(entry.getValue(), with(keys, entry.getKey()), fields));
        } else if (!keys.isEmpty()) {
            fields.add(new AnswerField(name(keys), keys, type(node)));
        }
    }

    private static List<String> with(List<String> keys, String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return List.copyOf(longer);
    }

    private static String name(List<String> keys) {
        StringBuilder name = new StringBuilder();
        for (String key : keys) {
            name.append(key.isEmpty() ? "[]" : name.isEmpty() ? key : "." + key);
        }
        return name.toString();
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "text";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "true or false";
            case ARRAY -> value.size() > 0 ? "list of " + type(value.get(0)) : "list";
            case OBJECT -> "object";
            default -> "null in the example";
        };
    }

    /** Returns an answer without this field. */
    JsonNode removedFrom(JsonNode answer) {
        JsonNode copy = answer.deepCopy();
        JsonNode holder = copy;
        for (String key : keys.subList(0, keys.size() - 1)) {
            holder = key.isEmpty() ? holder.get(0) : holder.get(key);
        }
        ((ObjectNode) holder).remove(keys.get(keys.size() - 1));
        return copy;
    }
}
