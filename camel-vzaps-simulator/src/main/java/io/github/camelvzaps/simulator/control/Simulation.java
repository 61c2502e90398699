package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.AcceptedMessage;
import io.github.camelvzaps.simulator.api.ActiveFault;
import io.github.camelvzaps.simulator.api.CustomerMessage;
import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.MediaNode;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.http.Journal;
import io.github.camelvzaps.simulator.http.QrPicture;
import io.github.camelvzaps.simulator.inbound.ChatOfEvent;
import io.github.camelvzaps.simulator.inbound.InboundMessage;
import io.github.camelvzaps.simulator.inbound.SampleEvents;
import io.github.camelvzaps.simulator.realtime.RealtimeHub;
import io.github.camelvzaps.simulator.state.EventShapes;
import io.github.camelvzaps.simulator.state.GeneratedMedia;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.Jids;
import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.UploadedMedia;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.zapyapi.ZapyWebhooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * What a test does to a simulator and reads out of it. The Java door ({@code VzapsSimulator}) inherits it and the HTTP
 * door ({@link ControlApi}) calls it, so both do the same. Thread-safe.
 *
 * <p>Methods that take an instance id throw {@link IllegalArgumentException} when there is no such instance.
 */
public class Simulation {

    private static final int BATCH = 128;

    private final World world;
    private final Journal journal;
    private final FaultBook faults;
    private final RealtimeHub realtime;
    private final ZapyWebhooks zapyWebhooks;
    private final Supplier<String> url;

    /** @param url base address at which generated media are served; asked when the server listens */
    protected Simulation(
            World world,
            Journal journal,
            FaultBook faults,
            RealtimeHub realtime,
            ZapyWebhooks zapyWebhooks,
            Supplier<String> url) {
        this.world = world;
        this.journal = journal;
        this.faults = faults;
        this.realtime = realtime;
        this.zapyWebhooks = zapyWebhooks;
        this.url = url;
    }

    /** One more account besides the default one. */
    public void addAccount(String clientToken, String clientSecret, String apiKey) {
        synchronized (world) {
            world.addAccount(clientToken, clientSecret, apiKey);
        }
    }

    /** Adds an instance of the default account, paired at once. An existing one of this id is replaced. */
    public void addInstance(String id, String token) {
        synchronized (world) {
            world.addPairedInstance(world.account(World.CLIENT_TOKEN), id, token);
        }
    }

    /** The phone scans the code. */
    public void pair(String id) {
        synchronized (world) {
            world.pair(known(id));
        }
    }

    /** The phone logs out. */
    public void unpair(String id) {
        synchronized (world) {
            world.unpair(known(id));
        }
    }

    /** Says whether a number is on WhatsApp; else every number is that has 8 to 15 digits and does not end in 0000. */
    public void setOnWhatsApp(String phone, boolean exists) {
        setOnWhatsApp(phone, exists ? phone : null);
    }

    /** Says under which number WhatsApp knows one, as it does for accounts older than their ninth digit; null for none. */
    public void setOnWhatsApp(String phone, String knownAs) {
        synchronized (world) {
            world.registrations().set(phone, knownAs == null ? null : Jids.of(knownAs));
        }
    }

    /** WhatsApp restricts the number, or lifts the restriction: sends are answered 500, "server returned error 463". */
    public void restrict(String id, boolean restricted) {
        synchronized (world) {
            known(id).restriction.all = restricted;
        }
    }

    /**
     * WhatsApp lets the number write to so many people who have not written to it; further ones are answered 500, "server
     * returned error 463", and replies go. Inferred from public reports.
     *
     * @param quota how many from now on; -1 lifts the limit
     */
    public void limitNewChats(String id, int quota) {
        synchronized (world) {
            known(id).restriction.limitNewChats(quota);
        }
    }

    /** The current pairing code of an instance as {@code data:image/png;base64,...}; empty when it is paired. */
    public String qrCode(String id) {
        synchronized (world) {
            Instance instance = known(id);
            return instance.connected ? "" : QrPicture.dataUri(world.qrText(instance));
        }
    }

    /** All instances with their state, for people. */
    public List<Map<String, Object>> instances() {
        synchronized (world) {
            List<Map<String, Object>> all = new ArrayList<>();
            world.instances().forEach(instance -> all.add(Conversations.instance(instance)));
            return all;
        }
    }

    /** The chats of an instance with their last message, for people; see {@code GET /_sim/instances/{id}/chats}. */
    public Map<String, Object> chats(String id, String search, int limit) {
        synchronized (world) {
            return Conversations.chats(known(id), world.media(), search, limit);
        }
    }

    /** A page of a chat, the newest message first; see {@code GET /_sim/instances/{id}/chats/{jid}/messages}. */
    public Map<String, Object> chatMessages(String id, String jid, int before, int limit) {
        synchronized (world) {
            return Conversations.messages(known(id), world.media(), jid, before, limit);
        }
    }

    /** Every send it accepted, in order: the truth to count against. */
    public List<AcceptedMessage> messages(String id) {
        List<Supplier<AcceptedMessage>> snapshots;
        synchronized (world) {
            snapshots = known(id).messages.all().stream().map(Snapshots::of).toList();
        }
        return snapshots.stream().map(Supplier::get).toList();
    }

    /** The journal, oldest first. */
    public List<RecordedRequest> requests() {
        return journal.list();
    }

    /** Forgets the journal. */
    public void clearRequests() {
        journal.clear();
    }

    /** The next request that was not taken yet; waits for it; null when none came in time. */
    public RecordedRequest takeRequest(Duration timeout) throws InterruptedException {
        return journal.take(timeout);
    }

    /** How many access tokens were handed out. */
    public int tokenCalls() {
        synchronized (world) {
            return world.tokens().calls();
        }
    }

    /** Every access token handed out so far is refused from now on. */
    public void revokeTokens() {
        synchronized (world) {
            world.tokens().revokeAll();
        }
    }

    /**
     * The same, and every realtime connection that was opened with an access token is closed with this WebSocket close
     * code (1008 is the usual one for it).
     */
    public void revokeTokens(int closeCode) {
        revokeTokens();
        realtime.closeTokenHolders(closeCode);
    }

    /** How often the card was charged by {@code instances/subscribe}. */
    public int charges(String id) {
        synchronized (world) {
            return known(id).charges;
        }
    }

    /** Adds a rule behind those in force. */
    public void fault(FaultRule rule) {
        faults.add(rule);
    }

    /** Replaces all rules. */
    public void setFaults(List<FaultRule> rules) {
        faults.replace(rules);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** The rules in force and how often each one fired. */
    public List<ActiveFault> faults() {
        return faults.list();
    }

    /** Registers generated media: the same bytes for the same seed, computed on the fly, of any size. */
    public MediaNode addMedia(long size, long seed, String mimetype) {
        String id = UUID.randomUUID().toString();
        GeneratedMedia media = new GeneratedMedia(id, size, seed, mimetype);
        synchronized (world) {
            world.media().add(media);
        }
        return new MediaNode(media.node(url.get()), media.sha256Hex(), size);
    }

    /**
     * Registers a file of one's own; its {@code url} can be the one of a customer's media message.
     *
     * @throws IllegalArgumentException when the files registered since the last reset have more than 128 MiB together
     */
    public MediaNode addMedia(byte[] content, String mimetype) {
        UploadedMedia media = new UploadedMedia(UUID.randomUUID().toString(), content.clone(), mimetype);
        synchronized (world) {
            world.media().add(media);
        }
        return new MediaNode(media.node(url.get()), media.sha256Hex(), media.size());
    }

    /** Registered media; null when there is none of this id. */
    Media media(String id) {
        synchronized (world) {
            return world.media().find(id);
        }
    }

    /** A customer writes a text; answers the event id. */
    public String customerSays(String id, String from, String text) {
        return customerSends(id, Map.of("from", from, "text", text));
    }

    /** A customer writes, with the fields of the control call; answers the event id. */
    public String customerSends(String id, Map<String, Object> fields) {
        return customerSendsAll(id, fields).get(0);
    }

    /** A customer writes; answers the event id. */
    public String customerSays(String id, CustomerMessage message) {
        return customerSends(id, message.toMap());
    }

    /**
     * Customers write many messages as fast as they can be made: tens of thousands per second.
     *
     * @param message makes the message of each number from 0
     * @return the event ids in order (the first one of a message with two copies)
     */
    public List<String> customersSay(String id, int count, IntFunction<CustomerMessage> message) {
        List<String> events = new ArrayList<>(count);
        while (events.size() < count) {
            // in batches, so that deliveries get their turn at the monitor meanwhile
            int end = Math.min(count, events.size() + BATCH);
            synchronized (world) {
                Instance instance = known(id);
                for (int i = events.size(); i < end; i++) {
                    Map<String, Object> fields = message.apply(i).toMap();
                    events.add(InboundMessage.arrive(world, instance, fields, url.get())
                            .get(0));
                }
            }
        }
        return events;
    }

    /** The same; answers the ids of all events this made, and the message id as the last one. */
    public List<String> customerSendsAll(String id, Map<String, Object> fields) {
        synchronized (world) {
            return InboundMessage.arrive(world, known(id), fields, url.get());
        }
    }

    /**
     * Any event, given its {@code data} object; answers its id. Without an {@code event} in it the inferred body of the
     * type is taken.
     */
    public String emit(String id, String type, Map<String, Object> data) {
        Map<String, Object> given = new LinkedHashMap<>(data);
        given.put("type", type);
        synchronized (world) {
            Instance instance = known(id);
            Map<String, Object> whole = SampleEvents.complete(given, instance, world.now());
            return world.emit(instance, EventShapes.of(type, whole).in(ChatOfEvent.ofData(type, whole)));
        }
    }

    /** Posts an event of the ZapyAPI, such as {@code contact-created}, to the instance's ZapyAPI webhook. */
    public void emitZapyapi(String id, String event, Map<String, Object> data) {
        synchronized (world) {
            zapyWebhooks.send(known(id), event, data);
        }
    }

    /** Whether a ZapyAPI webhook echoes the challenge of the dashboard's Verify button. */
    public boolean verifyWebhook(String url) {
        return zapyWebhooks
                .verify(url)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Every event with its deliveries and acknowledgements, in order. */
    public List<SimulatedEvent> events(String id) {
        return lastEvents(id, Integer.MAX_VALUE);
    }

    /** One event with what became of it; null when there is none of this id. */
    public SimulatedEvent event(String id, String eventId) {
        Supplier<SimulatedEvent> snapshot;
        synchronized (world) {
            StoredEvent event = known(id).events.find(eventId);
            if (event == null) {
                return null;
            }
            snapshot = Snapshots.of(event);
        }
        return snapshot.get();
    }

    /** How many events of an instance there are, were delivered and were acknowledged: cheap with a million of them. */
    public EventCounts eventCounts(String id) {
        synchronized (world) {
            return Snapshots.counts(known(id));
        }
    }

    /** The newest of them, in order. */
    public List<SimulatedEvent> lastEvents(String id, int most) {
        List<Supplier<SimulatedEvent>> snapshots;
        synchronized (world) {
            List<StoredEvent> all = known(id).events.all();
            snapshots = all.subList(Math.max(0, all.size() - most), all.size()).stream()
                    .map(Snapshots::of)
                    .toList();
        }
        return snapshots.stream().map(Supplier::get).toList();
    }

    /** Open realtime connections of an instance. */
    public int realtimeConnections(String id) {
        synchronized (world) {
            return realtime.count(known(id));
        }
    }

    /** Ends the realtime connections of an instance with this WebSocket close code (1000 to 4999). */
    public void closeRealtime(String id, int code) {
        closeRealtime(id, code, "closed by the test");
    }

    /** Closes the realtime connections of an instance with a code and the words beside it, of up to 123 bytes. */
    public void closeRealtime(String id, int code, String reason) {
        synchronized (world) {
            realtime.close(known(id), code, reason);
        }
    }

    /** Resets the realtime connections of an instance (TCP RST). */
    public void resetRealtime(String id) {
        synchronized (world) {
            realtime.reset(known(id));
        }
    }

    /**
     * Does a fault of {@code events/frame} to the open realtime connections of an instance now, while nothing is sent:
     * {@code closeCode}, {@code reset}, {@code halfOpen}, {@code truncateFrame}, {@code badUtf8}, {@code oversize},
     * {@code poison} or {@code body}. What the rule matches and how often does not count.
     */
    public void strikeRealtime(String id, FaultRule rule) {
        synchronized (world) {
            realtime.strike(known(id), rule);
        }
    }

    /** The switches of {@code /_sim/options}. */
    public Map<String, Object> options() {
        synchronized (world) {
            return world.options().toMap();
        }
    }

    /** Sets some of the switches. */
    public void setOptions(Map<String, Object> options) {
        synchronized (world) {
            options.forEach(world.options()::set);
        }
    }

    /** Counts of everything. */
    public Map<String, Object> stats() {
        synchronized (world) {
            return Snapshots.stats(world, journal.count());
        }
    }

    /** Empties everything but the default account and the instances given to the builder. */
    public void reset() {
        synchronized (world) {
            world.reset();
            realtime.closeGone();
        }
        faults.clear();
        journal.clear();
    }

    private Instance known(String id) {
        Instance instance = world.instance(id);
        if (instance == null) {
            throw new IllegalArgumentException("no instance " + id + "; add it with addInstance");
        }
        return instance;
    }
}
