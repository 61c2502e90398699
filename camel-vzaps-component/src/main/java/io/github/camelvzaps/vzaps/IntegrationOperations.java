package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Operation.DELETE;
import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.PATCH;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.chatJids;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.path;
import static io.github.camelvzaps.core.operation.Parameters.phone;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.vzaps.OperationParts.PHONE;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Typebot and Chatwoot (contract, section 10). */
final class IntegrationOperations {
    static final List<Operation> ROWS = List.of(
            instance("typeBots/list", GET, "/typebots", "Lists the Typebot configurations"),
            instance("typeBots/create", POST, "/typebots", "Adds a Typebot configuration")
                    .with(
                            bool("enabled").asRequired(),
                            text("description").asRequired(),
                            text("typebot_url").asRequired(),
                            text("public_id").asRequired(),
                            text("trigger_type").asRequired(),
                            text("trigger_operator"),
                            text("trigger_value"),
                            integer("priority").asRequired(),
                            integer("expire_in_minutes").asRequired(),
                            text("keyword_finish"),
                            integer("default_delay_ms"),
                            text("unknown_message"),
                            bool("listen_from_me"),
                            bool("stop_bot_from_me"),
                            bool("keep_open"),
                            integer("debounce_ms"),
                            bool("ignore_groups"),
                            bool("transcribe_audio")),
            instance("typeBots/update", PATCH, "/typebots/{typebotId}", "Changes a Typebot configuration")
                    .with(
                            path("typebotId"),
                            bool("enabled"),
                            text("description"),
                            text("typebot_url"),
                            text("public_id"),
                            text("trigger_type"),
                            text("trigger_operator"),
                            text("trigger_value"),
                            integer("priority"),
                            integer("expire_in_minutes"),
                            text("keyword_finish"),
                            integer("default_delay_ms"),
                            text("unknown_message"),
                            bool("listen_from_me"),
                            bool("stop_bot_from_me"),
                            bool("keep_open"),
                            integer("debounce_ms"),
                            bool("ignore_groups"),
                            bool("transcribe_audio")),
            instance("typeBots/delete", DELETE, "/typebots/{typebotId}", "Deletes a Typebot configuration")
                    .with(path("typebotId")),
            instance(
                            "typeBots/startSession",
                            POST,
                            "/typebots/sessions/start",
                            "Starts a Typebot conversation by public id")
                    .with(text("public_id").asRequired(), PHONE, text("message").asRequired(), text("push_name"))
                    .plain("message"),
            instance(
                            "typeBots/startSessionById",
                            POST,
                            "/typebots/{typebotId}/sessions/start",
                            "Starts a Typebot conversation by configuration")
                    .with(path("typebotId"), PHONE, text("message").asRequired(), text("push_name"))
                    .plain("message"),
            instance("typeBots/listSessions", GET, "/typebots/sessions", "Lists the Typebot conversations"),
            instance(
                            "typeBots/pauseSession",
                            POST,
                            "/typebots/sessions/{session}/pause",
                            "Pauses a Typebot conversation")
                    .with(path("session")),
            instance(
                            "typeBots/closeSession",
                            POST,
                            "/typebots/sessions/{session}/close",
                            "Closes a Typebot conversation")
                    .with(path("session")),
            instance("chatwoot/get", GET, "/chatwoot", "Reads the Chatwoot configuration"),
            instance("chatwoot/set", POST, "/chatwoot", "Sets the Chatwoot configuration")
                    .with(
                            bool("enabled").asRequired(),
                            text("url").asRequired(),
                            text("account_id").asRequired(),
                            text("token").asRequired(),
                            text("name_inbox"),
                            bool("sign_msg"),
                            text("sign_delimiter"),
                            phone("number").asClearable(),
                            bool("reopen_conversation"),
                            bool("conversation_pending"),
                            bool("import_contacts"),
                            bool("import_messages"),
                            integer("days_limit_import_messages"),
                            bool("auto_create"),
                            text("organization"),
                            text("logo"),
                            chatJids("ignore_jids"),
                            bool("ignore_groups")),
            instance("chatwoot/delete", DELETE, "/chatwoot", "Deletes the Chatwoot configuration"),
            instance("chatwoot/triggerImport", POST, "/chatwoot/import/{what}", "Starts an import into Chatwoot")
                    .with(path("what")));

    private IntegrationOperations() {}
}
