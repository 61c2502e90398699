package io.github.camelvzaps.core.operation;

import io.github.camelvzaps.api.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes values into paths so that no value can lead to another path or host. */
final class PathEncoder {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\*?)(\\w+)}");
    private static final String UNRESERVED = "-._~";

    private PathEncoder() {}

    /** Fills the placeholders of the operation's path; those written {@code {*name}} keep their slashes. */
    static String expand(Operation operation, Map<String, String> values) {
        Matcher matcher = PLACEHOLDER.matcher(operation.path());
        StringBuilder path = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2);
            String value = values.get(name);
            boolean keepsSlashes = !matcher.group(1).isEmpty();
            matcher.appendReplacement(
                    path, Matcher.quoteReplacement(keepsSlashes ? relative(name, value) : segment(name, value)));
        }
        return matcher.appendTail(path).toString();
    }

    /** Adds a query to a path that may have one already. */
    static String withQuery(String path, String query) {
        boolean more = path.contains("?") && !query.isEmpty();
        return path + (more ? "&" + query.substring(1) : query);
    }

    /** Percent-encodes everything but letters, digits and {@code - . _ ~}, as UTF-8. */
    static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length() + 8);
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return encoded.toString();
    }

    private static String segment(String name, String value) {
        if (value.isBlank() || value.equals(".") || value.equals("..")) {
            throw new InvalidRequestException("'" + name + "' is part of the path and must not be empty, '.' or '..'");
        }
        return encode(value);
    }

    /** Keeps slashes and a query, refuses whatever could leave the API: another host, a step up, a control character. */
    private static String relative(String name, String value) {
        String path = value.startsWith("/") ? value.substring(1) : value;
        String withoutQuery = path.indexOf('?') < 0 ? path : path.substring(0, path.indexOf('?'));
        boolean bad = path.isBlank()
                || withoutQuery.startsWith("/")
                || withoutQuery.contains(":")
                || withoutQuery.contains("\\")
                || path.contains("#")
                || path.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)
                || ("/" + withoutQuery.replace("%2e", ".").replace("%2E", ".") + "/").matches(".*/\\.{1,2}/.*");
        if (bad) {
            throw new InvalidRequestException("'" + name
                    + "' has to be a path below the base URL, such as 'plans/list': no host, no '..', no spaces;"
                    + " percent-encode other characters");
        }
        return path;
    }
}
