package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Parameters.group;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.persons;
import static io.github.camelvzaps.core.operation.Parameters.text;

import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.core.operation.ValueType;

/** The parts that many rows of the tables of operations share. */
final class OperationParts {
    static final Parameter INSTANCE_ID = path("instanceId");
    /** Digits or a group (contract, section 5): what an event says of its chat can be given as it is. */
    static final Parameter PHONE =
            Parameter.of("phone", Place.BODY, ValueType.RECIPIENT).asRequired();

    static final Parameter GROUP_ID = group("group_id").asRequired();

    /** What every message may carry besides its own fields. */
    static final Parameter[] COMMON = {
        text("id"), integer("delay"), persons("mentioned_ids"), text("reply_to_message_id")
    };

    private static final String INSTANCE_PATH = "/instances/{instanceId}";
    private static final Parameter INSTANCE_TOKEN = Parameter.of("instance_token", Place.CALL, ValueType.TEXT);

    private OperationParts() {}

    /** An operation of the account. */
    static Operation account(String id, String method, String path, String summary) {
        Operation operation = Operation.of(id, method, path, Access.ACCOUNT, summary);
        // the token is not asked for here, and the vendor's clients send it all the same
        return path.startsWith(INSTANCE_PATH) ? operation.with(INSTANCE_ID.orAs("id"), INSTANCE_TOKEN) : operation;
    }

    /** An operation of one instance, which the account's credentials or the instance's token let in. */
    static Operation instance(String id, String method, String tail, String summary) {
        // "id" means the instance only where no message or log has an id of its own
        Parameter instanceId = id.startsWith("instances/") ? INSTANCE_ID.orAs("id") : INSTANCE_ID;
        return Operation.of(id, method, INSTANCE_PATH + tail, Access.INSTANCE, summary)
                .with(instanceId, INSTANCE_TOKEN);
    }
}
