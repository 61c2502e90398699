package io.github.camelvzaps.core.operation;

import java.util.Map;

/** What the caller gave as a body, after its form was understood. */
public sealed interface BodyInput {

    /** Nothing. */
    record Empty() implements BodyInput {}

    /** A JSON object: known keys become parameters, the others pass through. */
    record Fields(Map<String, Object> values) implements BodyInput {}

    /** A plain value for the operation's primary parameter. */
    record Plain(Object value) implements BodyInput {}

    BodyInput NOTHING = new Empty();
}
