package io.github.camelvzaps.core.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A call of a webhook that nothing has been checked of.
 *
 * @param method the HTTP method
 * @param uri path and query as they came; null where the server does not tell them
 * @param path the path, in parts decoded, and whole or behind the one that was listened to, as the server likes
 * @param query the query as it came, without the question mark; null when there was none
 * @param headers answers a header by its name, or null
 * @param body the bytes as they came, unpacked if they were gzip; empty while they are not read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of 16 MiB would be waste
public record WebhookRequest(
        String method, String uri, String path, String query, UnaryOperator<String> headers, byte[] body) {

    /** Returns the first value of a query parameter, decoded as forms are; null when it is not there. */
    public String parameter(String name) {
        String raw = rawParameter(name);
        return raw == null ? null : formDecoded(raw);
    }

    /**
     * Returns what the first value of a query parameter can mean: as it came, and decoded with a plus for a blank or for
     * itself. People write addresses by hand, and not each of them encodes.
     */
    public List<String> parameterForms(String name) {
        String raw = rawParameter(name);
        return raw == null ? List.of() : forms(raw);
    }

    /** Returns what the path can mean: as it came, and decoded. */
    public List<String> pathForms() {
        List<String> forms = new ArrayList<>();
        if (path != null) {
            forms.addAll(forms(path));
        }
        if (uri != null) {
            int question = uri.indexOf('?');
            forms.addAll(forms(question < 0 ? uri : uri.substring(0, question)));
        }
        return forms;
    }

    private String rawParameter(String name) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(name)) {
                return pair.substring(equals + 1);
            }
        }
        return null;
    }

    private static List<String> forms(String raw) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
            return List.of(raw);
        }
        List<String> forms = new ArrayList<>(3);
        forms.add(raw);
        String asForm = formDecoded(raw);
        String asPath = formDecoded(raw.replace("+", "%2B"));
        if (asForm != null) {
            forms.add(asForm);
        }
        if (asPath != null) {
            forms.add(asPath);
        }
        return forms;
    }

    private static String formDecoded(String raw) {
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badlyEncoded) {
            return null;
        }
    }

    /** Shows nothing of what came. */
    @Override
    public String toString() {
        return "WebhookRequest[" + method + "]";
    }
}
