package io.github.camelvzaps.simulator.http;

import io.github.camelvzaps.simulator.api.MediaDigest;
import io.github.camelvzaps.simulator.state.SentMedia;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request that was read to its end. Immutable.
 *
 * @param path decoded; {@code rawPath} is as it came
 * @param query decoded, the last value of a name
 * @param headers names in lower case, the last value of a name
 * @param body text with long strings shortened, empty when there was none
 * @param media what was measured of long strings and media in the body
 * @param kept the pictures and sounds in the body that can be shown and were cut out of its text
 * @param problem what was wrong with the body on the way in; null when nothing was
 */
public record Incoming(
        String method,
        String path,
        String rawPath,
        Map<String, String> query,
        Map<String, String> headers,
        String body,
        List<MediaDigest> media,
        List<SentMedia> kept,
        Refusal problem,
        Instant at) {

    /** The facts of a request whose body was read. A broken path or query becomes its problem. */
    public static Incoming of(HttpServerRequest request, String rawPath, BodyIntake.Body body, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Map<String, String> query = Map.of();
        Refusal problem = body.problem();
        String path = rawPath;
        try {
            path = PathText.decode(rawPath);
            if (request.query() != null) {
                query = new LinkedHashMap<>();
                Map<String, String> values = query;
                request.params().forEach(values::put);
            }
        } catch (Refusal broken) {
            problem = broken;
        } catch (IllegalArgumentException broken) {
            problem = Refusal.badRequest("query holds a broken percent escape");
        }
        return new Incoming(
                request.method().name(),
                path,
                rawPath,
                query,
                headers,
                body.text(),
                body.media(),
                body.kept(),
                problem,
                at);
    }

    /** The header, or null when it is absent or blank. */
    public String header(String lowerCaseName) {
        String value = headers.get(lowerCaseName);
        return value == null || value.isBlank() ? null : value.trim();
    }
}
