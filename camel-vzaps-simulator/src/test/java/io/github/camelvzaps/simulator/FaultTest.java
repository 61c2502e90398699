package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.simulator.api.ActiveFault;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.RecordedRequest;
import io.github.camelvzaps.simulator.api.Reset;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each kind of fault, and whether the request took effect. */
@ExtendWith(SimulatorExtension.class)
class FaultTest {

    private VzapsSimulator simulator;
    private Caller caller;

    @BeforeEach
    void pair(VzapsSimulator fresh) {
        simulator = fresh;
        simulator.addInstance("VZ1", "inst-1");
        caller = new Caller(simulator);
    }

    @Test
    void aStatusFaultAnswersWithoutEffectAsOftenAsItWasTold() {
        simulator.fault(
                FaultRule.onOperation("messages/sendText").times(2).status(503).header("Retry-After", "7"));
        assertThat(caller.sendText("a").status()).isEqualTo(503);
        var second = caller.sendText("a");
        assertThat(second.response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(second.json().getBoolean("success")).isFalse();
        assertThat(caller.sendText("a").status()).isEqualTo(200);
        assertThat(simulator.messages("VZ1")).hasSize(1);
        assertThat(simulator.faults()).extracting(ActiveFault::fired).containsExactly(2);
    }

    @Test
    void aResetBeforeHasNoEffect() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).reset(Reset.BEFORE));
        assertThatThrownBy(() -> caller.sendText("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.messages("VZ1")).isEmpty();
        assertThat(simulator.requests()).extracting(RecordedRequest::status).contains(0);
    }

    @Test
    void aResetAfterTookEffect() {
        simulator.fault(FaultRule.onOperation("messages/sendText").reset(Reset.AFTER));
        assertThatThrownBy(() -> caller.sendText("a")).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.messages("VZ1")).isNotEmpty();
    }

    @Test
    void aResetInTheMiddleSendsHeadAndHalfOfTheBodyAndThenRst() throws IOException {
        simulator.fault(FaultRule.onOperation("messages/sendText").reset(Reset.MIDDLE));
        StringBuilder received = new StringBuilder();
        assertThatThrownBy(() -> raw(received)).isInstanceOf(SocketException.class);
        assertThat(received).contains("HTTP/1.1 200").contains("{\"code\":200");
        assertThat(received.toString()).doesNotContain("}}");
        assertThat(simulator.messages("VZ1")).hasSize(1);
    }

    @Test
    void aTruncatedBodyEndsEarlyInAnOrderlyWay() throws IOException {
        simulator.fault(FaultRule.on("POST", "/instances/VZ1/chat/").truncate(5));
        StringBuilder received = new StringBuilder();
        raw(received);
        assertThat(received.toString()).endsWith("\r\n\r\n{\"cod");
        assertThat(simulator.messages("VZ1")).hasSize(1);
    }

    @Test
    void aReplacedBodyIsSentAsItIs() {
        simulator.fault(FaultRule.on(null, "regex:/instances/.*/chat/send/text").body("{\"code\":"));
        assertThat(caller.sendText("a").body()).isEqualTo("{\"code\":");
        assertThat(simulator.messages("VZ1")).hasSize(1);
    }

    @Test
    void theEffectCanBeChosen() {
        simulator.fault(
                FaultRule.onOperation("messages/sendText").times(1).status(500).effect(true));
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .times(1)
                .status(200)
                .body("{\"success\":false}")
                .effect(false));
        assertThat(caller.sendText("a").status()).isEqualTo(500);
        assertThat(simulator.messages("VZ1")).hasSize(1);
        assertThat(caller.sendText("b").body()).contains("false");
        assertThat(simulator.messages("VZ1")).hasSize(1);
    }

    @Test
    void aDelayedAnswerComesAfterTheEffect() {
        simulator.fault(FaultRule.onOperation("messages/sendText").delay(Duration.ofMillis(150)));
        long before = System.nanoTime();
        assertThat(caller.sendText("a").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aTricklingAnswerIsWhole() {
        simulator.fault(FaultRule.onOperation("messages/sendText").trickle(Duration.ofMillis(5)));
        assertThat(caller.sendText("a").data().getString("message_id")).isNotEmpty();
    }

    @Test
    void aProxyAnswersInItsOwnWordsAfterTheEffect() {
        simulator.fault(FaultRule.onOperation("messages/sendText").proxyAnswer(503));
        assertThat(caller.sendText("a").status()).isEqualTo(503);
        assertThat(caller.sendText("a").body()).startsWith("upstream connect error");
        assertThat(simulator.messages("VZ1")).hasSize(2);
    }

    @Test
    void informationalAnswersHaveNoEnd() throws IOException {
        simulator.fault(FaultRule.onOperation("messages/sendText").informational(Duration.ofMillis(5)));
        StringBuilder received = new StringBuilder();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            write(socket);
            while (received.toString().split("100 Continue", -1).length < 10) {
                received.append((char) socket.getInputStream().read());
            }
        }
        assertThat(received).doesNotContain("200");
        assertThat(simulator.messages("VZ1")).hasSize(1);
    }

    @Test
    void aRestrictedNumberSendsNothingUntilTheRestrictionIsLifted() {
        caller.control("POST", "instances/VZ1/restrict", null);
        assertThat(caller.sendText("a").body()).contains("server returned error 463");
        assertThat(simulator.messages("VZ1")).isEmpty();
        caller.control("POST", "instances/VZ1/unrestrict", null);
        assertThat(caller.sendText("a").status()).isEqualTo(200);
    }

    @Test
    void aNumberWithAQuotaOfNewChatsAnswersThoseWhoWroteAndNobodyElse() {
        caller.control("POST", "instances/VZ1/new-chats", "{\"quota\":1}");
        assertThat(caller.sendText("first", "5511900000001").status()).isEqualTo(200);
        assertThat(caller.sendText("second", "5511900000002").body()).contains("server returned error 463");
        simulator.customerSays("VZ1", "5511900000002", "hello");
        assertThat(caller.sendText("reply", "5511900000002").status()).isEqualTo(200);
        assertThat(caller.sendText("third", "5511900000003").body()).contains("server returned error 463");
        caller.control("POST", "instances/VZ1/new-chats", "{}");
        assertThat(caller.sendText("fourth", "5511900000003").status()).isEqualTo(200);
        assertThat(simulator.messages("VZ1")).hasSize(3);
    }

    @Test
    void brokenTextsOfAnAnswerAreWhatTheyShouldBe() {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).poison());
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).badUtf8());
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).oversize(100_000));
        String half = caller.sendText("a").body();
        assertThat(half).startsWith("{\"code\":200").doesNotContain("}");
        assertThat(caller.sendText("a").body()).contains("\ufffd");
        assertThat(caller.sendText("a").json().getString("padding")).hasSize(100_000);
        assertThat(simulator.messages("VZ1")).hasSize(3);
    }

    @Test
    void aHalfOpenConnectionTakesTheRequestAndNeverAnswers() throws IOException {
        simulator.fault(FaultRule.onOperation("messages/sendText").times(1).halfOpen());
        assertThatThrownBy(() -> raw(new StringBuilder(), 50)).isInstanceOf(SocketTimeoutException.class);
        assertThat(simulator.messages("VZ1")).hasSize(1);
        assertThat(simulator.requests()).extracting(RecordedRequest::status).containsExactly(0);
    }

    @Test
    void aRuleCanLetTheFirstMatchesPass() {
        simulator.fault(
                FaultRule.onOperation("messages/sendText").skip(2).times(1).status(500));
        assertThat(List.of(
                        caller.sendText("a").status(),
                        caller.sendText("b").status(),
                        caller.sendText("c").status(),
                        caller.sendText("d").status()))
                .containsExactly(200, 200, 500, 200);
    }

    @Test
    void aSeededShareFiresTheSameWayEachTime() {
        FaultRule half =
                FaultRule.onOperation("messages/sendText").probability(0.5, 42).status(500);
        assertThat(statusesWith(half))
                .isEqualTo(statusesWith(half))
                .contains("500")
                .contains("200");
    }

    private String statusesWith(FaultRule rule) {
        simulator.clearFaults();
        simulator.fault(rule);
        StringBuilder statuses = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            statuses.append(caller.sendText("a").status()).append(' ');
        }
        return statuses.toString();
    }

    @Test
    void rulesCanBeSetAndListedOverHttp() {
        var set = caller.control("PUT", "faults", """
            [{"match":{"path":"/token"},"times":1,"do":{"status":429,"headers":{"Retry-After":"1"}}}]\
            """);
        assertThat(set.status()).isEqualTo(200);
        assertThat(caller.call("POST", "/token", "{}", Map.of()).status()).isEqualTo(429);
        assertThat(caller.control("GET", "faults", null).body()).contains("\"fired\":1");
        var wrong = caller.control("PUT", "faults", """
            [{"do":{"stauts":429}}]\
            """);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.error()).contains("stauts");
    }

    private void raw(StringBuilder received) throws IOException {
        raw(received, 5000);
    }

    private void raw(StringBuilder received, int timeoutMs) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.setSoTimeout(timeoutMs);
            write(socket);
            int one;
            while ((one = socket.getInputStream().read()) >= 0) {
                received.append((char) one);
            }
        }
    }

    private static void write(Socket socket) throws IOException {
        String body = "{\"phone\":\"5511999999999\",\"message\":\"a\"}";
        String head = "POST /instances/VZ1/chat/send/text HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "X-Client-Token: " + VzapsSimulator.CLIENT_TOKEN + "\r\nX-Instance-Token: inst-1\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write((head + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
