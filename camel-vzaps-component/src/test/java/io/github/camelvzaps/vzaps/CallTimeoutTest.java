package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.api.UnknownOutcomeException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.MediaNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A call has an end, whatever the server does. */
@ExtendWith(SimulatorExtension.class)
@Timeout(60)
class CallTimeoutTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";
    private static final long CALL_TIMEOUT = 1000;

    /** An answer that is never silent and takes an hour. */
    private static final FaultRule TRICKLE =
            FaultRule.onOperation("messages/sendText").oversize(1_000_000).trickle(Duration.ofMillis(50));

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Camel camel(long callTimeout, long requestTimeout, int connections) {
        return Camel.with(simulator, options -> {
            options.setClientToken(VzapsSimulator.CLIENT_TOKEN);
            options.setInstanceToken(Camel.TOKEN);
            options.setCallTimeout(callTimeout);
            options.setRequestTimeout(requestTimeout);
            options.setMaxConnections(connections);
        });
    }

    @Test
    void anAnswerThatTricklesEndsAsUnknownAndFreesTheOnlyConnection() throws Exception {
        simulator.fault(TRICKLE.times(1));
        try (Camel camel = camel(CALL_TIMEOUT, 5_000, 1)) {
            Exchange late = camel.send(SEND, "Hi");
            assertThat(late.getException())
                    .isInstanceOf(UnknownOutcomeException.class)
                    .hasMessageContaining("within 1000 ms (callTimeout)");
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);

            assertThat(camel.send(SEND, "Hi again").getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(2);
        }
    }

    @Test
    void theWaitForAFreeConnectionEndsAndNothingIsSentLater() throws Exception {
        simulator.fault(TRICKLE.times(1));
        try (Camel camel = camel(4_000, 500, 1)) {
            Future<Exchange> first = camel.context
                    .createFluentProducerTemplate()
                    .to(SEND)
                    .withBody("Hi")
                    .asyncSend();
            await().until(() -> simulator.requests().size() == 1);

            Exchange waiting = camel.send(SEND, "not to be sent");

            assertThat(waiting.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("no free connection")
                    .hasMessageContaining("500 ms; all 1 are busy");
            assertThat(first.get(20, TimeUnit.SECONDS).getException()).isInstanceOf(UnknownOutcomeException.class);
            assertThat(camel.send(SEND, "the last").getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE))
                    .extracting(message -> message.body().get("message"))
                    .containsExactly("Hi", "the last");
        }
    }

    @Test
    void thePausesBetweenTriesCountAndTheLastRefusalIsKept() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").status(429).header("Retry-After", "20"));
        try (Camel camel = camel(CALL_TIMEOUT, 5_000, 1)) {
            Exchange late = camel.send(SEND, "Hi");
            assertThat(late.getException()).isInstanceOf(RejectedException.class);
            assertThat(late.getException(GatewayException.class).getStatusCode())
                    .isEqualTo(429);
            assertThat(late.getException()).hasMessageContaining("nothing sent").hasMessageContaining("callTimeout");
            assertThat(simulator.requests()).hasSize(1);
        }
    }

    @Test
    void aDownloadAsAStreamMayTakeLonger() throws Exception {
        MediaNode media = simulator.addMedia(1500, 3, "application/pdf");
        // some 2,100 characters of JSON in pieces of 16
        simulator.fault(FaultRule.onOperation("messages/downloadDocument").trickle(Duration.ofMillis(12)));
        try (Camel camel = camel(500, 5_000, 1)) {
            camel.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:download")
                            .to("vzaps:messages/downloadDocument?responseType=stream")
                            .convertBodyTo(byte[].class);
                }
            });
            byte[] file =
                    camel.context.createProducerTemplate().requestBody("direct:download", media.node(), byte[].class);
            assertThat(Sha256.of(file)).isEqualTo(media.sha256());
        }
    }

    @Test
    void aFileThatGoesOutSlowlyMayTakeLonger() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        InputStream slow = new ByteArrayInputStream(new byte[20]) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                try {
                    // the pace of a slow disk, kept by a latch that nobody opens
                    never.await(80, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.read(into, offset, Math.min(1, length));
            }
        };
        try (Camel camel = camel(500, 5_000, 1)) {
            Exchange done = camel.send("vzaps:messages/sendDocument?phone=5511999999999&fileName=slow.bin", slow);
            assertThat(done.getException()).isNull();
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
        }
    }

    @Test
    void anAnswerToAFileThatTricklesStillHasAnEnd() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendDocument")
                .oversize(1_000_000)
                .trickle(Duration.ofMillis(50)));
        try (Camel camel = camel(CALL_TIMEOUT, 5_000, 1)) {
            Exchange late =
                    camel.send("vzaps:messages/sendDocument?phone=5511999999999&fileName=a.bin", new byte[300 * 1024]);
            assertThat(late.getException()).isInstanceOf(UnknownOutcomeException.class);
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
        }
    }
}
