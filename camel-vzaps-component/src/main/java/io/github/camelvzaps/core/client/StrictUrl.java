package io.github.camelvzaps.core.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the URLs that people and gateways write. */
public final class StrictUrl {
    private static final int HIGHEST_PORT = 65_535;

    private StrictUrl() {}

    /**
     * Reads a URL with a host and without a user.
     *
     * @param schemes the schemes it may have, in lower case
     * @return nothing when the text is null or anything else
     */
    public static Optional<URI> parse(String text, Set<String> schemes) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text.trim());
            boolean good = url.getScheme() != null
                    && schemes.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getPort() <= HIGHEST_PORT;
            return Optional.of(url).filter(any -> good);
        } catch (URISyntaxException e) {
            // it quotes the text, which may hold a password, so it is nobody's cause
            return Optional.empty();
        }
    }

    /** Returns a wrong URL for a message, without what may be a user and a password. */
    public static String shown(String text) {
        return text.substring(text.lastIndexOf('@') + 1);
    }
}
