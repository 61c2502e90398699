package io.github.camelvzaps.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Percent-decoding of paths, in which a plus sign is a plus sign. */
public final class PathText {

    private PathText() {}

    /**
     * Decodes a path.
     *
     * @throws Refusal 400 for a broken escape
     */
    public static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("path holds a broken percent escape");
        }
    }

    /**
     * Decodes the values.
     *
     * @throws Refusal 400 for a broken escape
     */
    public static Map<String, String> decode(Map<String, String> raw) {
        Map<String, String> decoded = new HashMap<>(raw);
        decoded.replaceAll((name, value) -> decode(value));
        return decoded;
    }
}
