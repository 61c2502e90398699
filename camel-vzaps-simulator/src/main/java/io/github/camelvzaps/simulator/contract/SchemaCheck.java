package io.github.camelvzaps.simulator.contract;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;

/** A JSON schema whose validator is built when it is first needed: most tests call few operations. Thread-safe. */
final class SchemaCheck {

    private final JsonObject schema;

    /** Built twice at worst, which does no harm. */
    private volatile Validator validator;

    SchemaCheck(JsonObject schema) {
        this.schema = schema;
    }

    OutputUnit validate(Object value) {
        Validator ready = validator;
        if (ready == null) {
            ready = Validator.create(
                    JsonSchema.of(schema.copy()),
                    new JsonSchemaOptions()
                            .setDraft(Draft.DRAFT202012)
                            .setOutputFormat(OutputFormat.Basic)
                            .setBaseUri("app://"));
            validator = ready;
        }
        return ready.validate(value);
    }
}
