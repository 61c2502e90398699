package io.github.camelvzaps.simulator.state;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The access tokens handed out, in the outer form of a JWT. Guarded by the world's monitor. */
public final class AccessTokens {

    private record Grant(Account account, Instant expiresAt) {}

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new HashMap<>();
    private int calls;

    /** A fresh token. */
    public String issue(Account account, Instant now, long lifetimeSeconds) {
        calls++;
        byte[] signature = new byte[32];
        random.nextBytes(signature);
        Instant expiresAt = now.plusSeconds(lifetimeSeconds);
        String token = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
                + "." + encode("{\"iat\":" + now.getEpochSecond() + ",\"exp\":" + expiresAt.getEpochSecond() + "}")
                + "." + BASE64.encodeToString(signature);
        if (grants.size() > 10_000) {
            grants.values().removeIf(grant -> !grant.expiresAt.isAfter(now));
        }
        grants.put(token, new Grant(account, expiresAt));
        return token;
    }

    /** The account a token stands for; null when it is unknown, revoked or expired. */
    public Account accountOf(String token, Instant now) {
        Grant grant = grants.get(token);
        return grant == null || !grant.expiresAt.isAfter(now) ? null : grant.account;
    }

    /** Tokens handed out since the last {@link #clear()}. */
    public int calls() {
        return calls;
    }

    public void revokeAll() {
        grants.clear();
    }

    void clear() {
        grants.clear();
        calls = 0;
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
