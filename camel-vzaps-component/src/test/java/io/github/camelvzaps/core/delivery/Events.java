package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import java.util.Map;

/** Events as the tests of the delivery need them. */
public final class Events {
    private Events() {}

    /** A text, as people write it. */
    public static VzapsEvent text(String messageId, String chat) {
        Jid jid = Jid.parse(chat + "@s.whatsapp.net");
        return new EventDraft(EventType.MESSAGE, "evt_" + messageId, "VZ1")
                .messageId(messageId)
                .kind(Kind.TEXT)
                .chat(jid)
                .sender(jid, null)
                .text(messageId)
                .toEvent(Map.of("type", EventType.MESSAGE));
    }

    public static VzapsEvent message(String messageId, String chat) {
        Jid jid = Jid.parse(chat + "@s.whatsapp.net");
        return new EventDraft(EventType.MESSAGE, "evt_" + messageId, "VZ1")
                .messageId(messageId)
                .chat(jid)
                .sender(jid, null)
                .toEvent(Map.of("type", EventType.MESSAGE));
    }
}
