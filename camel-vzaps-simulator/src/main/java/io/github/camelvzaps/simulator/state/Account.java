package io.github.camelvzaps.simulator.state;

/** An account with its three secrets. Immutable. */
public record Account(String clientToken, String clientSecret, String apiKey) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Account";
    }
}
