package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.core.operation.ValueType;

/** The words in which the tables of operations are written. */
final class OperationParts {
    static final String GET = "GET";
    static final String POST = "POST";
    static final String PUT = "PUT";
    static final String PATCH = "PATCH";
    static final String DELETE = "DELETE";

    static final Parameter INSTANCE_ID = path("instanceId");
    static final Parameter PHONE = text("phone").asRequired();
    static final Parameter GROUP_ID = text("group_id").asRequired();

    /** What every message may carry besides its own fields. */
    static final Parameter[] COMMON = {text("id"), integer("delay"), ids("mentioned_ids"), text("reply_to_message_id")};

    private static final String INSTANCE_PATH = "/instances/{instanceId}";
    private static final Parameter INSTANCE_TOKEN = Parameter.of("instance_token", Place.CALL, ValueType.TEXT);

    private OperationParts() {}

    /** An operation of the account. */
    static Operation account(String id, String method, String path, String summary) {
        Operation operation = Operation.of(id, method, path, Access.ACCOUNT, summary);
        return path.startsWith(INSTANCE_PATH) ? operation.with(INSTANCE_ID.orAs("id")) : operation;
    }

    /** An operation of one instance, which the account's credentials or the instance's token let in. */
    static Operation instance(String id, String method, String tail, String summary) {
        // "id" means the instance only where no message or log has an id of its own
        Parameter instanceId = id.startsWith("instances/") ? INSTANCE_ID.orAs("id") : INSTANCE_ID;
        return Operation.of(id, method, INSTANCE_PATH + tail, Access.INSTANCE, summary)
                .with(instanceId, INSTANCE_TOKEN);
    }

    static Parameter path(String name) {
        return Parameter.of(name, Place.PATH, ValueType.TEXT).asRequired();
    }

    static Parameter query(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.TEXT);
    }

    static Parameter queryInteger(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.INTEGER);
    }

    static Parameter queryBool(String wire) {
        return Parameter.of(wire, Place.QUERY, ValueType.BOOLEAN);
    }

    static Parameter text(String wire) {
        return body(wire, ValueType.TEXT);
    }

    static Parameter integer(String wire) {
        return body(wire, ValueType.INTEGER);
    }

    static Parameter number(String wire) {
        return body(wire, ValueType.NUMBER);
    }

    static Parameter bool(String wire) {
        return body(wire, ValueType.BOOLEAN);
    }

    static Parameter ids(String wire) {
        return body(wire, ValueType.IDS);
    }

    static Parameter texts(String wire) {
        return body(wire, ValueType.TEXTS);
    }

    static Parameter csv(String wire) {
        return body(wire, ValueType.CSV);
    }

    static Parameter idOrIds(String wire) {
        return body(wire, ValueType.ID_OR_IDS);
    }

    static Parameter media(String wire) {
        return body(wire, ValueType.MEDIA);
    }

    static Parameter base64(String wire) {
        return body(wire, ValueType.BASE64);
    }

    static Parameter structure(String wire) {
        return body(wire, ValueType.STRUCTURE);
    }

    private static Parameter body(String wire, ValueType type) {
        return Parameter.of(wire, Place.BODY, type);
    }
}
