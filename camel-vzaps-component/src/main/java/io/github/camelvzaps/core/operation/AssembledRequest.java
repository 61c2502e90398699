package io.github.camelvzaps.core.operation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A request, complete but for its credentials. Immutable.
 *
 * @param operation the call
 * @param pathAndQuery the encoded path below the base URL, with the query if there is one
 * @param body the fields of the JSON body in wire spelling and order, or null when none is sent; a value may be
 *     {@link Media}
 * @param steering parameters that steer the call and are not sent, by name
 */
public record AssembledRequest(
        Operation operation, String pathAndQuery, Map<String, Object> body, Map<String, String> steering) {

    private static final String PAGE = "page";
    private static final Pattern PAGE_IN_QUERY = Pattern.compile("([?&])" + PAGE + "=([^&]*)");

    /** The only key of a body that is not an object: its value is all of the body. */
    static final String WHOLE_BODY = "$body";

    /** Returns what the body is as JSON: an object, or any other value that was given for all of it. */
    public Object content() {
        return body != null && body.size() == 1 && body.containsKey(WHOLE_BODY) ? body.get(WHOLE_BODY) : body;
    }

    /** Returns the page that the request asks for, 1 when it names none. */
    public int page() {
        Object named = body == null ? null : body.get(PAGE);
        Matcher inQuery = PAGE_IN_QUERY.matcher(pathAndQuery);
        String text = named != null ? named.toString() : inQuery.find() ? inQuery.group(2) : "1";
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 1;
    }

    /** Returns the same request for another page. */
    public AssembledRequest withPage(int page) {
        boolean inBody =
                operation.parameter(PAGE).filter(p -> p.place() == Place.BODY).isPresent();
        if (inBody) {
            Map<String, Object> changed = new LinkedHashMap<>(body);
            changed.put(PAGE, page);
            return new AssembledRequest(operation, pathAndQuery, changed, steering);
        }
        Matcher named = PAGE_IN_QUERY.matcher(pathAndQuery);
        String path = named.find()
                ? named.replaceFirst("$1" + PAGE + "=" + page)
                : PathEncoder.withQuery(pathAndQuery, "?" + PAGE + "=" + page);
        return new AssembledRequest(operation, path, body, steering);
    }

    /** Returns the value of a parameter in the path, decoded; null when the path has none of that name. */
    public String pathValue(String parameter) {
        List<String> template = List.of(operation.path().split("/"));
        int at = template.indexOf("{" + parameter + "}");
        String[] parts = pathAndQuery.split("[/?]");
        return at < 0 || at >= parts.length ? null : URLDecoder.decode(parts[at], StandardCharsets.UTF_8);
    }

    /** Returns whom the body names as the recipient of a message; null when it names none. */
    public String recipient() {
        if (body == null) {
            return null;
        }
        return body.get(recipientWire()) instanceof String recipient ? recipient : null;
    }

    /** Returns the same request for another recipient, where the body names one. */
    public AssembledRequest withRecipient(String other) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        changed.put(recipientWire(), other);
        return new AssembledRequest(operation, pathAndQuery, changed, steering);
    }

    private String recipientWire() {
        return operation.parameters().stream()
                .filter(parameter -> parameter.place() == Place.BODY && parameter.type() == ValueType.RECIPIENT)
                .map(Parameter::wire)
                .findFirst()
                .orElse("phone");
    }

    /** Tells whether the same bytes can be sent a second time. */
    public boolean repeatable() {
        return media().allMatch(Media::repeatable);
    }

    /** Returns the content that is to be streamed, if the body holds any. */
    public Optional<Media> firstMedia() {
        return media().findFirst();
    }

    private Stream<Media> media() {
        return body == null
                ? Stream.empty()
                : body.values().stream().filter(Media.class::isInstance).map(Media.class::cast);
    }

    /** Names the operation only: everything else may be private. */
    @Override
    public String toString() {
        return operation.id();
    }
}
