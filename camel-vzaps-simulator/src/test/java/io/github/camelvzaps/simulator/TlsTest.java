package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.simulator.api.FaultRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** https and wss. */
class TlsTest {

    @TempDir
    private Path folder;

    private VzapsSimulator simulator =
            VzapsSimulator.builder().tls().instance("VZ1", "inst-1").start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private HttpClient trusting() {
        return HttpClient.newBuilder().sslContext(simulator.sslContext()).build();
    }

    private int status(HttpClient client) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(simulator.url() + "/instances/VZ1/session/status"));
        Caller.INSTANCE_TOKENS.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aClientThatTrustsTheCertificateIsServed() throws Exception {
        assertThat(simulator.url()).startsWith("https://127.0.0.1:");
        assertThat(simulator.realtimeUrl()).startsWith("wss://127.0.0.1:");
        assertThat(status(trusting())).isEqualTo(200);
        try (Listener listener = Listener.open(trusting(), simulator, "&events=Message", Caller.INSTANCE_TOKENS)) {
            String id = simulator.customerSays("VZ1", "5511999999999", "hi");
            await().until(() -> listener.ids().contains(id));
        }
    }

    @Test
    void aClientThatDoesNotTrustItFails() {
        assertThatThrownBy(() -> status(HttpClient.newHttpClient())).isInstanceOf(SSLHandshakeException.class);
        assertThatThrownBy(() -> Listener.open(HttpClient.newHttpClient(), simulator, "", Caller.INSTANCE_TOKENS))
                .hasRootCauseInstanceOf(CertPathBuilderException.class)
                .hasStackTraceContaining("SSLHandshakeException");
    }

    @Test
    void aCertificateOfOnesOwnForAnotherHostFailsEvenWhenItIsTrusted() throws Exception {
        Path keystore = folder.resolve("elsewhere.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "elsewhere",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keystore.toString(),
                        "-storepass",
                        "changeit",
                        "-dname",
                        "CN=elsewhere.example",
                        "-ext",
                        "san=dns:elsewhere.example",
                        "-validity",
                        "10")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        simulator.close();
        simulator = VzapsSimulator.builder()
                .tls(keystore, "changeit")
                .instance("VZ1", "inst-1")
                .start();
        assertThatThrownBy(() -> status(trusting()))
                .isInstanceOf(SSLHandshakeException.class)
                .hasRootCauseInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> VzapsSimulator.builder().tls(keystore, "wrong"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elsewhere.p12");
    }

    @Test
    void faultsOfFramesReachTheClientThroughTls() {
        for (FaultRule fault :
                new FaultRule[] {FaultRule.onAny().badUtf8(), FaultRule.onAny().truncateFrame()}) {
            try (Listener listener = Listener.open(trusting(), simulator, "", Caller.INSTANCE_TOKENS)) {
                await().until(() -> simulator.realtimeConnections("VZ1") > 0);
                simulator.strikeRealtime("VZ1", fault);
                await().until(() -> listener.error() != null || listener.closeCode() != 0);
                assertThat(String.valueOf(listener.error())).doesNotContain("SSL");
            }
            await().until(() -> simulator.realtimeConnections("VZ1") == 0);
        }
    }

    @Test
    void withoutTlsThereIsNothingToTrust() {
        try (VzapsSimulator plain = VzapsSimulator.start()) {
            assertThatThrownBy(plain::trustStore).hasMessageContaining("builder().tls()");
            assertThat(plain.url()).startsWith("http://");
        }
    }

    @Test
    void plainHttpOnATlsPortIsAnsweredByNothing() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(simulator.url().replace("https", "http") + "/ui/"))
                                        .build(),
                                BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theTrustStoreHoldsTheCertificateOnly() throws Exception {
        assertThat(simulator.trustStore().size()).isEqualTo(1);
        assertThat(simulator.trustStore().isCertificateEntry("simulator")).isTrue();
    }
}
