package io.github.camelvzaps.core.operation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts a request together out of headers, body and options. A header wins over a key of the body, the body wins over an
 * option. Fails before anything is sent. Stateless and thread-safe.
 */
public final class RequestAssembler {
    private final String headerPrefix;

    /** @param headerPrefix what the headers of parameters begin with, for error messages */
    public RequestAssembler(String headerPrefix) {
        this.headerPrefix = headerPrefix;
    }

    /**
     * Puts the request together.
     *
     * @param headers answers the header of a parameter, or null
     * @param options answers the option of a parameter, or null
     * @param content turns files, bytes and streams into media
     * @throws InvalidRequestException when a parameter is missing or has no valid form
     */
    public AssembledRequest assemble(
            Operation operation,
            BodyInput input,
            Function<Parameter, Object> headers,
            Function<Parameter, Object> options,
            ContentReader content) {
        Map<String, Object> extras = new LinkedHashMap<>();
        Map<Parameter, Object> given = sort(operation, input, extras);

        Map<String, String> path = new HashMap<>();
        StringBuilder query = new StringBuilder();
        Map<String, Object> body = new LinkedHashMap<>();
        Map<String, String> steering = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            Object value = value(operation, input, parameter, headers, given, options, content);
            if (value == null) {
                continue;
            }
            switch (parameter.place()) {
                case PATH -> path.put(parameter.name(), value.toString());
                case QUERY ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(parameter.wire())
                            .append('=')
                            .append(PathEncoder.encode(value.toString()));
                case BODY -> body.put(parameter.wire(), value);
                case CALL -> steering.put(parameter.name(), value.toString());
            }
        }
        return new AssembledRequest(
                operation,
                PathEncoder.expand(operation, path) + query,
                body(operation, body, extras),
                Map.copyOf(steering));
    }

    /** Sorts what the body holds into parameters and further keys. */
    private static Map<Parameter, Object> sort(Operation operation, BodyInput input, Map<String, Object> extras) {
        Map<Parameter, Object> given = new HashMap<>();
        if (input instanceof BodyInput.Plain plain) {
            Parameter primary = operation
                    .primaryParameter()
                    .orElseThrow(() -> new InvalidRequestException(operation.id()
                            + " has no single main value: give a Map, or JSON with the option bodyType=json, instead of"
                            + " a "
                            + plain.value().getClass().getSimpleName()));
            given.put(primary, plain.value());
        } else if (input instanceof BodyInput.Fields fields) {
            fields.values().forEach((key, value) -> {
                Optional<Parameter> known = operation.parameters().stream()
                        .filter(p -> p.wire().equals(key))
                        .findFirst()
                        .or(() -> operation.parameters().stream()
                                .filter(p -> p.matches(key))
                                .findFirst());
                if (known.isPresent()) {
                    given.putIfAbsent(known.get(), value);
                } else {
                    extras.put(key, value);
                }
            });
        }
        return given;
    }

    private Object value(
            Operation operation,
            BodyInput input,
            Parameter parameter,
            Function<Parameter, Object> headers,
            Map<Parameter, Object> given,
            Function<Parameter, Object> options,
            ContentReader content) {
        Object value = headers.apply(parameter);
        if (value == null) {
            value = given.get(parameter);
        }
        if (value == null) {
            value = options.apply(parameter);
        }
        if (value == null) {
            value = parameter.defaultValue();
        }
        boolean empty = value instanceof CharSequence text && text.isEmpty() && !parameter.clearable();
        if (value == null || (empty && parameter.required())) {
            if (parameter.required()) {
                throw new InvalidRequestException(missing(operation, parameter) + hint(input));
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
                            "%s: '%s' has to be %s, and the value given (a %s) is not%s. Mend the header %s%s, the"
                                    + " body key '%s' or the option.",
                            operation.id(),
                            parameter.name(),
                            parameter.type().says(),
                            value.getClass().getSimpleName(),
                            e instanceof NumberFormatException || e.getMessage() == null ? "" : ": " + e.getMessage(),
                            headerPrefix,
                            parameter.headerName(),
                            parameter.wire()),
                    e);
        }
    }

    private String missing(Operation operation, Parameter parameter) {
        String plain = parameter.name().equals(operation.primary()) ? ", as the plain body" : "";
        return String.format(
                "%s needs '%s'. Give it as the header %s%s, as the key '%s' of a Map or JSON body%s, or as the option"
                        + " %s of the endpoint.",
                operation.id(),
                parameter.name(),
                headerPrefix,
                parameter.headerName(),
                parameter.wire(),
                plain,
                parameter.name());
    }

    /** Where the author surely meant JSON. */
    private static String hint(BodyInput input) {
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
            case EMPTY_OBJECT -> Map.of();
            case OPTIONAL_OBJECT -> known.isEmpty() && extras.isEmpty() ? null : merged(known, extras);
            case OBJECT -> merged(known, extras);
        };
    }

    private static Map<String, Object> merged(Map<String, Object> known, Map<String, Object> extras) {
        extras.forEach(known::putIfAbsent);
        return known;
    }
}
