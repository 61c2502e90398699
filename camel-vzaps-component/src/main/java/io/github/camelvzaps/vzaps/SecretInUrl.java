package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.WebhookGuard;
import io.github.camelvzaps.core.WebhookRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * VZaps signs nothing (contract, section 7), so a long random value in the URL stands for a signature: as the query
 * parameter {@code s}, or as the last part of the path.
 */
final class SecretInUrl implements WebhookGuard {
    /** The query parameter that holds the secret. */
    static final String PARAMETER = "s";

    private static final Logger LOG = LoggerFactory.getLogger(SecretInUrl.class);

    private final String secret;

    /** @param secret null to let in everybody */
    SecretInUrl(String secret) {
        this.secret = secret;
        if (secret == null) {
            LOG.warn(
                    "Whoever knows the URL of the webhook can bring events: set the option secret to a long random value");
        }
    }

    @Override
    public boolean admits(WebhookRequest request) {
        if (secret == null) {
            return true;
        }
        String path = request.path() == null ? "" : request.path();
        boolean inQuery = WebhookGuard.same(secret, request.parameter(PARAMETER));
        boolean inPath = WebhookGuard.same(secret, path.substring(path.lastIndexOf('/') + 1));
        return inQuery || inPath;
    }
}
