package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.PATH;
import static io.github.camelvzaps.vzaps.WebhookStage.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.webhook.WebhookGate;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** What a server hears that asks before it reads a body, such as that of Spring Boot. */
class WebhookGateTest {
    @Test
    void itDecidesByAddressAndHeadersForTheWebhooksThatThereAre() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> options.setMaximumEventSize(1000))) {
            stage.start("", exchange -> {});
            CamelContext context = stage.listener.context;
            for (String elsewhere : new String[] {"/", "/other", "/vzaps", "/vzaps/webhook", PATH + "0", "vzaps"}) {
                assertThat(WebhookGate.at(context, elsewhere)).as(elsewhere).isEmpty();
            }
            for (String path : new String[] {PATH, PATH + "/" + SECRET, PATH + "/a/b"}) {
                assertThat(WebhookGate.at(context, path)).as(path).isPresent();
            }
            WebhookGate gate = WebhookGate.at(context, PATH).orElseThrow();
            assertThat(gate.refusal(PATH, null, name -> null, 10)).hasValue(401);
            assertThat(gate.refusal(PATH + "?s=" + SECRET, "s=" + SECRET, name -> null, 10))
                    .isEmpty();
            assertThat(gate.refusal(PATH + "?s=" + SECRET, "s=" + SECRET, name -> null, 1001))
                    .hasValue(413);
            assertThat(gate.maximumEventSize()).isEqualTo(1000);

            context.getRouteController().stopRoute(Listener.ROUTE);
            Optional<WebhookGate> stopped = WebhookGate.at(context, PATH);
            assertThat(stopped).as("the path stays").isPresent();
            assertThat(stopped.get().refusal(PATH + "?s=" + SECRET, "s=" + SECRET, name -> null, 10))
                    .hasValue(503);
            assertThat(stopped.get().maximumEventSize()).isZero();
        }
    }
}
