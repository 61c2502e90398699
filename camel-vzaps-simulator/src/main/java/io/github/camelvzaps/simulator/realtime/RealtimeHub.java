package io.github.camelvzaps.simulator.realtime;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.http.Handshakes;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.state.EventSink;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.vzaps.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** All realtime connections. Several consumers of one instance each get every event. Thread-safe. */
public final class RealtimeHub implements EventSink {

    /** Path of the handshake. */
    public static final String PATH = "/events/ws";

    /** The name under which fault rules mean the handshake, as in the contract. */
    public static final String HANDSHAKE = "events/subscribe";

    /** The name under which fault rules mean each frame with an event. */
    public static final String FRAME = "events/frame";

    /** The name under which fault rules mean each acknowledgement that comes in. */
    public static final String ACK = "events/ack";

    private static final List<String> SECRETS = List.of("access_token", "client_token", "instance_token");

    private final Vertx vertx;
    private final World world;
    private final FaultBook faults;
    private final Handshakes handshakes;
    private final Map<Instance, List<RealtimeConnection>> connections = new ConcurrentHashMap<>();

    public RealtimeHub(Vertx vertx, World world, FaultBook faults, Handshakes handshakes) {
        this.vertx = vertx;
        this.world = world;
        this.faults = faults;
        this.handshakes = handshakes;
    }

    @Override
    public void happened(Instance instance, StoredEvent event) {
        for (RealtimeConnection connection : of(instance)) {
            connection.wake();
        }
    }

    /** Connections that are open. */
    public int count(Instance instance) {
        return of(instance).size();
    }

    /** Ends all connections of an instance with this close code. */
    public void close(Instance instance, int code, String reason) {
        of(instance).forEach(connection -> connection.close(code, reason));
    }

    /** Resets all connections of an instance. */
    public void reset(Instance instance) {
        of(instance).forEach(RealtimeConnection::reset);
    }

    /** Does a fault to all connections of an instance at once. */
    public void strike(Instance instance, FaultRule fault) {
        of(instance).forEach(connection -> connection.strike(fault));
    }

    /** Ends all connections that were opened with an access token. */
    public void closeTokenHolders(int code) {
        connections.values().stream()
                .flatMap(List::stream)
                .filter(RealtimeConnection::byToken)
                .forEach(connection -> connection.close(code, "access token revoked"));
    }

    /** Ends the connections of instances that are gone. */
    public void closeGone() {
        connections.keySet().stream()
                .filter(instance -> instance.gone)
                .forEach(instance -> close(instance, 1008, "instance deleted"));
    }

    private List<RealtimeConnection> of(Instance instance) {
        return connections.getOrDefault(instance, List.of());
    }

    /** Answers a handshake. */
    public void handle(HttpServerRequest request) {
        Incoming incoming = handshakes.read(request);
        FaultRule fault = faults.pick(incoming.method(), incoming.path(), HANDSHAKE);
        if (fault != null && fault.delayMs() > 0) {
            request.pause();
            vertx.setTimer(fault.delayMs(), timer -> {
                request.resume();
                handshake(request, incoming, fault);
            });
        } else {
            handshake(request, incoming, fault);
        }
    }

    private void handshake(HttpServerRequest request, Incoming incoming, FaultRule fault) {
        try {
            if (fault != null && (fault.status() != null || fault.reset() != null || fault.flag("halfOpen"))) {
                throw new Refusal(fault.status() == null ? 500 : fault.status(), "injected fault");
            }
            Subscription subscription = check(request, incoming);
            handshakes.accepted(incoming, HANDSHAKE);
            request.toWebSocket().onSuccess(socket -> {
                RealtimeConnection connection =
                        new RealtimeConnection(vertx, world, faults, socket, request.connection(), subscription);
                List<RealtimeConnection> open =
                        connections.computeIfAbsent(subscription.instance(), instance -> new CopyOnWriteArrayList<>());
                open.add(connection);
                socket.closeHandler(closed -> {
                    connection.closed();
                    open.remove(connection);
                });
                connection.start();
            });
        } catch (Refusal refusal) {
            handshakes.refuse(request, incoming, refusal, fault, HANDSHAKE);
        }
    }

    private Subscription check(HttpServerRequest request, Incoming incoming) {
        if (incoming.problem() != null) {
            throw incoming.problem();
        }
        if (!"websocket".equalsIgnoreCase(incoming.header("upgrade"))) {
            throw new Refusal(426, "this path takes WebSocket connections only");
        }
        String instanceId = incoming.query().get("instance_id");
        if (instanceId == null || instanceId.isBlank()) {
            throw Refusal.badRequest("parameter instance_id is required");
        }
        String bearer = Credentials.bearer(incoming.header("authorization"));
        String[] secrets = SECRETS.stream()
                .map(name -> blankToNull(incoming.query().get(name)))
                .toArray(String[]::new);
        synchronized (world) {
            String token = bearer == null ? secrets[0] : bearer;
            Credentials.check(
                    world,
                    token,
                    first(incoming.header("x-client-token"), secrets[1]),
                    first(incoming.header("x-instance-token"), secrets[2]),
                    instanceId);
            Instance instance = world.instance(instanceId);
            Set<String> wanted = request.params().getAll("events").stream()
                    .flatMap(list -> List.of(list.split(",", -1)).stream())
                    .map(name -> name.trim().toLowerCase(Locale.ROOT))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            String after = blankToNull(incoming.query().get("last_event_id"));
            StoredEvent last = after == null ? null : instance.events.find(after);
            int from = last == null ? instance.events.firstOpen() : last.number() + 1;
            return new Subscription(
                    instance, wanted, from, last == null ? instance.events.size() : from, token != null);
        }
    }

    private static String first(String one, String other) {
        return one == null ? other : one;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
