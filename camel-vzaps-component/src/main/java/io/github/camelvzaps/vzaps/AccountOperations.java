package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.BodyRule.OBJECT;
import static io.github.camelvzaps.core.operation.Operation.DELETE;
import static io.github.camelvzaps.core.operation.Operation.PATCH;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Operation.PUT;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.ids;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.structure;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.core.operation.Repeat.ALWAYS;
import static io.github.camelvzaps.core.operation.Repeat.NEVER;
import static io.github.camelvzaps.vzaps.OperationParts.account;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Token, instances and billing (contract, sections 1 and 6). */
final class AccountOperations {
    static final List<Operation> ROWS = List.of(
            Operation.of(
                            "auth/getAccessToken",
                            POST,
                            "/token",
                            Access.NONE,
                            "Fetches an access token; the component does this by itself")
                    .with(
                            text("client_token").asRequired(),
                            text("client_secret").asRequired())
                    .repeating(ALWAYS),
            account(
                            "instances/create",
                            PUT,
                            "/instances/create",
                            "Creates an instance; the answer holds its id and token")
                    .with(
                            text("name").asRequired(),
                            text("webhook"),
                            ids("events_subscribe"),
                            bool("reject_calls"),
                            bool("auto_read_messages"),
                            structure("labels"))
                    .plain("name"),
            account("instances/list", POST, "/instances/list", "Lists the instances of the account, page by page")
                    .with(
                            integer("page"),
                            integer("size").named("pageSize"),
                            structure("filter"),
                            text("filter.query").named("search"),
                            text("sort"),
                            bool("sortDesc"))
                    .repeating(ALWAYS),
            account("instances/get", POST, "/instances/get", "Reads one instance")
                    .with(text("id").named("instanceId").asRequired())
                    .repeating(ALWAYS)
                    .plain("instanceId"),
            instance("instances/update", PATCH, "", "Changes name, webhook or settings of an instance")
                    .with(
                            text("name"),
                            text("webhook"),
                            ids("events_subscribe"),
                            bool("reject_calls"),
                            bool("auto_read_messages"),
                            structure("labels"))
                    .plain("name"),
            instance("instances/restart", POST, "/restart", "Restarts the worker of an instance"),
            instance("instances/delete", DELETE, "", "Deletes an instance for good"),
            account(
                            "instances/provision",
                            PUT,
                            "/instances/provision",
                            "Makes an instance; undocumented, prefer create")
                    .with(
                            text("name").asRequired(),
                            text("webhook"),
                            ids("events_subscribe"),
                            bool("reject_calls"),
                            bool("auto_read_messages"),
                            structure("labels"))
                    .plain("name"),
            account(
                            "instances/search",
                            POST,
                            "/instances/search",
                            "Searches instances; undocumented, prefer list with a filter")
                    .sending(OBJECT)
                    .repeating(ALWAYS),
            account(
                            "instances/subscribe",
                            POST,
                            "/instances/{instanceId}/subscribe",
                            "Starts the paid subscription: charges the card or answers a checkout URL; never repeated")
                    .sending(OBJECT)
                    .repeating(NEVER),
            account(
                    "instances/resumeSubscription",
                    POST,
                    "/instances/{instanceId}/resume-subscription",
                    "Takes back a cancellation that has not taken effect"),
            account(
                    "instances/cancel",
                    PUT,
                    "/instances/{instanceId}/cancel",
                    "Cancels the subscription, at once or at the end of the period"),
            account(
                    "instances/cancelWithDelete",
                    DELETE,
                    "/instances/{instanceId}/cancel",
                    "Cancels the subscription; difference to cancel undocumented"),
            instance(
                    "instances/connect",
                    POST,
                    "/connect",
                    "Connects an instance; documentation contradicts itself, prefer sessions/qr"));

    private AccountOperations() {}
}
