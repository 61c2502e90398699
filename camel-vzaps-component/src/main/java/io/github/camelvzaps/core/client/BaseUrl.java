package io.github.camelvzaps.core.client;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.HttpHost;

/** Where an API lives: a host and, if it has one, a path before all others. */
public record BaseUrl(HttpHost host, String prefix) {
    /** The schemes of an API, and of media. */
    public static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * Reads a base URL.
     *
     * @param option the name of the option it came from, for the message
     * @throws IllegalArgumentException when it is not an http or https URL with a host and nothing behind the path
     */
    public static BaseUrl parse(String option, String text) {
        URI url = StrictUrl.parse(text, SCHEMES)
                .filter(one -> one.getQuery() == null && one.getFragment() == null)
                .orElseThrow(() -> new InvalidConfigurationException(
                        List.of(option),
                        "The option " + option + " has to be a URL such as https://api.example.com, without user,"
                                + " query or fragment, and '" + StrictUrl.shown(text) + "' is not"));
        String path = url.getRawPath();
        return new BaseUrl(HttpHost.create(url), path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
