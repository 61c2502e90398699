package io.github.camelvzaps.core.gateway;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the pairing page. Set up before the endpoint starts, not changed afterwards. */
@UriParams
public abstract class PairingConfiguration extends WebhookConfiguration {

    @UriParam(
            label = "consumer,pairing",
            description = "Where the page is on which somebody pairs the number, behind the name of the HTTP server. By"
                    + " default the scheme, /pairing/ and the alias or id of the instance, such as"
                    + " /vzaps/pairing/sales.")
    private String pairingPath;

    @UriParam(
            label = "consumer,security",
            secret = true,
            description = "What opens the page on which somebody pairs the number: at least 16 letters, digits or signs"
                    + " of ASCII. Give people the address with # and the secret behind it.")
    private String pairingSecret;

    public String getPairingPath() {
        return pairingPath;
    }

    public void setPairingPath(String pairingPath) {
        this.pairingPath = pairingPath;
    }

    public String getPairingSecret() {
        return pairingSecret;
    }

    public void setPairingSecret(String pairingSecret) {
        this.pairingSecret = pairingSecret;
    }
}
