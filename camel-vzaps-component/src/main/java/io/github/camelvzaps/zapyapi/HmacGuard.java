package io.github.camelvzaps.zapyapi;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what carries {@code X-Webhook-Signature: sha256=<hex>}, the HMAC-SHA256 of the body with the webhook's secret
 * (contract, signature). The bytes are taken as they came and never serialized again. The signature carries no time: a
 * delivery that somebody recorded stays valid, and only the dedupe keeps its repetition away.
 */
final class HmacGuard implements WebhookGuard {
    /** The header that holds the signature. */
    static final String HEADER = "X-Webhook-Signature";

    private static final Logger LOG = LoggerFactory.getLogger(HmacGuard.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "sha256=";
    private static final int BYTES = 32;

    private final List<SecretKeySpec> keys;

    /**
     * @param secret null to let in everybody
     * @param previousSecret a secret that is still good while deliveries signed with it may be under way; null for none
     * @throws IllegalArgumentException when one is blank, or when there is only a previous one
     */
    HmacGuard(String secret, String previousSecret) {
        if (secret == null && previousSecret != null) {
            throw new InvalidConfigurationException(
                    List.of("secret"),
                    "The option previousSecret is for the change to another one: set secret to the new one");
        }
        keys = Stream.of(Optional.ofNullable(secret), Optional.ofNullable(previousSecret))
                .flatMap(Optional::stream)
                .map(HmacGuard::key)
                .toList();
        if (keys.isEmpty()) {
            LOG.warn(
                    "Anybody who knows the URL of the webhook can send events: set the option secret, and the same one in"
                            + " the webhook's configuration");
        }
    }

    private static SecretKeySpec key(String secret) {
        if (secret.isBlank()) {
            throw new InvalidConfigurationException(
                    List.of("secret"),
                    "The secret of the webhook is blank: set it to a long random value, or leave it out");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    @Override
    public boolean mayEnter(WebhookRequest head) {
        return keys.isEmpty() || signature(head.headers().apply(HEADER)).length == BYTES;
    }

    @Override
    public boolean admits(WebhookRequest request) {
        if (keys.isEmpty()) {
            return true;
        }
        byte[] given = signature(request.headers().apply(HEADER));
        boolean signed = false;
        for (SecretKeySpec key : keys) {
            // all keys are tried: the time must not tell which one it was
            signed |= MessageDigest.isEqual(hmac(key, request.body()), given);
        }
        return signed;
    }

    /** Returns the bytes of a signature; none when it is not a signature. */
    private static byte[] signature(String header) {
        String text = Objects.requireNonNullElse(header, "").trim();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new byte[0];
        }
        try {
            return HexFormat.of().parseHex(text.substring(SCHEME.length()).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noHex) {
            return new byte[0];
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Answers the button Verify of the dashboard; its token is made up for each call, so it proves nothing. */
    @Override
    public Optional<String> handshake(WebhookRequest request) {
        return "subscribe".equals(request.parameter("hub.mode"))
                ? Optional.ofNullable(request.parameter("hub.challenge"))
                : Optional.empty();
    }
}
