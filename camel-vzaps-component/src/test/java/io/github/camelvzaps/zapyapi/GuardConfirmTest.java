package io.github.camelvzaps.zapyapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.Receiver;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.AcceptedMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person agrees to a message, and the answer comes by webhook. */
@ExtendWith(SimulatorExtension.class)
class GuardConfirmTest {
    private static final String BOSS = "14155550100";
    private static final String ANA = "5585987654321";
    private static final String SECRET = "s3cret-value";

    private static List<AcceptedMessage> to(VzapsSimulator simulator, String phone) {
        return simulator.messages(Contract.INSTANCE).stream()
                .filter(message -> message.to().equals(phone))
                .toList();
    }

    private static String answer(String text) {
        return ("{\"event\":\"message\",\"instanceId\":\"VZ1\",\"data\":{\"messageId\":\"A\",\"messageType\":\"text\","
                        + "\"text\":\"%s\",\"timestamp\":%d,\"fromMe\":false,"
                        + "\"chat\":{\"jid\":\"%s@s.whatsapp.net\",\"lid\":null,\"isGroup\":false},"
                        + "\"sender\":{\"jid\":\"%s@s.whatsapp.net\",\"lid\":null,\"name\":\"Boss\"}}}")
                .formatted(text, Instant.now().getEpochSecond(), BOSS, BOSS);
    }

    @Test
    void aMessageGoesOnceThePersonHasAnsweredByWebhook(VzapsSimulator simulator) throws Exception {
        simulator.addInstance(Contract.INSTANCE, "inst-token-1");
        try (Receiver receiver = new Receiver()) {
            ZapyapiConfiguration options = receiver.context
                    .getComponent("zapyapi", ZapyapiComponent.class)
                    .getConfiguration();
            options.setBaseUrl(simulator.url());
            options.setApiKey(VzapsSimulator.API_KEY);
            options.setInstanceId(Contract.INSTANCE);
            receiver.receive("zapyapi:webhooks/receive?secret=" + SECRET);
            Future<Exchange> sending = receiver.context
                    .createFluentProducerTemplate()
                    .to("zapyapi:messages/sendText?guard=on&guardConfirm=" + BOSS)
                    .withBody("Hello")
                    .withHeader("CamelVzapsPhone", ANA)
                    .asyncSend();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> to(simulator, BOSS).size() == 1);
            Matcher code = Pattern.compile("yes (\\d{4})")
                    .matcher(String.valueOf(to(simulator, BOSS).get(0).body().get("message")));
            assertThat(code.find()).isTrue();
            assertThat(to(simulator, ANA)).isEmpty();

            String body = answer("sim " + code.group(1));
            HttpResponse<Void> answered = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(receiver.url() + "/zapyapi/webhook/" + Contract.INSTANCE))
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "X-Webhook-Signature",
                                            Signature.of(body.getBytes(StandardCharsets.UTF_8), SECRET))
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            assertThat(answered.statusCode()).isEqualTo(200);
            assertThat(sending.get(60, TimeUnit.SECONDS).getException()).isNull();
            assertThat(to(simulator, ANA)).hasSize(1);
        }
    }
}
