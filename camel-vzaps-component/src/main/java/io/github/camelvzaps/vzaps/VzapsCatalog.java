package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.operation.Catalog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every HTTP operation of the VZaps API (contract, section 4). */
final class VzapsCatalog {
    /** Names of other clients, of pages and of the other scheme. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("instances/qr", "sessions/qr"),
            Map.entry("instances/qrCode", "sessions/qr"),
            Map.entry("instances/getQrCode", "sessions/qr"),
            Map.entry("instances/status", "sessions/status"),
            Map.entry("instances/logout", "sessions/disconnect"),
            Map.entry("sessions/logout", "sessions/disconnect"),
            Map.entry("auth/token", "auth/getAccessToken"),
            Map.entry("webhooks/save", "webhooks/set"),
            Map.entry("webhookConfig/save", "webhooks/set"),
            Map.entry("webhookConfig/get", "webhooks/get"),
            Map.entry("groups/metadata", "groups/get"),
            Map.entry("groups/info", "groups/get"),
            Map.entry("contacts/profilePicture", "users/avatar"),
            Map.entry("contacts/getProfilePicture", "users/avatar"),
            Map.entry("contacts/checkNumbers", "users/check"),
            Map.entry("presence/send", "messages/presence"),
            Map.entry("messages/text", "messages/sendText"),
            Map.entry("messages/create", "messages/send"));

    static final Catalog INSTANCE = new Catalog(
            Stream.of(
                            AccountOperations.ROWS,
                            SessionOperations.ROWS,
                            SendOperations.ROWS,
                            MessageOperations.ROWS,
                            WebhookOperations.ROWS,
                            PeopleOperations.ROWS,
                            ChatOperations.ROWS,
                            IntegrationOperations.ROWS)
                    .flatMap(List::stream)
                    .toList(),
            Map.of(),
            SYNONYMS);

    private VzapsCatalog() {}
}
