package io.github.camelvzaps.simulator.control;

import io.github.camelvzaps.simulator.api.EventCounts;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.SimulatedEvent;
import io.github.camelvzaps.simulator.http.Incoming;
import io.github.camelvzaps.simulator.http.Refusal;
import io.github.camelvzaps.simulator.http.Reply;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.Media;
import io.github.camelvzaps.simulator.state.Restriction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The control calls. They do nothing but call {@link Simulation}. Thread-safe. */
public final class ControlApi {

    private static final String PREFIX = "/_sim/";

    /** What a control call does; {@code path} holds the groups of its pattern. */
    @FunctionalInterface
    private interface Handler {
        Reply answer(Incoming request, Matcher path);
    }

    private record Row(String method, Pattern path, Handler handler) {}

    private final Vertx vertx;
    private final Simulation simulation;
    private final List<Row> rows = new ArrayList<>();
    private final StaticPages pages = new StaticPages();

    public ControlApi(Vertx vertx, Simulation simulation) {
        this.vertx = vertx;
        this.simulation = simulation;
        row("POST", "reset", (request, path) -> done(simulation::reset));
        row("GET", "stats", (request, path) -> Reply.plain(simulation.stats()));
        row("GET", "options", (request, path) -> Reply.plain(simulation.options()));
        row("PUT", "options", this::setOptions);
        row("POST", "accounts", this::addAccount);
        row("POST", "tokens/revoke", this::revokeTokens);
        row("GET", "instances", (request, path) -> Reply.plain(simulation.instances()));
        row("POST", "instances", this::addInstance);
        row(
                "GET",
                "instances/([^/]+)/qr",
                (request, path) -> Reply.plain(Map.of("qr_code", simulation.qrCode(path.group(1)))));
        row("POST", "instances/([^/]+)/pair", (request, path) -> done(() -> simulation.pair(path.group(1))));
        row("POST", "instances/([^/]+)/unpair", (request, path) -> done(() -> simulation.unpair(path.group(1))));
        row(
                "POST",
                "instances/([^/]+)/restrict",
                (request, path) -> done(() -> simulation.restrict(path.group(1), true)));
        row(
                "POST",
                "instances/([^/]+)/unrestrict",
                (request, path) -> done(() -> simulation.restrict(path.group(1), false)));
        row("PUT", "numbers/([^/]+)", this::setOnWhatsApp);
        row("POST", "instances/([^/]+)/new-chats", this::limitNewChats);
        row("POST", "instances/([^/]+)/messages", this::customerWrites);
        row("GET", "instances/([^/]+)/messages", this::messages);
        row("POST", "instances/([^/]+)/events", this::emit);
        row("GET", "instances/([^/]+)/events", this::events);
        row("GET", "instances/([^/]+)/events/counts", this::eventCounts);
        row("GET", "instances/([^/]+)/events/([^/]+)", this::event);
        row("GET", "instances/([^/]+)/chats", this::chats);
        row("GET", "instances/([^/]+)/chats/([^/]+)/messages", this::chatMessages);
        row("POST", "instances/([^/]+)/realtime/close", this::closeRealtime);
        row(
                "POST",
                "instances/([^/]+)/realtime/reset",
                (request, path) -> done(() -> simulation.resetRealtime(path.group(1))));
        row("POST", "instances/([^/]+)/realtime/strike", this::strikeRealtime);
        row("POST", "instances/([^/]+)/zapyapi-events", this::emitZapyapi);
        row("GET", "requests", this::requests);
        row("DELETE", "requests", (request, path) -> done(simulation::clearRequests));
        row("GET", "faults", (request, path) -> faults());
        row("PUT", "faults", this::setFaults);
        row("DELETE", "faults", (request, path) -> done(simulation::clearFaults));
        row("GET", "media/([^/]+)", this::media);
    }

    private void row(String method, String path, Handler handler) {
        rows.add(new Row(method, Pattern.compile(PREFIX + path), handler));
    }

    /** Whether this answers the path. */
    public boolean owns(String path) {
        return path.startsWith(PREFIX) || pages.owns(path);
    }

    public Future<Reply> answer(Incoming request) {
        try {
            if (pages.owns(request.path())) {
                return Future.succeededFuture(pages.answer(request));
            }
            if (request.problem() != null) {
                throw request.problem();
            }
            if (request.method().equals("POST") && request.path().equals(PREFIX + "media")) {
                return addMedia(request);
            }
            if (request.method().equals("POST") && request.path().equals(PREFIX + "zapyapi/verify")) {
                String url = required(object(request), "url");
                return vertx.executeBlocking(
                        () -> Reply.plain(Map.of("verified", simulation.verifyWebhook(url))), false);
            }
            return Future.succeededFuture(answerNow(request));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Reply answerNow(Incoming request) {
        List<String> allowed = new ArrayList<>();
        for (Row row : rows) {
            Matcher path = row.path.matcher(request.path());
            if (path.matches()) {
                if (row.method.equals(request.method())) {
                    return row.handler.answer(request, path);
                }
                allowed.add(row.method);
            }
        }
        throw allowed.isEmpty() ? Refusal.notFound("control call") : Refusal.methodNotAllowed(allowed);
    }

    private static Reply done(Runnable action) {
        action.run();
        return Reply.ok();
    }

    private Reply setOptions(Incoming request, Matcher path) {
        simulation.setOptions(object(request));
        return Reply.plain(simulation.options());
    }

    private Reply setOnWhatsApp(Incoming request, Matcher path) {
        Map<String, Object> body = object(request);
        if (body.get("knownAs") instanceof String knownAs) {
            simulation.setOnWhatsApp(path.group(1), knownAs);
        } else {
            simulation.setOnWhatsApp(path.group(1), !Boolean.FALSE.equals(body.get("exists")));
        }
        return Reply.ok();
    }

    private Reply addAccount(Incoming request, Matcher path) {
        Map<String, Object> body = object(request);
        simulation.addAccount(
                required(body, "clientToken"),
                required(body, "clientSecret"),
                body.getOrDefault("apiKey", "").toString());
        return Reply.ok();
    }

    private Reply addInstance(Incoming request, Matcher path) {
        Map<String, Object> body = object(request);
        simulation.addInstance(required(body, "id"), required(body, "token"));
        if (Boolean.FALSE.equals(body.get("paired"))) {
            simulation.unpair(required(body, "id"));
        }
        return Reply.ok();
    }

    private Reply customerWrites(Incoming request, Matcher path) {
        List<String> ids = simulation.customerSendsAll(path.group(1), object(request));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event_id", ids.get(0));
        body.put("event_ids", ids.subList(0, ids.size() - 1));
        body.put("message_id", ids.get(ids.size() - 1));
        return Reply.plain(body);
    }

    private Reply limitNewChats(Incoming request, Matcher path) {
        Map<String, Object> body = object(request);
        int quota = body.containsKey("quota") ? (int) number(body, "quota") : Restriction.ANY;
        return done(() -> simulation.limitNewChats(path.group(1), quota));
    }

    private Reply closeRealtime(Incoming request, Matcher path) {
        long code = request.body().isBlank() ? 1012 : number(object(request), "code");
        return done(() -> simulation.closeRealtime(path.group(1), (int) code));
    }

    private Reply strikeRealtime(Incoming request, Matcher path) {
        FaultRule rule = FaultRule.fromMap(Map.of("do", object(request)));
        return done(() -> simulation.strikeRealtime(path.group(1), rule));
    }

    private Reply revokeTokens(Incoming request, Matcher path) {
        if (request.body().isBlank() || !object(request).containsKey("closeCode")) {
            return done(simulation::revokeTokens);
        }
        long code = number(object(request), "closeCode");
        return done(() -> simulation.revokeTokens((int) code));
    }

    private Reply emitZapyapi(Incoming request, Matcher path) {
        JsonObject body = new JsonObject(object(request));
        simulation.emitZapyapi(
                path.group(1),
                required(body.getMap(), "event"),
                body.getJsonObject("data", new JsonObject()).getMap());
        return Reply.ok();
    }

    private Reply emit(Incoming request, Matcher path) {
        Map<String, Object> data = object(request);
        return Reply.plain(Map.of("event_id", simulation.emit(path.group(1), required(data, "type"), data)));
    }

    private Reply messages(Incoming request, Matcher path) {
        return Reply.plain(simulation.messages(path.group(1)).stream()
                .map(Listings::message)
                .toList());
    }

    private Reply events(Incoming request, Matcher path) {
        int most = queryNumber(request, "last", Integer.MAX_VALUE);
        return Reply.plain(simulation.lastEvents(path.group(1), most).stream()
                .map(Listings::event)
                .toList());
    }

    private Reply chats(Incoming request, Matcher path) {
        String search = request.query().getOrDefault("search", "");
        return Reply.plain(simulation.chats(path.group(1), search, queryNumber(request, "limit", Conversations.USUAL)));
    }

    private Reply chatMessages(Incoming request, Matcher path) {
        return Reply.plain(simulation.chatMessages(
                path.group(1),
                path.group(2),
                queryNumber(request, "before", -1),
                queryNumber(request, "limit", Conversations.USUAL)));
    }

    private static int queryNumber(Incoming request, String name, int otherwise) {
        String value = request.query().get(name);
        try {
            return value == null ? otherwise : Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest(name + " must be a number from 0, not " + value);
        }
    }

    private Reply eventCounts(Incoming request, Matcher path) {
        EventCounts counts = simulation.eventCounts(path.group(1));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("events", counts.events());
        map.put("delivered", counts.delivered());
        map.put("acked", counts.acked());
        map.put("deliveries", counts.deliveries());
        return Reply.plain(map);
    }

    private Reply event(Incoming request, Matcher path) {
        SimulatedEvent event = simulation.event(path.group(1), path.group(2));
        if (event == null) {
            throw Refusal.notFound("event");
        }
        return Reply.plain(Listings.event(event));
    }

    private Reply requests(Incoming request, Matcher path) {
        List<RecordedRequest> all = simulation.requests();
        int from = Math.max(0, all.size() - queryNumber(request, "last", Integer.MAX_VALUE));
        return Reply.plain(
                all.subList(from, all.size()).stream().map(Listings::request).toList());
    }

    private Reply faults() {
        return Reply.plain(simulation.faults().stream()
                .map(fault -> {
                    Map<String, Object> map = fault.rule().toMap();
                    map.put("fired", fault.fired());
                    return map;
                })
                .toList());
    }

    private Reply setFaults(Incoming request, Matcher path) {
        if (!(json(request) instanceof JsonArray rules)) {
            throw Refusal.badRequest("body must be a JSON array of fault rules");
        }
        List<FaultRule> read = new ArrayList<>();
        for (Object rule : rules) {
            if (!(rule instanceof JsonObject object)) {
                throw Refusal.badRequest("a fault rule must be a JSON object");
            }
            read.add(FaultRule.fromMap(object.getMap()));
        }
        simulation.setFaults(read);
        return faults();
    }

    private Future<Reply> addMedia(Incoming request) {
        Map<String, Object> body = object(request);
        long size = number(body, "size");
        long seed = number(body, "seed");
        String mimetype =
                body.getOrDefault("mimetype", "application/octet-stream").toString();
        // the digest of a gigabyte takes a second, which no event loop has
        return vertx.executeBlocking(
                () -> {
                    var media = simulation.addMedia(size, seed, mimetype);
                    Map<String, Object> answer = new LinkedHashMap<>(media.node());
                    answer.put("sha256", media.sha256());
                    return Reply.plain(answer);
                },
                false);
    }

    /** Whether the body of this call is a file, to be read as it is. */
    public static boolean takesFile(String method, String path) {
        return method.equals("POST") && path.equals(PREFIX + "files");
    }

    /** {@code POST /_sim/files}: keeps the body as media of its content type. */
    public Reply addFile(byte[] content, String contentType) {
        if (content.length == 0 || contentType == null) {
            throw Refusal.badRequest("the body must be a file, and Content-Type say of which kind");
        }
        var media = simulation.addMedia(content, contentType);
        Map<String, Object> answer = new LinkedHashMap<>(media.node());
        answer.put("id", media.url().substring(media.url().lastIndexOf('/') + 1));
        return Reply.plain(answer);
    }

    private Reply media(Incoming request, Matcher path) {
        Media media = simulation.media(path.group(1));
        if (media == null) {
            throw Refusal.notFound("media");
        }
        // the type comes from a sender, and no browser shall find a better one in the bytes
        return Reply.of(200, new Reply.Stream(media, false), media.mimetype())
                .withHeaders(Map.of("X-Content-Type-Options", "nosniff"));
    }

    private static Map<String, Object> object(Incoming request) {
        if (json(request) instanceof JsonObject object) {
            return object.getMap();
        }
        throw Refusal.badRequest("body must be a JSON object");
    }

    private static Object json(Incoming request) {
        try {
            return JsonText.decode(request.body());
        } catch (DecodeException e) {
            throw Refusal.badRequest("body is not valid JSON");
        }
    }

    private static String required(Map<String, Object> body, String field) {
        if (body.get(field) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw Refusal.badRequest(field + " is required");
    }

    private static long number(Map<String, Object> body, String field) {
        if (body.get(field) instanceof Number number && number.longValue() >= 0) {
            return number.longValue();
        }
        throw Refusal.badRequest(field + " is required: a number from 0");
    }
}
