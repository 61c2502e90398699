package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * VZaps signs nothing (contract, section 7), so a long random value in the URL stands for a signature: as the query
 * parameter {@code s}, or as the last part of the path, percent-encoded in both. Thread-safe.
 */
final class UrlSecretGuard implements WebhookGuard {
    /** The query parameter that holds the secret. */
    static final String PARAMETER = "s";

    private static final Logger LOG = LoggerFactory.getLogger(UrlSecretGuard.class);

    private final String secret;

    /** @param secret null to let in everybody */
    UrlSecretGuard(String secret) {
        this.secret = secret;
        if (secret == null) {
            LOG.warn("Anybody who knows the URL of the webhook can send events: set the option secret to a long random"
                    + " value");
        }
    }

    @Override
    public boolean mayEnter(WebhookRequest head) {
        if (secret == null) {
            return true;
        }
        boolean known = false;
        // all forms are compared: the time must not tell which one was near
        for (String given : head.parameterForms(PARAMETER)) {
            known |= WebhookGuard.same(secret, given);
        }
        for (String path : head.pathForms()) {
            // the secret may hold a slash itself
            int begin = path.length() - secret.length();
            boolean part = begin > 0 && path.charAt(begin - 1) == '/';
            known |= part && WebhookGuard.same(secret, path.substring(begin));
        }
        return known;
    }

    @Override
    public boolean admits(WebhookRequest request) {
        return mayEnter(request);
    }
}
