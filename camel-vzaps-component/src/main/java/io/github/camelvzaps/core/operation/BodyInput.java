package io.github.camelvzaps.core.operation;

import java.util.Map;

/** What the caller gave as a body, after its form was understood. */
public sealed interface BodyInput {

    /** Nothing. */
    record Empty() implements BodyInput {}

    /** A JSON object: known keys become parameters, the others pass through. */
    record Fields(Map<String, Object> values) implements BodyInput {
        /** Names the keys only: the values are what people write to each other. */
        @Override
        public String toString() {
            return "Fields" + values.keySet();
        }
    }

    /** A plain value for the operation's primary parameter. */
    record Plain(Object value) implements BodyInput {
        @Override
        public String toString() {
            return "Plain[" + value.getClass().getSimpleName() + "]";
        }
    }

    BodyInput NOTHING = new Empty();
}
