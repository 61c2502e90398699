package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.PATH;
import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A webhook is open only for those who know the secret, or when the author says so. */
class WebhookSecretTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vzaps:webhooks/receive | has no secret",
                "vzaps:webhooks/receive?secret= | the option secret is blank",
                "vzaps:webhooks/receive?secret={{env:NO_SUCH_VARIABLE:}} | the option secret is blank",
                "vzaps:webhooks/receive?secret=%20&requireSecret=false | the option secret is blank",
                "webhook:vzaps:webhooks/receive?webhookComponentName=platform-http&webhookPath=/h&webhookExternalUrl=http://x | has no secret"
            })
    void nothingStartsWithoutASecretThatNobodyCanGuess(String uri, String message) throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            assertThatThrownBy(() -> stage.listener.start(uri))
                    .hasStackTraceContaining(message)
                    .extracting(failure -> ObjectHelper.getException(InvalidConfigurationException.class, failure))
                    .satisfies(refusal -> assertThat(refusal.scheme()).contains("vzaps"));
        }
    }

    @Test
    void noSecretIsAnOptionOfItsOwn() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {})) {
            stage.listener.start("vzaps:webhooks/receive?requireSecret=false");
            assertThat(post(stage, PATH)).isEqualTo(200);
            assertThat(stage.listener.seen).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a+b",
                "a/b",
                "a=b",
                "a&b",
                "a%b",
                "100%25",
                "a#b",
                "a;b",
                "a b",
                "maçã",
                "+/=&%#; ç",
                "a//b",
                ".."
            })
    void aSecretOfAnyCharactersIsKnownInQueryAndPath(String secret) throws Exception {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String inPath = encoded.replace("+", "%20");
        try (WebhookStage stage = new WebhookStage(options -> {
            options.setSecret(secret);
            options.setIdempotent(false);
        })) {
            stage.listener.start("vzaps:webhooks/receive");

            assertThat(post(stage, PATH + "?s=" + encoded)).as("query").isEqualTo(200);
            assertThat(post(stage, PATH + "?s=" + inPath)).as("query, %%20").isEqualTo(200);
            if (!secret.equals("..")) {
                // that one is the folder above, for each server
                assertThat(post(stage, PATH + "/" + inPath)).as("path").isEqualTo(200);
            }
            assertThat(post(stage, PATH + "?s=" + encoded + "x")).isEqualTo(401);
            assertThat(post(stage, PATH + "/x" + inPath)).isEqualTo(401);
            assertThat(post(stage, PATH + "?s=")).isEqualTo(401);
            assertThat(post(stage, PATH + "/")).isEqualTo(401);
            assertThat(post(stage, PATH)).isEqualTo(401);
        }
    }

    private static int post(WebhookStage stage, String path) throws Exception {
        return stage.post(path, request -> request.POST(BodyPublishers.ofString(message("3EB0", "Oi"))))
                .statusCode();
    }
}
