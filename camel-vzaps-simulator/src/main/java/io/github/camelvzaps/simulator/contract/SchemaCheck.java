package io.github.camelvzaps.simulator.contract;

import io.github.camelvzaps.simulator.state.JsonText;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;

/** A JSON schema that is read and whose validator is built when it is first needed: most tests call few operations. Thread-safe. */
final class SchemaCheck {

    private final String schema;

    /** Built twice at worst, which does no harm. */
    private volatile Validator validator;

    /** @param schema in JSON */
    SchemaCheck(String schema) {
        this.schema = schema;
    }

    OutputUnit validate(Object value) {
        Validator ready = validator;
        if (ready == null) {
            ready = Validator.create(
                    JsonSchema.of(JsonText.object(schema)),
                    new JsonSchemaOptions()
                            .setDraft(Draft.DRAFT202012)
                            .setOutputFormat(OutputFormat.Basic)
                            .setBaseUri("app://"));
            validator = ready;
        }
        return ready.validate(value);
    }
}
