package io.github.camelvzaps.core.client;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.DefaultAsyncClientConnectionOperator;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionOperator;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Sets up HttpClient for calls that must not be repeated behind our back, nor written to a log with their secrets. */
final class HttpClients {
    /** A pooled connection idle for longer is checked before it is used; servers close idle ones without a word. */
    private static final Duration IDLE_BEFORE_CHECK = Duration.ofSeconds(2);

    /** HttpCore's own defaults take heads without end into memory. */
    private static final Http1Config BOUNDED_HEADS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(64 * 1024)
            .build();

    private HttpClients() {}

    /** @param connections closed with the client */
    static CloseableHttpAsyncClient create(ClientSettings settings, PoolingAsyncClientConnectionManager connections) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setThreadFactory(new DefaultThreadFactory("camel-vzaps-io", true))
                // HttpClient repeats on its own rules, which know nothing of messages sent twice
                .disableAutomaticRetries()
                // a redirect would carry the tokens to another place
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                // a connection belongs to no one user: tokens go out with each call
                .disableConnectionState()
                // the built-in decorator writes every byte to the wire log, bodies with tokens included
                .setIoSessionDecorator(session -> session)
                .setHttp1Config(BOUNDED_HEADS)
                .addRequestInterceptorLast(CallAttempt::markSent)
                .setUserAgent(settings.userAgent());
        if (settings.proxyHost() == null) {
            // in place of HttpClient's step for challenges, which takes each path apart: only a proxy may ask for a
            // password, gateways get their tokens unasked
            builder.replaceExecInterceptor(ChainElement.PROTOCOL.name(), CallAttempt::noteRuntime);
        } else {
            builder.addExecInterceptorFirst("camel-vzaps", CallAttempt::noteRuntime);
            HttpHost proxy = new HttpHost(settings.proxyHost(), settings.proxyPort());
            builder.setProxy(proxy);
            if (settings.proxyUser() != null) {
                BasicCredentialsProvider provider = new BasicCredentialsProvider();
                String password = settings.proxyPassword() == null ? "" : settings.proxyPassword();
                provider.setCredentials(
                        new AuthScope(proxy),
                        new UsernamePasswordCredentials(settings.proxyUser(), password.toCharArray()));
                builder.setDefaultCredentialsProvider(provider);
            }
        }
        return builder.build();
    }

    static PoolingAsyncClientConnectionManager connections(ClientSettings settings) {
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create();
        if (settings.sslContext() != null) {
            tls.setSslContext(settings.sslContext());
        }
        return new NotingConnections()
                .setTlsStrategy(tls.buildAsync())
                .setDnsResolver(settings.allowedHosts())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.STRICT)
                .setMaxConnTotal(settings.maxConnections())
                .setMaxConnPerRoute(settings.maxConnectionsPerHost())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .setHandshakeTimeout(Timeout.of(settings.connectTimeout()))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setValidateAfterInactivity(TimeValue.of(IDLE_BEFORE_CHECK))
                        .build())
                .build();
    }

    /** Tells each exchange when it has left the queue for a connection: HttpClient itself does not. */
    private static final class NotingConnections extends PoolingAsyncClientConnectionManagerBuilder {
        @Override
        protected AsyncClientConnectionOperator createConnectionOperator(
                TlsStrategy tlsStrategy, SchemePortResolver schemePortResolver, DnsResolver dnsResolver) {
            return new NotingOperator(tlsStrategy, schemePortResolver, dnsResolver);
        }
    }

    private static final class NotingOperator extends DefaultAsyncClientConnectionOperator {
        private NotingOperator(
                TlsStrategy tlsStrategy, SchemePortResolver schemePortResolver, DnsResolver dnsResolver) {
            super(
                    RegistryBuilder.<TlsStrategy>create()
                            .register(URIScheme.HTTPS.getId(), tlsStrategy)
                            .build(),
                    schemePortResolver,
                    dnsResolver);
        }

        @Override
        protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
            CallAttempt.markConnecting(context);
        }
    }
}
