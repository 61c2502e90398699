package io.github.camelvzaps.core.operation;

import io.github.camelvzaps.api.InvalidRequestException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a body says: values of parameters, and keys that belong to none of them. Immutable by convention.
 *
 * @param known by the name of the parameter that the key means
 * @param extras by key, in the order of the body
 */
record BodyFields(Map<String, Object> known, Map<String, Object> extras) {
    /** @throws InvalidRequestException for a plain value where the operation has no main parameter */
    static BodyFields of(Operation operation, BodyInput input) {
        BodyFields fields = new BodyFields(new HashMap<>(), new LinkedHashMap<>());
        if (input instanceof BodyInput.Plain plain) {
            fields.known.put(mainParameter(operation, plain).name(), plain.value());
        } else if (input instanceof BodyInput.Fields given) {
            given.values().forEach((key, value) -> fields.put(operation, key, value));
        }
        return fields;
    }

    private static Parameter mainParameter(Operation operation, BodyInput.Plain plain) {
        return operation
                .primaryParameter()
                .orElseThrow(() -> new InvalidRequestException(operation.id()
                        + " has no single main value: give a Map, or JSON with the option bodyType=json, instead of a "
                        + plain.value().getClass().getSimpleName()));
    }

    private void put(Operation operation, String key, Object value) {
        Optional<Parameter> meant = meant(operation, key);
        if (meant.isEmpty()) {
            extras.put(key, value);
        } else if (meant.get().wire().equals(key)) {
            // of two keys that mean the same the exact one wins
            known.put(meant.get().name(), value);
        } else {
            known.putIfAbsent(meant.get().name(), value);
        }
    }

    private static Optional<Parameter> meant(Operation operation, String key) {
        return operation.parameters().stream()
                .filter(p -> p.wire().equals(key))
                .findFirst()
                .or(() -> operation.parameters().stream()
                        .filter(p -> p.matches(key))
                        .findFirst());
    }
}
