package io.github.camelvzaps.core.operation;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.api.VzapsConstants;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts a request together: each value in its form of the wire and in its place. Which of several values counts is said by
 * {@link ParameterValues}. Fails before anything is sent. Stateless and thread-safe.
 */
public final class RequestAssembler {
    /**
     * Puts the request together.
     *
     * @param values answers the value of a parameter
     * @param content turns files, bytes and streams into media
     * @throws InvalidRequestException when a parameter is missing or has no valid form
     */
    public AssembledRequest assemble(
            Operation operation, BodyInput input, ParameterValues values, ContentReader content) {
        if (operation.body() == BodyRule.ANY) {
            return withAnyBody(operation, input, values, content);
        }
        BodyFields fields = BodyFields.of(operation, input);

        Map<String, String> path = new HashMap<>();
        StringBuilder query = new StringBuilder();
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, String> steering = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (Parameter parameter : operation.parameters()) {
            Object given = values.of(parameter, fields.known().get(parameter.name()));
            Object value = onWire(operation, input, parameter, given, content);
            if (value == null) {
                continue;
            }
            used.add(parameter.name());
            switch (parameter.place()) {
                case PATH -> path.put(parameter.name(), value.toString());
                case QUERY ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(PathEncoder.encode(parameter.wire()))
                            .append('=')
                            .append(PathEncoder.encode(value.toString()));
                case BODY -> put(body, parameter.wire(), value);
                case CALL -> steering.put(parameter.name(), value.toString());
            }
        }
        if (operation.reads()) {
            refuseSlips(operation, fields.extras(), used);
        }
        return new AssembledRequest(
                operation,
                PathEncoder.withQuery(PathEncoder.expand(operation, path), query.toString()),
                body(operation, body, fields.extras()),
                Map.copyOf(steering));
    }

    /** The body is the author's and holds no parameter: a path or a token in it would be the choice of who wrote it. */
    private AssembledRequest withAnyBody(
            Operation operation, BodyInput input, ParameterValues values, ContentReader content) {
        AssembledRequest bare = assemble(operation.sending(BodyRule.NONE), BodyInput.NOTHING, values, content);
        Map<String, Object> body = null;
        if (input instanceof BodyInput.Fields fields) {
            body = fields.values();
        } else if (input instanceof BodyInput.Plain plain) {
            body = Map.of(AssembledRequest.WHOLE_BODY, plain.value());
        }
        return new AssembledRequest(operation, bare.pathAndQuery(), body, bare.steering());
    }

    /** Writes a value; {@code filter.query} is a key inside of an object. */
    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> body, String wire, Object value) {
        int dot = wire.indexOf('.');
        if (dot < 0) {
            body.put(wire, value);
            return;
        }
        String outer = wire.substring(0, dot);
        Map<String, Object> inner = new LinkedHashMap<>();
        if (body.get(outer) instanceof Map<?, ?> known) {
            inner.putAll((Map<String, Object>) known);
        }
        inner.put(wire.substring(dot + 1), value);
        body.put(outer, inner);
    }

    /** Returns the form of the wire, or null when there is nothing to send. */
    private Object onWire(
            Operation operation, BodyInput input, Parameter parameter, Object value, ContentReader content) {
        boolean empty = value instanceof CharSequence text && text.isEmpty();
        if (empty && parameter.clearable()) {
            return "";
        }
        if (value == null || (empty && parameter.required())) {
            if (parameter.required()) {
                throw new InvalidRequestException(missing(operation, parameter) + hint(parameter, input));
            }
            return null;
        }
        try {
            Object read = parameter.type() == ValueType.MEDIA ? content.read(parameter, value) : value;
            return parameter.type().convert(read);
        } catch (InvalidRequestException e) {
            throw e;
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new InvalidRequestException(
                    String.format(
                            "%s: '%s' has to be %s, and the value given (a %s) is not%s. Fix the header %s%s, the"
                                    + " body key '%s' or the option.",
                            operation.id(),
                            parameter.name(),
                            parameter.type().says(),
                            value.getClass().getSimpleName(),
                            e instanceof NumberFormatException || e.getMessage() == null ? "" : ": " + e.getMessage(),
                            VzapsConstants.PREFIX,
                            parameter.headerName(),
                            parameter.wire()),
                    e);
        }
    }

    /** A write passes on what it does not know; a read with a slip in it would quietly read something else. */
    private static void refuseSlips(Operation operation, Map<String, Object> extras, Set<String> used) {
        List<String> unused = operation.parameters().stream()
                .map(Parameter::name)
                .filter(name -> !used.contains(name))
                .toList();
        extras.keySet()
                .forEach(key -> Nearest.slip(key, unused).ifPresent(meant -> {
                    throw new InvalidRequestException(operation.id() + " has no parameter '" + key + "'; '" + meant
                            + "' is meant? Fix or remove the key of the body.");
                }));
    }

    private String missing(Operation operation, Parameter parameter) {
        String plain = parameter.name().equals(operation.primary()) ? ", as the plain body" : "";
        return String.format(
                "%s needs '%s'. Give it as the header %s%s, as the key '%s' of a Map or JSON body%s, or as the option"
                        + " %s of the endpoint.",
                operation.id(),
                parameter.name(),
                VzapsConstants.PREFIX,
                parameter.headerName(),
                parameter.wire(),
                plain,
                parameter.name());
    }

    /** What the author surely meant. */
    private static String hint(Parameter parameter, BodyInput input) {
        if (input instanceof BodyInput.Fields fields) {
            return Nearest.slip(parameter.name(), fields.values().keySet())
                    .or(() -> Nearest.slip(parameter.wire(), fields.values().keySet()))
                    .map(key -> " The body has the key '" + key + "': is it meant?")
                    .orElse("");
        }
        boolean likeJson = input instanceof BodyInput.Plain plain
                && plain.value() instanceof CharSequence text
                && text.toString().stripLeading().startsWith("{");
        return likeJson
                ? " The body looks like JSON and was taken as text: set the option bodyType=json if it is the fields of"
                        + " the call."
                : "";
    }

    private static Map<String, Object> body(
            Operation operation, Map<String, Object> known, Map<String, Object> extras) {
        return switch (operation.body()) {
            case NONE -> null;
            case OPTIONAL_OBJECT -> known.isEmpty() && extras.isEmpty() ? null : merged(known, extras);
            case OBJECT -> merged(known, extras);
            case ANY -> throw new IllegalStateException("assembled elsewhere");
        };
    }

    private static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> extras) {
        extras.forEach(known::putIfAbsent);
        return known;
    }
}
