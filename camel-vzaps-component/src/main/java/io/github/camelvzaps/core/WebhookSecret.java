package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.util.List;

/** Refuses a webhook that lets everybody in without anybody having asked for it. */
final class WebhookSecret {
    private WebhookSecret() {}

    /**
     * Checks the options of a consumer of webhooks.
     *
     * @throws IllegalArgumentException when there is no secret and requireSecret stands, or when the secret is blank
     */
    static void require(GatewayEndpoint endpoint) {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        String secret = configuration.getSecret();
        if (secret != null && secret.isBlank()) {
            throw new InvalidConfigurationException(
                    List.of("secret"),
                    endpoint.shownId() + ": the option secret is blank, so everybody could"
                            + " bring events. Does a placeholder in it have no value? Set it to a long random value");
        }
        if (secret == null && configuration.isRequireSecret()) {
            throw new InvalidConfigurationException(
                    List.of("secret", "requireSecret"),
                    endpoint.shownId() + " has no secret, so everybody who finds its address could"
                            + " bring events: set the option secret to a long random value, or requireSecret=false to let"
                            + " everybody in");
        }
    }
}
