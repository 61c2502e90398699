package io.github.camelvzaps.core.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * What one HTTP client is made of. Endpoints with equal settings share a client.
 *
 * @param connectTimeout how long to wait for a connection
 * @param requestTimeout the longest silence of the server during a call
 * @param connectionWait the longest wait for a pooled connection
 * @param callTimeout how long a call may take with all its tries and pauses; the time of streams does not count
 * @param maxConnections how many connections may be open at once
 * @param maxConnectionsPerHost how many of them to one host
 * @param maximumResponseSize how many bytes an answer that is kept in memory may have
 * @param patterns find the reason of a failure
 * @param allowedHosts which hosts may be called; null for any
 * @param sslContext trust and keys for TLS, or null for those of the JVM
 * @param proxyHost the proxy for all calls, or null
 * @param proxyPort the proxy's port
 * @param proxyUser the user for the proxy, or null
 * @param proxyPassword the password for the proxy, or null
 * @param userAgent what the client calls itself
 */
public record ClientSettings(
        Duration connectTimeout,
        Duration requestTimeout,
        Duration connectionWait,
        Duration callTimeout,
        int maxConnections,
        int maxConnectionsPerHost,
        int maximumResponseSize,
        FailurePatterns patterns,
        AllowedHosts allowedHosts,
        SSLContext sslContext,
        String proxyHost,
        int proxyPort,
        String proxyUser,
        String proxyPassword,
        String userAgent) {

    /**
     * Returns the settings for media at addresses that came from outside. They may wait for a connection as long as the
     * call may take, and no host gets more than half of the connections, so that a slow one leaves some to others.
     *
     * @param connections how many there are
     * @param hosts which hosts may be called
     */
    public ClientSettings forMedia(int connections, AllowedHosts hosts) {
        return new ClientSettings(
                connectTimeout,
                requestTimeout,
                callTimeout,
                callTimeout,
                connections,
                Math.max(1, connections / 2),
                maximumResponseSize,
                patterns,
                hosts,
                sslContext,
                proxyHost,
                proxyPort,
                proxyUser,
                proxyPassword,
                userAgent);
    }

    /** Leaves out the proxy's credentials. */
    @Override
    public String toString() {
        return "ClientSettings[connectTimeout=" + connectTimeout + ", requestTimeout=" + requestTimeout
                + ", callTimeout=" + callTimeout + ", maxConnections=" + maxConnections + ", proxy=" + proxyHost + "]";
    }
}
