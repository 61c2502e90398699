package io.github.camelvzaps.core.operation;

import java.util.Map;
import java.util.Optional;
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
