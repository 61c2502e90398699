package io.github.camelvzaps.core.client;

import java.time.Duration;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;

/**
 * What one HTTP client is made of. Endpoints with equal settings share a client.
 *
 * @param connectTimeout how long to wait for a connection
 * @param requestTimeout the longest silence of the server during a call, and the longest wait for a pooled connection
 * @param maxConnections how many connections may be open at once
 * @param sslContext trust and keys for TLS, or null for those of the JVM
 * @param hostnameVerifier how host names are checked, or null for the usual check
 * @param proxyHost the proxy for all calls, or null
 * @param proxyPort the proxy's port
 * @param proxyUser the user for the proxy, or null
 * @param proxyPassword the password for the proxy, or null
 * @param userAgent what the client calls itself
 */
public record ClientSettings(
        Duration connectTimeout,
        Duration requestTimeout,
        int maxConnections,
        SSLContext sslContext,
        HostnameVerifier hostnameVerifier,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword,
        String userAgent) {

    /** Leaves out the proxy's credentials. */
    @Override
    public String toString() {
        return "ClientSettings[connectTimeout=" + connectTimeout + ", requestTimeout=" + requestTimeout
                + ", maxConnections=" + maxConnections + ", proxy=" + proxyHost + "]";
    }
}
