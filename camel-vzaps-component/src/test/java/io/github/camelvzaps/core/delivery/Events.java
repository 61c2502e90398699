package io.github.camelvzaps.core.delivery;

import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.EventType;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.util.Map;

/** Events as the tests of the delivery need them. */
final class Events {
    private Events() {}

    static VzapsEvent message(String messageId, String chat) {
        Jid jid = Jid.parse(chat + "@s.whatsapp.net");
        return new EventDraft(EventType.MESSAGE, "evt_" + messageId, "VZ1")
                .messageId(messageId)
                .chat(jid)
                .sender(jid, null)
                .toEvent(Map.of("type", EventType.MESSAGE));
    }
}
