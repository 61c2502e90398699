package io.github.camelvzaps.simulator.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests fail, how often, and how. Immutable: each method answers a changed copy. The JSON form is that of the
 * control call {@code PUT /_sim/faults}.
 */
public final class FaultRule {

    private static final Set<String> MATCH_KEYS = Set.of("method", "path", "operation");
    private static final Set<String> RULE_KEYS = Set.of("match", "skip", "times", "probability", "seed", "do");
    private static final Set<String> ACTION_KEYS = Set.of(
            "status",
            "body",
            "headers",
            "delayMs",
            "reset",
            "truncate",
            "trickleMs",
            "informationalMs",
            "effect",
            "closeCode",
            "halfOpen",
            "badUtf8",
            "oversize",
            "poison",
            "duplicate",
            "reorder",
            "truncateFrame");
    private static final String REGEX = "regex:";

    private final Map<String, Object> match;
    private final Map<String, Object> rule;
    private final Map<String, Object> action;

    private FaultRule(Map<String, Object> match, Map<String, Object> rule, Map<String, Object> action) {
        this.match = match;
        this.rule = rule;
        this.action = action;
    }

    /** Requests with this method (null for any) whose path begins like this, or matches {@code regex:...} (null for any). */
    public static FaultRule on(String method, String path) {
        Map<String, Object> match = new LinkedHashMap<>();
        if (method != null) {
            match.put("method", method.toUpperCase(Locale.ROOT));
        }
        if (path != null) {
            match.put("path", path);
        }
        return new FaultRule(match, Map.of(), Map.of());
    }

    /**
     * Requests of one operation by its contract id such as {@code messages/sendText}; those of the ZapyAPI begin with
     * {@code zapyapi:}. Moments that are no request of a client have names of their own: {@code events/subscribe} is the
     * handshake of the realtime connection, {@code events/frame} each event on it, {@code events/ack} each
     * acknowledgement that comes in; {@code webhook} and {@code zapyapi:webhook} are the deliveries to webhooks.
     */
    public static FaultRule onOperation(String operation) {
        return new FaultRule(Map.of("operation", operation), Map.of(), Map.of());
    }

    /** All requests. */
    public static FaultRule onAny() {
        return on(null, null);
    }

    /**
     * Reads the JSON form.
     *
     * @throws IllegalArgumentException for a key or value that is not known
     */
    public static FaultRule fromMap(Map<String, Object> map) {
        mustKnow(map, RULE_KEYS, "rule");
        Map<String, Object> rule = new LinkedHashMap<>(map);
        Map<String, Object> match = object(rule.remove("match"), "match");
        Map<String, Object> action = object(rule.remove("do"), "do");
        mustKnow(match, MATCH_KEYS, "match");
        mustKnow(action, ACTION_KEYS, "do");
        FaultRule read = new FaultRule(match, rule, action);
        // reads each value once, so that a wrong one shows here and not in the middle of a test
        read.toMap();
        read.matches("GET", "/", "");
        read.skip();
        read.times();
        read.probability();
        read.seed();
        read.status();
        read.delayMs();
        read.reset();
        read.headers();
        return read;
    }

    /** Fires this often; without it, until it is removed. */
    public FaultRule times(int times) {
        return withRule("times", times);
    }

    /** Lets this many matches pass before it fires for the first time: how a fault comes under load. */
    public FaultRule skip(int matches) {
        return withRule("skip", matches);
    }

    /** Fires on this share (0 to 1) of the matches, the same ones for the same seed. */
    public FaultRule probability(double share, long seed) {
        return withRule("probability", share).withRule("seed", seed);
    }

    /** Answers with this status. From 400 on the request has no effect. */
    public FaultRule status(int status) {
        return with("status", status);
    }

    /** Answers with exactly this body. */
    public FaultRule body(String body) {
        return with("body", body);
    }

    /** Adds a header to the answer. */
    public FaultRule header(String name, String value) {
        Map<String, Object> headers = new LinkedHashMap<>(headers());
        headers.put(name, value);
        return with("headers", headers);
    }

    /** Holds the answer back. */
    public FaultRule delay(Duration delay) {
        return with("delayMs", delay.toMillis());
    }

    /** Resets the connection. */
    public FaultRule reset(Reset stage) {
        return with("reset", stage.name().toLowerCase(Locale.ROOT));
    }

    /** Promises the whole body, sends this many bytes of it and closes the connection. */
    public FaultRule truncate(int bytes) {
        return with("truncate", bytes);
    }

    /** Sends the body in pieces of 16 bytes with this pause between them. */
    public FaultRule trickle(Duration pause) {
        return with("trickleMs", pause.toMillis());
    }

    /** Instead of the answer sends {@code 100 Continue} again and again, with this pause between them, and never ends. */
    public FaultRule informational(Duration pause) {
        return with("informationalMs", pause.toMillis());
    }

    /**
     * What a proxy answers when it lost the gateway behind it: plain text in its own words, and the request may have
     * taken its effect, as here it does.
     */
    public FaultRule proxyAnswer(int status) {
        return status(status)
                .effect(true)
                .header("Content-Type", "text/plain")
                .body("upstream connect error or disconnect/reset before headers");
    }

    /** Takes the request or sends half of it, then neither reads nor writes while the connection stays open. */
    public FaultRule halfOpen() {
        return with("halfOpen", true);
    }

    /** Puts a byte that is not UTF-8 into the middle of the body or frame. */
    public FaultRule badUtf8() {
        return with("badUtf8", true);
    }

    /** Sends this many bytes more than there are to say. The JSON stays valid. */
    public FaultRule oversize(int bytes) {
        return with("oversize", bytes);
    }

    /** Sends the first half of the JSON as if it were all. */
    public FaultRule poison() {
        return with("poison", true);
    }

    /** Sends it twice. Realtime events and webhooks only. */
    public FaultRule duplicate() {
        return with("duplicate", true);
    }

    /** Sends it behind the next one. Realtime events and webhooks of the VZaps API only. */
    public FaultRule reorder() {
        return with("reorder", true);
    }

    /** Closes the realtime connection in an orderly way with this code (1000 to 4999). */
    public FaultRule closeCode(int code) {
        return with("closeCode", code);
    }

    /** Sends half a WebSocket frame and closes the connection. */
    public FaultRule truncateFrame() {
        return with("truncateFrame", true);
    }

    /**
     * Whether what was hit takes its effect although the rule fires: a request changes the state, a realtime event goes
     * out before its connection ends, an acknowledgement counts.
     */
    public FaultRule effect(boolean effect) {
        return with("effect", effect);
    }

    /** Sets any key of {@code do} in the JSON form. */
    public FaultRule with(String key, Object value) {
        mustKnow(Map.of(key, value), ACTION_KEYS, "do");
        Map<String, Object> changed = new LinkedHashMap<>(action);
        changed.put(key, value);
        return new FaultRule(match, rule, changed);
    }

    private FaultRule withRule(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(rule);
        changed.put(key, value);
        return new FaultRule(match, changed, action);
    }

    /** Whether a request is meant; {@code operation} is null when the path is unknown. */
    public boolean matches(String method, String path, String operation) {
        Object wantedMethod = match.get("method");
        Object wantedOperation = match.get("operation");
        return (wantedMethod == null || wantedMethod.toString().equalsIgnoreCase(method))
                && (wantedOperation == null || wantedOperation.equals(operation))
                && pathMatches(path);
    }

    private boolean pathMatches(String path) {
        Object wanted = match.get("path");
        if (wanted == null) {
            return true;
        }
        String text = wanted.toString();
        return text.startsWith(REGEX) ? Pattern.matches(text.substring(REGEX.length()), path) : path.startsWith(text);
    }

    /** How often it may fire; null for without end. */
    public Integer times() {
        return rule.get("times") == null ? null : number(rule, "times").intValue();
    }

    /** Matches that pass before it fires for the first time. */
    public int skip() {
        return rule.get("skip") == null ? 0 : number(rule, "skip").intValue();
    }

    public double probability() {
        return rule.get("probability") == null ? 1 : number(rule, "probability").doubleValue();
    }

    public long seed() {
        return rule.get("seed") == null ? 0 : number(rule, "seed").longValue();
    }

    /** Null when the status stays as it is. */
    public Integer status() {
        return action.get("status") == null ? null : number(action, "status").intValue();
    }

    /** Null when the body stays as it is. */
    public String body() {
        return action.get("body") == null ? null : action.get("body").toString();
    }

    public Map<String, Object> headers() {
        return object(action.get("headers"), "headers");
    }

    public long delayMs() {
        return longOf("delayMs", 0);
    }

    /** Null when the connection is not reset. */
    public Reset reset() {
        Object stage = action.get("reset");
        return stage == null ? null : Reset.valueOf(stage.toString().toUpperCase(Locale.ROOT));
    }

    /** Bytes of the body that are sent; -1 for all. */
    public long truncate() {
        return longOf("truncate", -1);
    }

    public long trickleMs() {
        return longOf("trickleMs", 0);
    }

    /** A number of {@code do}. */
    public long longOf(String key, long otherwise) {
        return action.get(key) == null ? otherwise : number(action, key).longValue();
    }

    /** A switch of {@code do}. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(action.get(key));
    }

    /** What {@code effect} says; otherwise when nothing was said. */
    public boolean effectOr(boolean otherwise) {
        return action.get("effect") instanceof Boolean effect ? effect : otherwise;
    }

    /** Whether the request changes the state although the rule fires. */
    public boolean takesEffect() {
        return effectOr(reset() != Reset.BEFORE && (status() == null || status() < 400));
    }

    /** The JSON form. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("match", match);
        map.putAll(rule);
        map.put("do", action);
        return map;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }

    private static Number number(Map<String, Object> map, String key) {
        if (map.get(key) instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("fault rule: " + key + " must be a number");
    }

    private static Map<String, Object> object(Object value, String name) {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("fault rule: " + name + " must be an object");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, entry) -> copy.put(key.toString(), entry));
        return copy;
    }

    private static void mustKnow(Map<String, Object> map, Set<String> keys, String where) {
        for (String key : map.keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                        "fault rule: " + where + " has no key " + key + "; there are " + keys);
            }
        }
    }
}
