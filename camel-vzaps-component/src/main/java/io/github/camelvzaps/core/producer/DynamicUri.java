package io.github.camelvzaps.core.producer;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.util.URISupport;

/**
 * The options of a {@code toD} as its author wrote them. Camel puts the values in first and splits the URI after, so that
 * a value with {@code &} in it would bring options of its own along, and one with <code>{{...}}</code> a property of the
 * application. Here the text of the author is split, and each value is put in as it is. Immutable.
 */
final class DynamicUri {
    private final Map<String, List<Part>> options;

    /** A piece of a value: text of the author's, or something that the message knows. */
    private record Part(String text, Expression expression) {
        String of(Exchange exchange) {
            String value = expression == null ? text : expression.evaluate(exchange, String.class);
            return value == null ? "" : value;
        }
    }

    private DynamicUri(Map<String, List<Part>> options) {
        this.options = options;
    }

    /**
     * Reads the text of a {@code toD}.
     *
     * @return null when its options cannot be separated before the values are known: another language than simple, or
     *     an option whose name is not written out
     */
    static DynamicUri parse(CamelContext context, String template) throws URISyntaxException {
        if (template.startsWith("language:") || template.contains("+language:")) {
            return null;
        }
        Map<String, List<Part>> options = new LinkedHashMap<>();
        int query = indexOf(template, '?', 0, template.length());
        for (int at = query + 1; query >= 0 && at < template.length(); ) {
            int end = indexOf(template, '&', at, template.length());
            end = end < 0 ? template.length() : end;
            int equals = indexOf(template, '=', at, end);
            String name = equals < 0 ? null : template.substring(at, equals).trim();
            if (name == null || name.contains("${") || name.contains("{{") || name.contains("$simple{")) {
                return null;
            }
            options.put(name, parts(context, template.substring(equals + 1, end)));
            at = end + 1;
        }
        return new DynamicUri(options);
    }

    /** Returns the options with the values of one message. */
    Map<String, Object> values(Exchange exchange) {
        Map<String, Object> values = new LinkedHashMap<>();
        options.forEach((name, parts) -> {
            StringBuilder value = new StringBuilder();
            parts.forEach(part -> value.append(part.of(exchange)));
            values.put(name, value.toString());
        });
        return values;
    }

    private static List<Part> parts(CamelContext context, String value) throws URISyntaxException {
        boolean raw =
                (value.startsWith("RAW(") && value.endsWith(")")) || (value.startsWith("RAW{") && value.endsWith("}"));
        String text = raw ? value.substring(4, value.length() - 1) : value;
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int start = text.startsWith("${", at) || text.startsWith("$simple{", at) ? at : next(text, at);
            if (start > at) {
                String own = context.resolvePropertyPlaceholders(text.substring(at, start));
                parts.add(new Part(raw ? own : decoded(own), null));
            }
            if (start == text.length()) {
                break;
            }
            int end = closing(text, start, text.length());
            String expression = context.resolvePropertyPlaceholders(text.substring(start, end));
            parts.add(new Part(null, context.resolveLanguage("simple").createExpression(expression)));
            parts.get(parts.size() - 1).expression().init(context);
            at = end;
        }
        return parts;
    }

    private static int next(String text, int from) {
        int one = text.indexOf("${", from);
        int other = text.indexOf("$simple{", from);
        int found = one < 0 ? other : other < 0 ? one : Math.min(one, other);
        return found < 0 ? text.length() : found;
    }

    /** Decodes text of the author's as Camel decodes it in any other URI. */
    private static String decoded(String text) throws URISyntaxException {
        Object value = URISupport.parseQuery("text=" + text, false, true).get("text");
        return value == null ? "" : value.toString();
    }

    /** Finds a character outside of <code>${...}</code> and <code>{{...}}</code>. */
    private static int indexOf(String text, char wanted, int from, int to) {
        for (int at = from; at < to; ) {
            if (text.startsWith("${", at) || text.startsWith("$simple{", at) || text.startsWith("{{", at)) {
                at = closing(text, at, to);
            } else if (text.charAt(at) == wanted) {
                return at;
            } else {
                at++;
            }
        }
        return -1;
    }

    /** Returns where a bracket that opens at or after a place is closed, the closing one included. */
    private static int closing(String text, int from, int to) {
        int depth = 0;
        for (int at = text.indexOf('{', from); at < to; at++) {
            char c = text.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return to;
    }
}
