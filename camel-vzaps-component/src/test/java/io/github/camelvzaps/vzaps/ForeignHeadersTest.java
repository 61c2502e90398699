package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.NotSentException;
import io.github.camelvzaps.simulator.SimulatorExtension;
import io.github.camelvzaps.simulator.VzapsSimulator;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that strangers set reach the component through other consumers; the advice of docs/security.md keeps them out. */
@ExtendWith(SimulatorExtension.class)
class ForeignHeadersTest {
    private static final String DESK = "5511000000001";
    private static final String STRANGER = "5500000000000";

    private VzapsSimulator simulator;

    @BeforeEach
    void addInstance(VzapsSimulator given) {
        simulator = given;
        simulator.addInstance(Contract.INSTANCE, Camel.TOKEN);
    }

    private Listener route(String from, boolean cleaned) throws Exception {
        Listener listener = new Listener(simulator).withServer();
        listener.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from(from);
                if (cleaned) {
                    route.removeHeaders("CamelVzaps*");
                }
                route.setBody(constant("Hi"))
                        .to("vzaps:messages/sendText?phone=" + DESK)
                        .setBody(constant("done"));
            }
        });
        listener.context.start();
        return listener;
    }

    private Object receiver() {
        await().until(() -> simulator.messages(Contract.INSTANCE).size() == 1);
        return simulator.messages(Contract.INSTANCE).get(0).body().get("phone");
    }

    @ParameterizedTest
    @CsvSource({
        "direct:in, CamelVzapsPhone, false, " + STRANGER,
        "seda:in, CamelVzapsPhone, false, " + STRANGER,
        "seda:in, camelvzapsphone, false, " + STRANGER,
        "direct:in, CamelVzapsPhone, true, " + DESK,
        "seda:in, CamelVzapsPhone, true, " + DESK,
        "seda:in, camelvzapsphone, true, " + DESK,
        "seda:in, CAMELVZAPSPHONE, true, " + DESK
    })
    void aHeaderOfAQueueChoosesTheReceiverUnlessTheRouteRemovesIt(
            String from, String header, boolean cleaned, String receiver) throws Exception {
        try (Listener listener = route(from, cleaned)) {
            listener.context.createProducerTemplate().sendBodyAndHeaders(from, "in", Map.of(header, STRANGER));

            assertThat(receiver()).isEqualTo(receiver);
        }
    }

    /** To Camel's map of headers the long s is an s; to removeHeaders it is not. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNameThatOnlyLooksLikeAHeaderOfTheComponentFailsTheCall(boolean cleaned) throws Exception {
        try (Listener listener = route("direct:in", cleaned)) {
            Exchange call = listener.context
                    .createFluentProducerTemplate()
                    .to("direct:in")
                    .withHeader("CamelVzap\u017fPhone", STRANGER)
                    .withBody("in")
                    .send();

            assertThat(call.getException())
                    .isInstanceOf(NotSentException.class)
                    .hasMessageContaining("CamelVzap\u017fPhone")
                    .hasMessageContaining("ignoreHeaders")
                    .hasMessageNotContaining(STRANGER);
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelVzapsPhone", "camelvzapsphone", "CAMELVZAPSPHONE"})
    void aHttpCallChoosesNothingByHeaderQueryOrForm(String name) throws Exception {
        try (Listener listener = route("platform-http:/in", false)) {
            URI address = URI.create("http://127.0.0.1:" + listener.port() + "/in?" + name + "=" + STRANGER);
            HttpRequest call = HttpRequest.newBuilder(address)
                    .header(name, STRANGER)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(name + "=" + STRANGER))
                    .build();

            HttpResponse<String> answer = HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(receiver()).isEqualTo(DESK);
        }
    }
}
