package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.core.operation.Catalog;
import java.util.Map;

/** Every HTTP operation of the ZapyAPI that is known (contract, operations). */
final class ZapyapiCatalog {
    /**
     * Names that the other scheme uses for the same call, with the same parameters and the same effect. Where only the
     * purpose is alike there is none: a number may be signed out by one gateway and not by the other, and a picture be
     * answered as bytes or as an address.
     */
    private static final Map<String, String> ALIASES = Map.of(
            "sessions/qr", "instances/getQrCode",
            "users/check", "contacts/checkNumbers");

    /** Names of other clients, of pages and of the other scheme for what is not quite the same. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("instances/qr", "instances/getQrCode"),
            Map.entry("instances/qrCode", "instances/getQrCode"),
            Map.entry("sessions/disconnect", "instances/logout"),
            Map.entry("webhooks/set", "webhookConfig/save"),
            Map.entry("webhooks/get", "webhookConfig/get"),
            Map.entry("webhooks/delete", "webhookConfig/delete"),
            Map.entry("groups/metadata", "groups/get"),
            Map.entry("groups/info", "groups/get"),
            Map.entry("contacts/profilePicture", "contacts/getProfilePicture"),
            Map.entry("users/avatar", "contacts/getProfilePicture"),
            Map.entry("contacts/check", "contacts/checkNumbers"),
            Map.entry("messages/presence", "presence/send"),
            Map.entry("messages/text", "messages/sendText"));

    static final Catalog INSTANCE = new Catalog(ZapyapiOperations.ROWS, ALIASES, SYNONYMS);

    private ZapyapiCatalog() {}
}
