package io.github.camelvzaps.core.client;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;

/** Makes the JDK's HTTP clients, which carry the realtime connections. */
public final class RealtimeClients {
    private RealtimeClients() {}

    /**
     * Makes a client. It needs no closing: its thread ends when nothing uses it any more.
     *
     * @param workers run what comes in
     */
    public static HttpClient create(ClientSettings settings, Executor workers) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .executor(new HandshakeExecutor(workers));
        if (settings.sslContext() != null) {
            builder.sslContext(settings.sslContext());
        }
        if (settings.proxyHost() != null) {
            builder.proxy(ProxySelector.of(new InetSocketAddress(settings.proxyHost(), settings.proxyPort())));
        }
        if (settings.proxyUser() != null) {
            builder.authenticator(new ProxyOnly(settings));
        }
        return builder.build();
    }

    /** Gives the password to the proxy, and to nobody else who asks for one. */
    private static final class ProxyOnly extends java.net.Authenticator {
        private final ClientSettings settings;

        private ProxyOnly(ClientSettings settings) {
            this.settings = settings;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            String password = settings.proxyPassword() == null ? "" : settings.proxyPassword();
            return new PasswordAuthentication(settings.proxyUser(), password.toCharArray());
        }
    }
}
