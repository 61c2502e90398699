package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.GatewayException;
import io.github.camelvzaps.api.Outcome;
import io.github.camelvzaps.api.RejectedException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.api.MediaNode;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a route gets: body, headers, or a failure that says everything. */
@ExtendWith(SimulatorExtension.class)
class AnswerTest {
    private static final String SEND = "vzaps:messages/sendText?phone=5511999999999";

    private VzapsSimulator simulator;

    /** For {@code responseType} with a class name. */
    public record Accepted(@JsonProperty("message_id") String messageId) {}

    @BeforeEach
    void instance(VzapsSimulator started) {
        simulator = started;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    @Test
    void aSendAnswersAMapAndTheIdAsAHeader() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange exchange = camel.send(SEND, "Hi");

            String id = simulator.messages(Contract.INSTANCE).get(0).id();
            assertThat(exchange.getMessage().getHeader("CamelVzapsMessageId")).isEqualTo(id);
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(200);
            assertThat(exchange.getMessage().getHeader("CamelVzapsRequestId", String.class))
                    .isNotBlank();
            assertThat(exchange.getMessage().getBody())
                    .isEqualTo(Map.of("code", 200, "success", true, "data", Map.of("message_id", id)));
        }
    }

    @Test
    void everyResponseTypeGivesItsForm() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            assertThat(body(camel, SEND + "&unwrap=true")).isInstanceOf(Map.class);
            assertThat(((Map<?, ?>) body(camel, SEND + "&unwrap=true")).get("message_id"))
                    .isNotNull();
            assertThat(body(camel, SEND + "&responseType=json")).isInstanceOf(JsonNode.class);
            assertThat((String) body(camel, SEND + "&responseType=string")).startsWith("{\"code\":200");
            assertThat((byte[]) body(camel, SEND + "&responseType=bytes")).isNotEmpty();
            assertThat(((Accepted) body(camel, SEND + "&unwrap=true&responseType=" + Accepted.class.getName()))
                            .messageId())
                    .isNotBlank();
        }
    }

    @Test
    void aCallOfAnyPathAnswersLikeAnOperation() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange exchange = camel.send("vzaps:request?path=instances/VZ1/session/status", null);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(Map.class)).containsEntry("success", true);
        }
    }

    @Test
    void anEmptyAnswerIsASuccessWithoutABody() throws Exception {
        try (Camel camel = Camel.withSecret(simulator)) {
            Exchange exchange = camel.send("vzaps:instances/delete", "left over");

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isNull();
            assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE))
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        {"message":"m","error":"e","code":"E1","details":{"a":1}} | m | E1
        {"error":"e","error_code":7}                              | e | 7
        {"detail":"d"}                                            | d | 422
        {"errors":[{"message":"first"}]}                          | first | 422
        {"success":false,"data":{"error":"inner"}}                | inner | 422
        plain words                                               | plain words | 422
        """)
    void aRefusalIsReadFromEveryPlaceWhereGatewaysPutIt(String answer, String message, String code) throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").status(422).body(answer));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            GatewayException refusal = camel.send(SEND, "Hi").getException(GatewayException.class);

            assertThat(refusal).isInstanceOf(RejectedException.class).hasMessageContaining(message);
            assertThat(refusal.getCode()).isEqualTo(code);
            assertThat(refusal.getStatusCode()).isEqualTo(422);
            assertThat(refusal.getHttpResponseCode()).isEqualTo(422);
            assertThat(refusal.getRequestId()).isPresent();
            assertThat(refusal.getDetails().isPresent()).isEqualTo(answer.contains("details"));
        }
    }

    @Test
    void aWaitThatIsTooLongIsNotWaitedForButTold() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText").status(429).header("Retry-After", "3600"));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            GatewayException refusal = camel.send(SEND, "Hi").getException(GatewayException.class);

            assertThat(refusal.getRetryAfter()).contains(Duration.ofHours(1));
            assertThat(refusal.getOutcome()).isEqualTo(Outcome.REJECTED);
            assertThat(simulator.requests()).hasSize(1);
        }
    }

    @Test
    void noHeaderOfTheServerBecomesACamelHeader() throws Exception {
        simulator.fault(FaultRule.onOperation("messages/sendText")
                .status(200)
                .header("CamelFileName", "../evil")
                .header("camelhttpuri", "http://evil")
                .header("X-Other", "o")
                .body("{}"));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Map<String, Object> headers = camel.send(
                            SEND, "Hi", Map.of("Authorization", "Bearer theirs", "Cookie", "c", "traceparent", "tp"))
                    .getMessage()
                    .getHeaders();

            assertThat(headers).doesNotContainKeys("CamelFileName", "camelhttpuri", "X-Other");
            assertThat(simulator.requests().get(0).headers())
                    .containsEntry("traceparent", "tp")
                    .doesNotContainKeys("authorization", "cookie");
        }
    }

    @Test
    void aDownloadIsAStreamOfTheDecodedBytesAndItsFileGoesWithTheExchange() throws Exception {
        MediaNode media = simulator.addMedia(1_000_003, 7, "application/pdf");
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Map<String, Object> seen = new HashMap<>();
            camel.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:download")
                            .to("vzaps:messages/downloadDocument?responseType=stream")
                            .process(exchange -> {
                                StreamCache body = exchange.getMessage().getBody(StreamCache.class);
                                seen.put("inMemory", body.inMemory());
                                seen.put("type", exchange.getMessage().getHeader("CamelVzapsMimetype"));
                                MessageDigest digest = Sha256.digest();
                                try (InputStream in = new DigestInputStream((InputStream) body, digest)) {
                                    seen.put("bytes", in.transferTo(java.io.OutputStream.nullOutputStream()));
                                }
                                seen.put("sha256", Sha256.hex(digest.digest()));
                            });
                }
            });
            camel.context.createProducerTemplate().requestBody("direct:download", media.node());

            assertThat(seen)
                    .containsEntry("inMemory", false)
                    .containsEntry("type", "application/pdf")
                    .containsEntry("bytes", media.bytes())
                    .containsEntry("sha256", media.sha256());
        }
    }

    @Test
    void aRefusalInsteadOfADownloadIsARefusal() throws Exception {
        MediaNode media = simulator.addMedia(10, 7, "application/pdf");
        simulator.fault(FaultRule.onOperation("messages/downloadDocument")
                .status(200)
                .body("{\"code\":410,\"success\":false,\"error\":\"media expired\"}"));
        try (Camel camel = Camel.withTokenPair(simulator)) {
            GatewayException refusal = camel.send("vzaps:messages/downloadDocument?responseType=stream", media.node())
                    .getException(GatewayException.class);

            assertThat(refusal).isInstanceOf(RejectedException.class).hasMessageContaining("media expired");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sessions/qr | {\"data\":{\"QRCode\":\"c\"},\"success\":true} | QrCode | c",
                "sessions/qr | {\"data\":{\"qr_code\":\"c\"},\"success\":true} | QrCode | c",
                "sessions/pairCode?phone=551 | {\"data\":{\"LinkingCode\":\"9H\"},\"success\":true} | LinkingCode | 9H",
                "sessions/pairCode?phone=551 | {\"data\":{\"linking_code\":\"9H\"},\"success\":true} | LinkingCode |"
                        + " 9H",
                "instances/subscribe | {\"sessionId\":\"s\",\"subscriptionId\":\"u\"} | SessionId | s",
                "instances/subscribe | {\"session_id\":\"s\",\"subscription_id\":\"u\"} | SubscriptionId | u",
                "sessions/status | {\"data\":{\"connected\":true},\"success\":true} | Connected | true"
            })
    void bothSpellingsOfAFieldBecomeOneHeader(String uri, String answer, String header, String value) throws Exception {
        simulator.fault(
                FaultRule.onOperation(uri.replaceFirst("\\?.*", "")).status(200).body(answer));
        try (Camel camel = Camel.withSecret(simulator)) {
            Exchange exchange = camel.send("vzaps:" + uri, null);

            assertThat(exchange.getMessage().getHeader("CamelVzaps" + header, String.class))
                    .isEqualTo(value);
        }
    }

    @Test
    void theAccessTokenCanBeHadAsItIs() throws Exception {
        try (Camel camel = Camel.withSecret(simulator)) {
            for (String spelling : List.of("access_token", "accessToken")) {
                simulator.fault(FaultRule.on("POST", "/token")
                        .status(200)
                        .body("{\"" + spelling + "\":\"jwt\",\"expires_in\":60}")
                        .times(1));
                Exchange exchange = camel.send("vzaps:auth/getAccessToken?unwrap=true", null);

                assertThat(exchange.getMessage().getBody()).isEqualTo("jwt");
            }
        }
    }

    @Test
    void theTokenOfTheInstanceGoesAlongWithWhatTheAccountDoesToIt() throws Exception {
        try (Camel camel = Camel.withSecret(simulator)) {
            camel.send("vzaps:instances/subscribe", null, Map.of("CamelVzapsInstanceToken", Camel.TOKEN));

            assertThat(simulator.requests())
                    .filteredOn(request -> "instances/subscribe".equals(request.operation()))
                    .singleElement()
                    .satisfies(request -> assertThat(request.headers())
                            .containsEntry("x-instance-token", Camel.TOKEN)
                            .containsKey("authorization"));
        }
    }

    @Test
    void anAliasChoosesInstanceAndToken() throws Exception {
        simulator.addInstance("VZ2", "inst-token-2");
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.component.getInstances().put("sales", instance("VZ2", "inst-token-2"));

            camel.send(SEND, "by header", Map.of("CamelVzapsInstance", "sales"));
            camel.send(SEND + "&instance=sales", "by option");
            camel.send(SEND, "by id, token known from the map", Map.of("CamelVzapsInstanceId", "VZ2"));
            camel.send(SEND, "default");

            assertThat(simulator.messages("VZ2")).hasSize(3);
            assertThat(simulator.messages(Contract.INSTANCE)).hasSize(1);
        }
    }

    @Test
    void theTokenOfOneInstanceIsNeverSentForAnother() throws Exception {
        simulator.addInstance("VZ2", "inst-token-2");
        try (Camel camel = Camel.withTokenPair(simulator)) {
            Exchange exchange = camel.send(SEND, "Hi", Map.of("CamelVzapsInstanceId", "VZ2"));

            assertThat(exchange.getException()).hasMessageContaining("instanceToken");
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @Test
    void aDynamicRouteMakesOneEndpointForAllValues() throws Exception {
        try (Camel camel = Camel.withTokenPair(simulator)) {
            camel.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:dynamic")
                            .toD("vzaps:messages/sendText?phone=${header.to}&param.delay=${header.wait}&unwrap=true");
                }
            });
            camel.context.start();
            for (int i = 0; i < 50; i++) {
                camel.context
                        .createProducerTemplate()
                        .requestBodyAndHeaders(
                                "direct:dynamic", "m" + i, Map.of("to", "55119999900" + (10 + i), "wait", i));
            }

            assertThat(simulator.messages(Contract.INSTANCE))
                    .hasSize(50)
                    .allSatisfy(m -> assertThat(m.body()).containsKey("delay"));
            assertThat(camel.context.getEndpoints())
                    .filteredOn(e -> e instanceof VzapsEndpoint)
                    .hasSize(1);
        }
    }

    private static io.github.camelvzaps.api.GatewayInstance instance(String id, String token) {
        var instance = new io.github.camelvzaps.api.GatewayInstance();
        instance.setId(id);
        instance.setToken(token);
        return instance;
    }

    private static Object body(Camel camel, String uri) throws Exception {
        Exchange exchange = camel.send(uri, "Hi");
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody();
    }
}
