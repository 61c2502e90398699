package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS, proxies and connections that the server has closed. */
@ExtendWith(SimulatorExtension.class)
class ConnectionTest {
    private static final String PASSWORD = "changeit";
    private static final String SEND = "vzaps:messages/sendText?phone=551";

    @TempDir
    Path folder;

    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

    @Test
    void aServerThatIsNotTrustedGetsNothing(VzapsSimulator simulator) throws Exception {
        HttpServer server = tlsServer();
        try (Camel camel =
                camel(simulator, "https://localhost:" + server.getAddress().getPort(), null)) {
            Exchange exchange = camel.send(SEND, "Hi");

            assertThat(exchange.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("sslContextParameters");
            assertThat(seen).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerTrustedBySslContextParametersIsTalkedTo(VzapsSimulator simulator) throws Exception {
        HttpServer server = tlsServer();
        try (Camel camel =
                camel(simulator, "https://localhost:" + server.getAddress().getPort(), trusting(keyStore()))) {
            Exchange exchange = camel.send(SEND, "Hi");

            assertThat(exchange.getException()).isNull();
            assertThat(seen).containsExactly("POST /instances/VZ1/chat/send/text null");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsWithAClientCertificateShareOneConnection(VzapsSimulator simulator) throws Exception {
        HttpServer server = tlsServer(true);
        SSLContextParameters ssl = trusting(keyStore());
        KeyManagersParameters own = new KeyManagersParameters();
        own.setKeyStore(ssl.getTrustManagers().getKeyStore());
        own.setKeyPassword(PASSWORD);
        ssl.setKeyManagers(own);
        try (Camel camel =
                camel(simulator, "https://localhost:" + server.getAddress().getPort(), ssl)) {
            for (int i = 0; i < 3; i++) {
                assertThat(camel.send(SEND, "Hi").getException()).isNull();
                await().until(() -> camel.component
                                .client(camel.component.getConfiguration())
                                .leasedConnections()
                        == 0);
            }

            assertThat(seen).hasSize(3);
            assertThat(connections).hasSize(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theSslContextParametersOfTheWholeContextAreUsedWhenAsked(VzapsSimulator simulator) throws Exception {
        HttpServer server = tlsServer();
        try (Camel camel =
                camel(simulator, "https://localhost:" + server.getAddress().getPort(), null)) {
            camel.context.setSSLContextParameters(trusting(keyStore()));
            camel.component.setUseGlobalSslContextParameters(true);

            assertThat(camel.send(SEND, "Hi").getException()).isNull();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void callsGoThroughTheProxyWithItsCredentials(VzapsSimulator simulator) throws Exception {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            if (exchange.getRequestHeaders().getFirst("Proxy-Authorization") == null) {
                exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
                exchange.sendResponseHeaders(407, -1);
                exchange.close();
            } else {
                answer(exchange);
            }
        });
        proxy.start();
        try (Camel camel = Camel.with(simulator, options -> {
            options.setBaseUrl("http://gateway.example");
            options.setClientToken("ct");
            options.setInstanceToken("it");
            options.setProxyHost("127.0.0.1");
            options.setProxyPort(proxy.getAddress().getPort());
            options.setProxyUsername("pat");
            options.setProxyPassword("secret");
        })) {
            Exchange exchange = camel.send(SEND, "Hi");

            assertThat(exchange.getException()).isNull();
            assertThat(seen)
                    .containsExactly("POST http://gateway.example/instances/VZ1/chat/send/text Basic cGF0OnNlY3JldA==");
        } finally {
            proxy.stop(0);
        }
    }

    @Test
    void aRestartedServerIsFoundAgainAndNothingIsSentTwice() throws Exception {
        VzapsSimulator first = VzapsSimulator.start();
        int port = first.port();
        first.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withTokenPair(first)) {
            for (int i = 0; i < 5; i++) {
                camel.send(SEND, "before");
            }
            assertThat(first.messages(Contract.INSTANCE)).hasSize(5);
            first.close();
            try (VzapsSimulator second = VzapsSimulator.builder()
                    .port(port)
                    .instance(Contract.INSTANCE, Camel.TOKEN)
                    .start()) {
                int delivered = 0;
                for (int i = 0; i < 10; i++) {
                    if (camel.send(SEND, "after").getException() == null) {
                        delivered++;
                    }
                }

                assertThat(delivered).isGreaterThanOrEqualTo(9);
                assertThat(second.messages(Contract.INSTANCE)).hasSize(delivered);
            }
        }
    }

    @Test
    void aStoppedAndStartedContextWorksAgain(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
        try (Camel camel = Camel.withSecret(simulator)) {
            camel.send(SEND, "one");
            camel.context.suspend();
            camel.context.resume();
            camel.context.getRouteController().stopAllRoutes();
            camel.context.getRouteController().startAllRoutes();
            camel.component.stop();
            camel.component.start();
            camel.context.getRouteController().stopAllRoutes();
            camel.context.getEndpoints().forEach(endpoint -> endpoint.stop());
            camel.context.getRouteController().startAllRoutes();

            assertThat(camel.send(SEND, "two").getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(2);
        }
    }

    private Camel camel(VzapsSimulator simulator, String baseUrl, SSLContextParameters ssl) {
        return Camel.with(simulator, options -> {
            options.setBaseUrl(baseUrl);
            options.setClientToken("ct");
            options.setInstanceToken("it");
            options.setSslContextParameters(ssl);
        });
    }

    private static SSLContextParameters trusting(Path keyStore) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keyStore);
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters ssl = new SSLContextParameters();
        ssl.setTrustManagers(trust);
        return ssl;
    }

    private HttpServer tlsServer() throws Exception {
        return tlsServer(false);
    }

    private HttpServer tlsServer(boolean clientCertificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext ssl = SSLContext.getInstance("TLS");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        ssl.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(ssl) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters wanted = ssl.getDefaultSSLParameters();
                wanted.setNeedClientAuth(clientCertificate);
                connection.setSSLParameters(wanted);
            }
        });
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    /** A key for localhost, made by the JDK's own tool. */
    private Path keyStore() throws Exception {
        Path file = folder.resolve("localhost.p12");
        if (!Files.exists(file)) {
            int exit = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "localhost",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        }
        return file;
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress());
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Proxy-Authorization"));
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{\"success\":true,\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
