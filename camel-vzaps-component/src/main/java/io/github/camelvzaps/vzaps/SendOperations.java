package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.BodyRule.OBJECT;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.base64;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.choices;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.media;
import static io.github.camelvzaps.core.operation.Parameters.number;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.phone;
import static io.github.camelvzaps.core.operation.Parameters.structure;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.vzaps.OperationParts.COMMON;
import static io.github.camelvzaps.vzaps.OperationParts.PHONE;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Sending messages (contract, section 5). */
final class SendOperations {
    static final List<Operation> ROWS = List.of(
            instance("messages/sendText", POST, "/chat/send/text", "Sends a text")
                    .with(PHONE, text("message").asRequired())
                    .with(COMMON)
                    .plain("message")
                    .message(MessageType.TEXT),
            instance("messages/sendImage", POST, "/chat/send/image", "Sends an image")
                    .with(PHONE, media("image").asRequired(), text("caption"))
                    .with(COMMON)
                    .plain("image")
                    .message(MessageType.IMAGE),
            instance("messages/sendAudio", POST, "/chat/send/audio", "Sends audio or, with ptt, a voice note")
                    .with(PHONE, media("audio").asRequired(), bool("ptt"))
                    .with(COMMON)
                    .plain("audio")
                    .message(MessageType.AUDIO),
            instance("messages/sendDocument", POST, "/chat/send/document", "Sends a document")
                    .with(PHONE, media("document").asRequired(), text("file_name"), text("caption"))
                    .with(COMMON)
                    .plain("document")
                    .message(MessageType.DOCUMENT),
            instance("messages/sendVideo", POST, "/chat/send/video", "Sends a video")
                    .with(PHONE, media("video").asRequired(), text("caption"))
                    .with(COMMON)
                    .plain("video")
                    .message(MessageType.VIDEO),
            instance("messages/sendSticker", POST, "/chat/send/sticker", "Sends a sticker")
                    .with(PHONE, media("sticker").asRequired())
                    .with(COMMON)
                    .plain("sticker")
                    .message(MessageType.STICKER),
            instance("messages/sendGif", POST, "/chat/send/gif", "Sends a moving picture")
                    .with(PHONE, media("gif").asRequired(), text("caption"))
                    .with(COMMON)
                    .plain("gif")
                    .message(MessageType.GIF),
            instance("messages/sendLocation", POST, "/chat/send/location", "Sends a place")
                    .with(
                            PHONE,
                            number("latitude").asRequired(),
                            number("longitude").asRequired(),
                            text("name"),
                            text("address"))
                    .with(COMMON)
                    .message(MessageType.LOCATION),
            instance("messages/sendContact", POST, "/chat/send/contact", "Sends a contact card")
                    .with(PHONE, text("contact_name"), phone("contact_phone"))
                    .with(COMMON)
                    .message(MessageType.CONTACT),
            instance("messages/sendButtons", POST, "/chat/send/buttons", "Sends a text with buttons")
                    .with(
                            PHONE,
                            text("message").asRequired(),
                            structure("buttons").asRequired(),
                            text("footer"))
                    .with(COMMON)
                    .plain("message")
                    .message(MessageType.BUTTONS),
            instance("messages/sendList", POST, "/chat/send/list", "Sends a menu to choose from")
                    .with(
                            PHONE,
                            text("title").asRequired(),
                            text("description").asRequired(),
                            text("button_text").asRequired(),
                            structure("sections").asRequired(),
                            text("footer"))
                    .with(COMMON)
                    .plain("description")
                    .message(MessageType.LIST),
            instance("messages/sendLink", POST, "/chat/send/link", "Sends a link with a preview")
                    .with(
                            PHONE,
                            text("message").asRequired(),
                            text("link_url").asRequired(),
                            text("title").asRequired(),
                            text("link_description").asRequired(),
                            base64("jpeg_thumbnail"))
                    .with(COMMON)
                    .plain("message")
                    .message(MessageType.LINK),
            instance("messages/sendPoll", POST, "/chat/send/poll", "Sends a poll")
                    .with(
                            PHONE,
                            text("name").asRequired(),
                            choices("options").asRequired(),
                            integer("selectable_options_count"),
                            bool("hide_participant_names"),
                            text("end_time"),
                            bool("allow_add_option"))
                    .with(COMMON)
                    .plain("name")
                    .message(MessageType.POLL),
            instance(
                            "messages/send",
                            POST,
                            "/chat/{*path}",
                            "Sends a message of any type, found by the option messageType or by the body; with a path,"
                                    + " posts to it")
                    .with(path("path"))
                    .sending(OBJECT));

    private SendOperations() {}
}
