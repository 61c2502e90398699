package io.github.camelvzaps.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.util.URISupport;

/**
 * The URI that an endpoint shows. Camel puts the URI of an endpoint into exchange properties (such as
 * {@code CamelFailureEndpoint}) and from there into logs as it is; so the endpoint itself must not know its secrets by
 * that name. A salted digest keeps endpoints with different secrets apart, since Camel compares them by URI.
 */
final class ConcealedUri {
    private static final byte[] SALT = new SecureRandom().generateSeed(16);
    private static final int DIGEST_BYTES = 8;

    private ConcealedUri() {}

    /** Returns the URI itself when it holds no secret. */
    static String of(String uri) {
        String masked = URISupport.sanitizeUri(uri);
        return masked.equals(uri) ? uri : masked + "&identity=" + digest(uri);
    }

    private static String digest(String uri) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(SALT);
            byte[] digest = sha256.digest(uri.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
