package io.github.camelvzaps.core.media;

import io.github.camelvzaps.core.client.BaseUrl;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Where media can be fetched. It comes from outside: only http and https are taken, and nothing that would send a user.
 *
 * @param host where
 * @param pathAndQuery what, as encoded in the address
 */
record MediaAddress(BaseUrl host, String pathAndQuery) {

    /** Reads an address; null for null and for one that must not be called. */
    static MediaAddress parse(String text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.trim());
            boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
                return null;
            }
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new MediaAddress(new BaseUrl(HttpHost.create(uri), ""), path + query);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
