package io.github.camelvzaps.simulator.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** All state of one simulator. Its monitor guards everything below it. */
public final class World {

    /** Client token of the default account. */
    public static final String CLIENT_TOKEN = "sim-client-token";

    /** Client secret of the default account. */
    public static final String CLIENT_SECRET = "sim-client-secret";

    /** ZapyAPI key of the default account. */
    public static final String API_KEY = "sim-api-key";

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Instance> instances = new LinkedHashMap<>();
    private final Map<String, String> initialInstances;
    private final Map<String, Object> initialOptions;
    private final SplittableRandom random = new SplittableRandom();
    private final MediaShelf media = new MediaShelf();
    private final AccessTokens tokens = new AccessTokens();
    private final Registrations registrations = new Registrations();
    /** Replaced under the monitor; volatile because the clock is read without it. */
    private volatile Options options = new Options();

    private EventSink events = (instance, event) -> {};

    /**
     * @param initialInstances id to token of the instances that are there, paired, at the start and after each reset
     * @param initialOptions options that differ from the default
     */
    public World(Map<String, String> initialInstances, Map<String, Object> initialOptions) {
        this.initialInstances = new LinkedHashMap<>(initialInstances);
        this.initialOptions = Map.copyOf(initialOptions);
        reset();
    }

    /** Who delivers events; set once before the server starts. */
    public void deliverEventsTo(EventSink sink) {
        events = sink;
    }

    /** Back to the default account, the initial instances and the default options. */
    public void reset() {
        accounts.clear();
        instances.values().forEach(instance -> instance.gone = true);
        instances.clear();
        media.clear();
        tokens.clear();
        registrations.clear();
        Options fresh = new Options();
        initialOptions.forEach(fresh::set);
        options = fresh;
        Account account = addAccount(CLIENT_TOKEN, CLIENT_SECRET, API_KEY);
        initialInstances.forEach((id, token) -> addPairedInstance(account, id, token));
    }

    public Account addAccount(String clientToken, String clientSecret, String apiKey) {
        Account account = new Account(clientToken, clientSecret, apiKey);
        accounts.put(clientToken, account);
        return account;
    }

    /** Which numbers are on WhatsApp. */
    public Registrations registrations() {
        return registrations;
    }

    /** The account of a client token, or null. */
    public Account account(String clientToken) {
        return clientToken == null ? null : accounts.get(clientToken);
    }

    /** The account of a ZapyAPI key, or null. */
    public Account accountOfApiKey(String apiKey) {
        for (Account account : accounts.values()) {
            if (account.apiKey().equals(apiKey)) {
                return account;
            }
        }
        return null;
    }

    /** An instance that is paired at once. An existing one of this id is replaced. */
    public Instance addPairedInstance(Account owner, String id, String token) {
        Instance instance = addInstance(owner, id, token, id);
        pair(instance);
        return instance;
    }

    /** An instance that waits for its phone. */
    public Instance addInstance(Account owner, String id, String token, String name) {
        Instance instance = new Instance(id, token, owner, name, now(), hex().substring(0, 8));
        Instance replaced = instances.put(id, instance);
        if (replaced != null) {
            replaced.gone = true;
        }
        return instance;
    }

    /** The instance, or null. */
    public Instance instance(String id) {
        return instances.get(id);
    }

    public Iterable<Instance> instances() {
        return instances.values();
    }

    public void removeInstance(Instance instance) {
        instances.remove(instance.id);
        instance.gone = true;
    }

    /** The phone scans the code. */
    public void pair(Instance instance) {
        if (!instance.connected) {
            instance.connect(now());
            emit(instance, EventShapes.connected());
        }
    }

    /** The phone logs out. */
    public void unpair(Instance instance) {
        if (instance.connected) {
            instance.disconnect(now());
            emit(instance, EventShapes.disconnected());
        }
    }

    /** The text of the QR code that waits to be scanned; starts the worker. */
    public String qrText(Instance instance) {
        instance.started = true;
        return instance.pairing.code(now(), options.qrSeconds, options.qrCodes);
    }

    /** Records an event of an instance and has it delivered; answers its id. */
    public String emit(Instance instance, EventBody body) {
        // the history knows the chat, and a million events need not name it once more each
        StoredEvent event = instance.events.append(body.in(null), now());
        if (body.chat() != null) {
            instance.history.add(body.chat(), event);
        }
        events.happened(instance, event);
        return event.id();
    }

    public AccessTokens tokens() {
        return tokens;
    }

    public MediaShelf media() {
        return media;
    }

    public Options options() {
        return options;
    }

    /** The simulator's clock: the real one, moved by the option {@code clockOffsetSeconds}. */
    public Instant now() {
        Instant now = Instant.now();
        return options.clockOffsetSeconds == 0 ? now : now.plusSeconds(options.clockOffsetSeconds);
    }

    /** A WhatsApp message id in the shape the vendor's samples show. */
    public String newMessageId() {
        return "3EB0" + hex().substring(0, 16);
    }

    /** Random letters and digits in upper case. */
    public String newId(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            id.append(Character.toUpperCase(Character.forDigit(random.nextInt(36), 36)));
        }
        return id.toString();
    }

    private String hex() {
        String digits = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        return digits.toUpperCase(Locale.ROOT);
    }
}
