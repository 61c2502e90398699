package io.github.camelvzaps.vzaps;

import java.net.URI;
import java.net.URISyntaxException;

/** Reads the option realtimeUrl. */
final class RealtimeUrl {
    private static final String PATH = "/events/ws";

    private RealtimeUrl() {}

    /**
     * Returns the URL of the connection; one without a path gets that of the contract (section 8).
     *
     * @throws IllegalArgumentException when it is not a ws or wss URL with a host and nothing behind the path
     */
    static URI parse(String text) {
        try {
            URI uri = new URI(text.trim());
            boolean known = "ws".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
            if (!known || uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
                throw bad(text, null);
            }
            boolean bare = uri.getPath() == null
                    || uri.getPath().isEmpty()
                    || uri.getPath().equals("/");
            return bare ? uri.resolve(PATH) : uri;
        } catch (URISyntaxException e) {
            throw bad(text, e);
        }
    }

    private static IllegalArgumentException bad(String text, Exception cause) {
        return new IllegalArgumentException(
                "The option realtimeUrl has to be a URL such as wss://realtime.example.com, without user and query, and"
                        + " '" + text.substring(text.lastIndexOf('@') + 1) + "' is not",
                cause);
    }
}
