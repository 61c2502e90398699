package io.github.camelvzaps.core.client;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Hides secrets in JSON that goes into exceptions, by the names of their fields: gateways answer tokens and webhook
 * secrets in clear. Works on text, since JSON that is broken off holds secrets too. Stateless.
 */
final class SecretFields {
    private static final String NAME = "(?i:secret|token|password|api[_-]?key)";

    /** The lengths are bounded so that no text makes the search slow. */
    private static final Pattern FIELD = Pattern.compile(
            "(\"[^\"]{0,40}" + NAME + "[^\"]{0,40}\"\\s{0,9}:\\s{0,9}\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+");

    private static final Pattern SECRET_NAME = Pattern.compile(".*" + NAME + ".*");

    private SecretFields() {}

    /** Hides the values of secret fields. */
    static String conceal(String json) {
        return FIELD.matcher(json).replaceAll("$1" + SecretMask.DOTS);
    }

    /** Returns the secrets among the fields that were sent; null stands for none. */
    static List<String> valuesIn(Map<String, Object> sent) {
        return sent == null
                ? List.of()
                : sent.entrySet().stream()
                        .filter(field -> field.getValue() instanceof String
                                && SECRET_NAME.matcher(field.getKey()).matches())
                        .map(field -> field.getValue().toString())
                        .toList();
    }
}
