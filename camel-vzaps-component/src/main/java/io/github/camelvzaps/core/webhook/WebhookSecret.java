package io.github.camelvzaps.core.webhook;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.List;

/** Refuses a webhook that lets everybody in without anybody having asked for it. */
final class WebhookSecret {
    private WebhookSecret() {}

    /**
     * Checks the options of a consumer of webhooks.
     *
     * @throws IllegalArgumentException when there is no secret and requireSecret stands, or when the secret is blank
     */
    static void require(GatewayRuntime runtime) {
        GatewayConfiguration configuration = runtime.configuration();
        String secret = configuration.getSecret();
        if (secret != null && secret.isBlank()) {
            throw new InvalidConfigurationException(
                    List.of("secret"),
                    runtime.shownId() + ": the option secret is blank, so everybody could"
                            + " bring events. Does a placeholder in it have no value? Set it to a long random value");
        }
        if (secret == null && configuration.isRequireSecret()) {
            throw new InvalidConfigurationException(
                    List.of("secret", "requireSecret"),
                    runtime.shownId() + " has no secret, so everybody who finds its address could bring events: set"
                            + " the option secret to a long random value, or requireSecret=false to let"
                            + " everybody in");
        }
    }
}
