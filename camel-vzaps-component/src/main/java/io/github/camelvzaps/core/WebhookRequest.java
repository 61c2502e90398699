package io.github.camelvzaps.core;

import java.util.function.UnaryOperator;

/**
 * What a webhook got, before anybody has looked at it.
 *
 * @param method the HTTP method
 * @param path the whole path
 * @param query the query as it came, without the question mark; null when there was none
 * @param headers answers a header by its name, or null
 * @param body the bytes as they came, unpacked if they were gzip
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of 16 MiB would be waste
public record WebhookRequest(String method, String path, String query, UnaryOperator<String> headers, byte[] body) {

    /** Returns the first value of a query parameter, decoded; null when it is not there. */
    public String parameter(String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                try {
                    return java.net.URLDecoder.decode(
                            pair.substring(equals + 1), java.nio.charset.StandardCharsets.UTF_8);
                } catch (IllegalArgumentException badlyEncoded) {
                    return null;
                }
            }
        }
        return null;
    }

    /** Shows nothing of what came. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + "]";
    }
}
