package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.apache.hc.core5.http.HttpHost;

/** Where an API lives: a host and, if it has one, a path before all others. */
public record BaseUrl(HttpHost host, String prefix) {

    /**
     * Reads a base URL.
     *
     * @param option the name of the option it came from, for the message
     * @throws IllegalArgumentException when it is not an http or https URL with a host and nothing behind the path
     */
    public static BaseUrl parse(String option, String text) {
        try {
            URI uri = new URI(text.trim());
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!http
                    || uri.getHost() == null
                    || uri.getQuery() != null
                    || uri.getFragment() != null
                    || uri.getUserInfo() != null) {
                throw bad(option, text, null);
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return new BaseUrl(HttpHost.create(uri), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } catch (URISyntaxException e) {
            throw bad(option, text, e);
        }
    }

    private static InvalidConfigurationException bad(String option, String text, Exception cause) {
        // a user part would be a secret; nothing before an @ is shown
        String shown = text.substring(text.lastIndexOf('@') + 1);
        return new InvalidConfigurationException(
                List.of(option),
                "The option " + option + " has to be a URL such as https://api.example.com, without user, query or"
                        + " fragment, and '" + shown + "' is not",
                cause);
    }
}
