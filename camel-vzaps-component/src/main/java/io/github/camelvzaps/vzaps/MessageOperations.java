package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.BodyRule.OPTIONAL_OBJECT;
import static io.github.camelvzaps.core.operation.Operation.DELETE;
import static io.github.camelvzaps.core.operation.Operation.PATCH;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.chatJid;
import static io.github.camelvzaps.core.operation.Parameters.idOrIds;
import static io.github.camelvzaps.core.operation.Parameters.ids;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.personJid;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.core.operation.Parameters.texts;
import static io.github.camelvzaps.core.operation.Repeat.ALWAYS;
import static io.github.camelvzaps.vzaps.OperationParts.PHONE;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.List;

/** What can be done with messages that exist (contract, section 5). */
final class MessageOperations {
    /** What a received message tells of its media; the caller hands it back to fetch them. */
    private static final Parameter[] MEDIA_NODE = {
        text("url").asRequired(),
        text("direct_path"),
        text("media_key"),
        text("mimetype").asRequired(),
        text("file_enc_sha256"),
        text("file_sha256"),
        integer("file_length")
    };

    static final List<Operation> ROWS = List.of(
            instance("messages/pollVote", POST, "/chat/poll/vote", "Votes in a poll")
                    .with(
                            PHONE,
                            text("message_id").asRequired(),
                            idOrIds("vote"),
                            texts("selected_options"),
                            personJid("poll_sender"),
                            bool("from_me"))
                    .plain("selectedOptions"),
            instance("messages/react", POST, "/chat/react", "Puts an emoji on a message")
                    .with(
                            PHONE,
                            text("message_id").asRequired(),
                            text("reaction").asRequired())
                    .plain("reaction")
                    .message(MessageType.REACTION),
            instance("messages/removeReaction", DELETE, "/chat/react", "Takes the emoji off")
                    .with(PHONE, text("message_id").asRequired())
                    .plain("messageId"),
            instance("messages/presence", POST, "/chat/presence", "Shows typing or recording in a chat")
                    .with(PHONE, text("state").asRequired(), text("media"))
                    .plain("state"),
            instance("messages/markRead", POST, "/chat/markread", "Marks messages as read")
                    .with(
                            ids("id").named("messageId").asRequired(),
                            chatJid("chat").named("chatId").asRequired(),
                            personJid("sender").named("senderJid"))
                    .plain("messageId"),
            instance("messages/edit", PATCH, "/chat/messages/{messageId}", "Changes the text of a sent message")
                    .with(path("messageId"), text("message").asRequired())
                    .plain("message"),
            instance("messages/delete", DELETE, "/chat/messages/{messageId}", "Deletes a sent message")
                    .with(path("messageId"))
                    .sending(OPTIONAL_OBJECT),
            instance("messages/downloadImage", POST, "/chat/downloadimage", "Fetches a received image")
                    .with(MEDIA_NODE)
                    .repeating(ALWAYS)
                    .answersMedia("data"),
            instance("messages/downloadVideo", POST, "/chat/downloadvideo", "Fetches a received video")
                    .with(MEDIA_NODE)
                    .repeating(ALWAYS)
                    .answersMedia("data"),
            instance("messages/downloadAudio", POST, "/chat/downloadaudio", "Fetches received audio")
                    .with(MEDIA_NODE)
                    .repeating(ALWAYS)
                    .answersMedia("data"),
            instance("messages/downloadDocument", POST, "/chat/downloaddocument", "Fetches a received document")
                    .with(MEDIA_NODE)
                    .repeating(ALWAYS)
                    .answersMedia("data"));

    private MessageOperations() {}
}
