package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Operation.DELETE;
import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Operation.PUT;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.pathRecipient;
import static io.github.camelvzaps.core.operation.Parameters.queryInteger;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Chats and queues (contract, sections 4 and 9). */
final class ChatOperations {
    static final List<Operation> ROWS = List.of(
            instance("chats/list", GET, "/chats", "Lists the chats")
                    .with(queryInteger("page"), queryInteger("page_size").orAs("size")),
            instance("chats/get", GET, "/chats/{phone}", "Reads one chat").with(pathRecipient("phone")),
            instance("chats/archive", POST, "/chats/{phone}/archive", "Archives a chat")
                    .with(pathRecipient("phone")),
            instance("chats/unarchive", POST, "/chats/{phone}/unarchive", "Takes a chat out of the archive")
                    .with(pathRecipient("phone")),
            instance("chats/mute", POST, "/chats/{phone}/mute", "Mutes a chat")
                    .with(pathRecipient("phone"), integer("duration_seconds"))
                    .plain("durationSeconds"),
            instance("chats/unmute", POST, "/chats/{phone}/unmute", "Unmutes a chat")
                    .with(pathRecipient("phone")),
            instance("chats/pin", POST, "/chats/{phone}/pin", "Pins a chat").with(pathRecipient("phone")),
            instance("chats/unpin", POST, "/chats/{phone}/unpin", "Unpins a chat")
                    .with(pathRecipient("phone")),
            instance("chats/read", POST, "/chats/{phone}/read", "Marks a chat as read")
                    .with(pathRecipient("phone")),
            instance("chats/unread", POST, "/chats/{phone}/unread", "Marks a chat as unread")
                    .with(pathRecipient("phone")),
            instance("chats/clear", POST, "/chats/{phone}/clear", "Empties a chat")
                    .with(pathRecipient("phone"), bool("delete_media")),
            instance("chats/delete", DELETE, "/chats/{phone}", "Deletes a chat")
                    .with(pathRecipient("phone"), bool("delete_media")),
            instance(
                            "chats/setExpiration",
                            PUT,
                            "/chats/{phone}/expiration",
                            "Sets after how long messages of a chat vanish")
                    .with(pathRecipient("phone"), text("expiration").asRequired())
                    .plain("expiration"),
            instance("queues/listMessages", GET, "/queue/messages", "Lists the messages that wait to be sent"),
            instance("queues/removeMessage", DELETE, "/queue/messages/{messageId}", "Removes one waiting message")
                    .with(path("messageId")),
            instance("queues/purgeMessages", DELETE, "/queue/messages", "Removes all waiting messages"),
            instance("queues/listOperations", GET, "/queue/operations", "Lists other work that waits"),
            instance(
                            "queues/removeOperation",
                            DELETE,
                            "/queue/operations/{messageId}",
                            "Removes one piece of waiting work")
                    .with(path("messageId")),
            instance("queues/purgeOperations", DELETE, "/queue/operations", "Removes all waiting work"));

    private ChatOperations() {}
}
