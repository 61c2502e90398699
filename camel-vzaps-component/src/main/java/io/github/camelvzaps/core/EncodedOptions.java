package io.github.camelvzaps.core;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses values that are still URL-encoded. Camel hands the parameters of a pipe to a kamelet like that, and a folder
 * {@code data%2Fcursors} would be made, or a list be a single entry. Stateless.
 */
final class EncodedOptions {
    /** Lists, folders, addresses, times and zones; a text or a secret may hold anything. */
    private static final Set<String> CHECKED = Set.of(
            "cursorFolder",
            "events",
            "kinds",
            "audiences",
            "guardAllow",
            "guardLinks",
            "guardQuietHours",
            "guardZone",
            "pace",
            "baseUrl",
            "realtimeUrl",
            "publicUrl");

    private static final Pattern ENCODED = Pattern.compile("%(2F|2C|3A)", Pattern.CASE_INSENSITIVE);

    /** Who writes these as they are has encoded the others on purpose. */
    private static final Pattern PLAIN = Pattern.compile("[/,:]");

    private EncodedOptions() {}

    /** @throws IllegalArgumentException naming the option and the fix */
    static void refuse(Map<String, Object> options) {
        options.forEach((name, value) -> {
            if (CHECKED.contains(name) && value instanceof String text && isEncoded(text)) {
                throw new InvalidConfigurationException(
                        List.of(name),
                        "The option " + name + " is URL-encoded, as Camel hands the parameters of a pipe to a kamelet:"
                                + " write its value there as RAW(...), or set " + name + " on the component");
            }
        });
    }

    private static boolean isEncoded(String value) {
        return ENCODED.matcher(value).find() && !PLAIN.matcher(value).find();
    }
}
