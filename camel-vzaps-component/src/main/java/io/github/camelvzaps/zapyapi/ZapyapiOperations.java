package io.github.camelvzaps.zapyapi;

import static io.github.camelvzaps.core.operation.Operation.DELETE;
import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.media;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.pathGroup;
import static io.github.camelvzaps.core.operation.Parameters.pathRecipient;
import static io.github.camelvzaps.core.operation.Parameters.queryInteger;
import static io.github.camelvzaps.core.operation.Parameters.recipient;
import static io.github.camelvzaps.core.operation.Parameters.recipients;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.core.operation.Repeat.ALWAYS;

import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.List;

/**
 * The table of operations (contract, operations). Parameters go by the names that routes use for every gateway, such as
 * {@code phone}; the spelling of the API is taken in a body as well and is the one that is sent.
 */
final class ZapyapiOperations {
    private static final Parameter INSTANCE_ID = path("instanceId");
    private static final Parameter TO = recipient("to").named("phone").asRequired();
    private static final Parameter QUOTED = text("quoteMessageId").named("replyToMessageId");

    static final List<Operation> ROWS = List.of(
            account("instances/list", GET, "/api/instances", "Lists the instances of the account, page by page")
                    .with(
                            queryInteger("page"),
                            queryInteger("limit").named("pageSize").orAs("size")),
            account("instances/create", POST, "/api/instances", "Creates an instance; only for partner accounts")
                    .with(text("name").asRequired())
                    .plain("name"),
            instance("instances/getQrCode", GET, "/qr", "Answers the QR code to scan"),
            instance("instances/restart", POST, "/restart", "Restarts an instance after a drop or an error"),
            instance("instances/logout", POST, "/logout", "Signs the number out; its QR code must be scanned again"),
            instance("webhookConfig/save", POST, "/webhook-config", "Sets the webhook; the answer shows its secret")
                    .with(
                            text("webhookUrl").asRequired(),
                            text("secret"),
                            bool("isActive").asRequired().withDefault(true))
                    .plain("webhookUrl"),
            instance("webhookConfig/get", GET, "/webhook-config", "Reads the webhook; the answer shows its secret"),
            instance("webhookConfig/delete", DELETE, "/webhook-config", "Removes the webhook"),
            message("messages/sendText", "/text", "Sends a text")
                    .with(TO, text("message").asRequired(), QUOTED)
                    .plain("message")
                    .message(MessageType.TEXT),
            message("messages/sendImage", "/image", "Sends an image")
                    .with(TO, media("image").asRequired(), text("caption"), QUOTED, bool("viewOnce"))
                    .plain("image")
                    .message(MessageType.IMAGE),
            instance("contacts/checkNumbers", POST, "/check-numbers", "Tells which numbers are on WhatsApp")
                    .with(recipients("numbers").named("phone").asRequired())
                    .repeating(ALWAYS)
                    .plain("phone"),
            contact("contacts/getProfilePicture", GET, "/profile-picture", "Answers the address of a profile picture"),
            contact("contacts/block", POST, "/block", "Blocks a contact"),
            contact("contacts/unblock", DELETE, "/block", "Takes back the block of a contact"),
            instance("presence/send", POST, "/presence", "Shows typing or recording in a chat, or online and offline")
                    .with(TO, text("presence").asRequired())
                    .plain("presence"),
            instance("groups/get", GET, "/groups/{groupId}", "Reads one group").with(pathGroup("groupId")));

    private ZapyapiOperations() {}

    /** One key lets in everywhere, so every call is one of the account. */
    private static Operation account(String id, String method, String path, String summary) {
        return Operation.of(id, method, path, Access.ACCOUNT, summary);
    }

    private static Operation instance(String id, String method, String tail, String summary) {
        // "id" means the instance only where nothing else has an id
        Parameter instanceId = id.startsWith("instances/") ? INSTANCE_ID.orAs("id") : INSTANCE_ID;
        return account(id, method, "/api/instances/{instanceId}" + tail, summary)
                .with(instanceId);
    }

    private static Operation message(String id, String tail, String summary) {
        return account(id, POST, "/api/message/{instanceId}" + tail, summary).with(INSTANCE_ID);
    }

    private static Operation contact(String id, String method, String tail, String summary) {
        return instance(id, method, "/contacts/{phone}" + tail, summary).with(pathRecipient("phone"));
    }
}
