package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error on the I/O threads of the HTTP client stops it for good; what is sent later goes through all the same. */
@Timeout(60)
class ClientReplacedTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";
    private static final int MESSAGES = 10;

    /** Trusts everything, after it has thrown an Error for each I/O thread: it runs on them, as an application's may. */
    private static final class Deadly extends X509ExtendedTrustManager {
        private final AtomicInteger left =
                new AtomicInteger(Runtime.getRuntime().availableProcessors());

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            if (left.getAndDecrement() > 0) {
                throw new OutOfMemoryError("planted");
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void whatIsSentAfterTheClientHasStoppedGoesThroughANewOne() throws Exception {
        Deadly deadly = new Deadly();
        SSLContext ssl = SSLContext.getInstance("TLS");
        ssl.init(null, new TrustManager[] {deadly}, null);
        try (VzapsSimulator simulator = VzapsSimulator.builder().tls().start();
                Camel camel = Camel.with(simulator, options -> {
                    options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
                    options.setInstanceToken(Camel.TOKEN);
                    options.setCallTimeout(5_000);
                    options.setSslContextParameters(new SSLContextParameters() {
                        @Override
                        public SSLContext createSSLContext(CamelContext context) throws GeneralSecurityException {
                            return ssl;
                        }
                    });
                })) {
            simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
            while (deadly.left.get() > 0) {
                assertThat(camel.send(SEND, "lost").getException()).isNotNull();
            }
            for (int i = 0; i < MESSAGES; i++) {
                assertThat(camel.send(SEND, "Hi").getException()).isNull();
            }
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(MESSAGES);
        }
    }
}
