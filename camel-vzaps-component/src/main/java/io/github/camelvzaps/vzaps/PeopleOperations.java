package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.core.operation.Operation.GET;
import static io.github.camelvzaps.core.operation.Operation.POST;
import static io.github.camelvzaps.core.operation.Parameters.bool;
import static io.github.camelvzaps.core.operation.Parameters.integer;
import static io.github.camelvzaps.core.operation.Parameters.media;
import static io.github.camelvzaps.core.operation.Parameters.persons;
import static io.github.camelvzaps.core.operation.Parameters.queryBool;
import static io.github.camelvzaps.core.operation.Parameters.queryGroup;
import static io.github.camelvzaps.core.operation.Parameters.queryInteger;
import static io.github.camelvzaps.core.operation.Parameters.recipientOrRecipients;
import static io.github.camelvzaps.core.operation.Parameters.recipients;
import static io.github.camelvzaps.core.operation.Parameters.text;
import static io.github.camelvzaps.core.operation.Repeat.ALWAYS;
import static io.github.camelvzaps.vzaps.OperationParts.GROUP_ID;
import static io.github.camelvzaps.vzaps.OperationParts.PHONE;
import static io.github.camelvzaps.vzaps.OperationParts.instance;

import io.github.camelvzaps.core.operation.Operation;
import java.util.List;

/** Contacts, users and groups (contract, section 4). */
final class PeopleOperations {
    static final List<Operation> ROWS = List.of(
            instance("contacts/list", GET, "/contact/list", "Lists the contacts"),
            instance("contacts/add", POST, "/contact/add", "Adds a contact")
                    .with(
                            PHONE,
                            text("first_name").asRequired(),
                            text("full_name").asRequired())
                    .plain("phone"),
            instance("users/info", POST, "/user/info", "Reads what is public of WhatsApp users")
                    .with(recipientOrRecipients("phone").asRequired())
                    .repeating(ALWAYS)
                    .plain("phone"),
            instance("users/check", POST, "/user/check", "Tells which numbers are on WhatsApp")
                    .with(recipients("phone").asRequired())
                    .repeating(ALWAYS)
                    .plain("phone"),
            instance("users/avatar", POST, "/user/avatar", "Fetches a profile picture")
                    .with(PHONE, bool("preview").asRequired().withDefault(false))
                    .repeating(ALWAYS)
                    .answersMedia("base64")
                    .plain("phone"),
            instance("users/contacts", GET, "/user/contacts", "Lists the contacts that the session knows"),
            instance("groups/list", GET, "/group/list", "Lists the groups")
                    .with(queryInteger("page"), queryInteger("page_size").orAs("size")),
            instance("groups/get", GET, "/group/info", "Reads one group").with(queryGroup("group_id")),
            instance(
                            "groups/inviteLink",
                            GET,
                            "/group/invitelink",
                            "Reads the invitation link, or makes a new one with reset")
                    .with(queryGroup("group_id"), queryBool("reset")),
            instance("groups/setPhoto", POST, "/group/photo", "Sets the picture of a group")
                    .with(GROUP_ID, media("image").asRequired())
                    .plain("image"),
            instance("groups/setName", POST, "/group/name", "Renames a group")
                    .with(GROUP_ID, text("name").asRequired())
                    .plain("name"),
            instance("groups/setDescription", POST, "/group/description", "Sets the description of a group")
                    .with(GROUP_ID, text("description").asRequired())
                    .plain("description"),
            instance("groups/setSettings", POST, "/group/settings", "Sets who may write and change settings")
                    .with(GROUP_ID, bool("admin_only_message"), bool("admin_only_settings"), integer("delay_message")),
            instance("groups/create", POST, "/group/create", "Creates a group")
                    .with(
                            text("group_name").asRequired(),
                            text("group_description"),
                            media("group_image"),
                            persons("participants").asRequired())
                    .plain("groupName"),
            instance("groups/addAdmin", POST, "/group/add-admin", "Makes members admins")
                    .with(GROUP_ID, persons("participants").asRequired())
                    .plain("participants"),
            instance("groups/removeAdmin", POST, "/group/remove-admin", "Takes admin rights from members")
                    .with(GROUP_ID, persons("participants").asRequired())
                    .plain("participants"));

    private PeopleOperations() {}
}
