package io.github.camelvzaps.core.pairing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The page itself, one document without a secret in it. Immutable. */
final class PairingPage {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NONCE = "{{nonce}}";
    private static final int NONCE_BYTES = 16;

    private final String template;

    /** @param pairCodes whether the gateway gives pair codes */
    PairingPage(boolean pairCodes) {
        template = read().replace("{{pairCodes}}", Boolean.toString(pairCodes));
    }

    /** Returns the document for one visit; its scripts run by the nonce alone. */
    String html(String nonce) {
        return template.replace(NONCE, nonce);
    }

    static String nonce() {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Returns the headers that keep anybody else from framing, caching or adding to the page. */
    static Map<String, Object> headers(String nonce) {
        return Map.of(
                "Content-Type",
                "text/html; charset=utf-8",
                "Content-Security-Policy",
                "default-src 'none'; img-src data:; connect-src 'self'; style-src 'nonce-" + nonce
                        + "'; script-src 'nonce-" + nonce
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "Referrer-Policy",
                "no-referrer");
    }

    private static String read() {
        try (InputStream page = PairingPage.class.getResourceAsStream("page.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
