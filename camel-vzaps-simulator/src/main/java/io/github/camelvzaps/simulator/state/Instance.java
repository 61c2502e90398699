package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One WhatsApp number at the provider. A bare piece of state: guarded by the world's monitor. */
public final class Instance {

    /** The group every instance starts with. */
    public static final String FIRST_GROUP = "120363000000000000@g.us";

    public final String id;
    public final String token;
    public final Account owner;
    public final Instant createdAt;

    public String name;
    public String webhook = "";
    public List<String> subscribedEvents = new ArrayList<>(List.of("All"));
    public boolean rejectCalls;
    public boolean autoReadMessages;
    public Map<String, Object> labels = new LinkedHashMap<>();
    public Instant updatedAt;
    public boolean gone;

    public boolean started;
    public boolean connected;
    public Instant connectedAt;

    public final Restriction restriction = new Restriction();

    public final String phone;

    public String billingStatus = "TRIALING";
    public int charges;
    public Instant cancelAt;

    public final Pairing pairing = new Pairing();
    public final ChatHistory history = new ChatHistory();
    public final MessageLog messages = new MessageLog(history);

    /** The name each customer gave last, by JID. */
    public final Map<String, String> pushNames = new HashMap<>();

    public final EventLog events;
    public final WebhookLog webhookLog;
    public final Map<String, Chat> chats = new LinkedHashMap<>();
    public final Map<String, Map<String, Object>> contacts = new LinkedHashMap<>();
    public final Map<String, Group> groups = new LinkedHashMap<>();
    public final Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
    public final Map<String, Map<String, Object>> typebots = new LinkedHashMap<>();
    public final Map<String, Map<String, Object>> typebotSessions = new LinkedHashMap<>();
    public final Set<String> blocked = new LinkedHashSet<>();
    public Map<String, Object> chatwoot;
    public Map<String, Object> zapyWebhook;

    Instance(String id, String token, Account owner, String name, Instant now, String salt) {
        this.id = id;
        this.token = token;
        this.owner = owner;
        this.name = name;
        this.createdAt = now;
        this.events = new EventLog(salt);
        this.webhookLog = new WebhookLog(salt);
        this.updatedAt = now;
        // a number of its own for each instance, the same one each time
        this.phone = "55119" + String.format("%08d", Math.floorMod(id.hashCode(), 100_000_000));
        Group group = new Group(FIRST_GROUP, "Simulator group", jid(), now);
        group.members.put("5511999999999@s.whatsapp.net", null);
        group.members.put("5511888888888@s.whatsapp.net", null);
        groups.put(group.id, group);
    }

    public String jid() {
        return phone + "@s.whatsapp.net";
    }

    /** The chat of a JID; made on first use. */
    public Chat chat(String jid) {
        return chats.computeIfAbsent(jid, Chat::new);
    }

    /** Whether the list of wanted events names this one. */
    public boolean wants(String eventType) {
        return subscribedEvents.contains("All") || subscribedEvents.contains(eventType);
    }

    void connect(Instant now) {
        started = true;
        connected = true;
        connectedAt = now;
        pairing.done();
    }

    void disconnect(Instant now) {
        connected = false;
        connectedAt = null;
        updatedAt = now;
    }
}
