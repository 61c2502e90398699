package io.github.camelvzaps.core.media;

import io.github.camelvzaps.core.client.BaseUrl;
import io.github.camelvzaps.core.client.StrictUrl;
import java.net.URI;
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
        return StrictUrl.parse(text, BaseUrl.SCHEMES).map(MediaAddress::of).orElse(null);
    }

    private static MediaAddress of(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new MediaAddress(new BaseUrl(HttpHost.create(url), ""), path + query);
    }
}
