package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.state.Media;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is answered. Immutable.
 *
 * @param body a {@code Map} or {@code List} to be written as JSON, a {@code String} or {@code byte[]} to be written as
 *     it is, a {@link Stream}, or null for no body
 * @param contentType of the body
 */
public record Reply(int status, Object body, String contentType, Map<String, String> headers) {

    private static final String JSON = "application/json; charset=utf-8";

    /** Generated media that is written piece by piece, as it is or as the answer of a download. */
    public record Stream(Media media, boolean asDownloadAnswer) {}

    /** 200 with exactly this body. */
    public static Reply plain(Object body) {
        return new Reply(200, body, JSON, Map.of());
    }

    /** 200 with the body in the usual envelope {@code {code, success, data}}. */
    public static Reply data(Object data) {
        Map<String, Object> envelope = new LinkedHashMap<>(4);
        envelope.put("code", 200);
        envelope.put("success", true);
        envelope.put("data", data);
        return plain(envelope);
    }

    /** 200 with {@code {"status":"ok"}}. */
    public static Reply ok() {
        return plain(Map.of("status", "ok"));
    }

    public static Reply json(int status, Object body) {
        return new Reply(status, body, JSON, Map.of());
    }

    public static Reply of(int status, Object body, String contentType) {
        return new Reply(status, body, contentType, Map.of());
    }

    public static Reply empty(int status) {
        return new Reply(status, null, null, Map.of());
    }

    /** The shape in which VZaps is believed to refuse. */
    public static Reply refused(Refusal refusal) {
        Map<String, Object> body = new LinkedHashMap<>(4);
        body.put("code", refusal.status());
        body.put("success", false);
        body.put("error", refusal.getMessage());
        List<String> allowed = refusal.allowed();
        return new Reply(
                refusal.status(),
                body,
                JSON,
                allowed.isEmpty() ? Map.of() : Map.of("Allow", String.join(", ", allowed)));
    }

    public Reply withHeaders(Map<String, ?> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        more.forEach((header, value) -> all.put(header, value.toString()));
        return new Reply(status, body, contentType, all);
    }
}
