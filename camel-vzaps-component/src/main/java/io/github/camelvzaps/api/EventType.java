package io.github.camelvzaps.api;

import java.util.List;

/**
 * The names of events as VZaps spells them (contract, section 7). Other gateways' events are given these names too, and
 * names of the same kind where VZaps has no such event.
 */
public final class EventType {
    public static final String MESSAGE = "Message";
    public static final String READ_RECEIPT = "ReadReceipt";
    public static final String CONNECTED = "Connected";
    public static final String DISCONNECTED = "Disconnected";
    public static final String PRESENCE = "Presence";
    public static final String CHAT_PRESENCE = "ChatPresence";
    public static final String HISTORY_SYNC = "HistorySync";
    public static final String GROUP_PARTICIPANTS_ADD = "GroupParticipantsAdd";
    public static final String GROUP_PARTICIPANTS_REMOVE = "GroupParticipantsRemove";

    /** A state of the instance that says neither connected nor disconnected. */
    public static final String INSTANCE_STATUS = "InstanceStatus";

    public static final String QR_CODE = "QrCode";
    public static final String CONTACT_CREATED = "ContactCreated";
    public static final String CONTACT_UPDATED = "ContactUpdated";

    /** Two records of one contact became one. */
    public static final String CONTACT_DEDUPLICATED = "ContactDeduplicated";

    /** What could not be understood. It reaches the route as it came. */
    public static final String UNKNOWN = "Unknown";

    /** The names that a subscription of VZaps may hold. */
    public static final List<String> SUBSCRIBABLE = List.of(
            "All",
            CONNECTED,
            DISCONNECTED,
            MESSAGE,
            READ_RECEIPT,
            PRESENCE,
            HISTORY_SYNC,
            CHAT_PRESENCE,
            GROUP_PARTICIPANTS_ADD,
            GROUP_PARTICIPANTS_REMOVE);

    private EventType() {}

    /** Returns the exact spelling of a name; the name itself when it is none of these. */
    public static String exact(String name) {
        return SUBSCRIBABLE.stream()
                .filter(known -> known.equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElse(name.trim());
    }
}
