package io.github.camelvzaps.vzaps;

import static io.github.camelvzaps.vzaps.WebhookStage.PATH;
import static io.github.camelvzaps.vzaps.WebhookStage.SECRET;
import static io.github.camelvzaps.vzaps.WebhookStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.LogLines;
import java.net.http.HttpRequest.BodyPublishers;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers who find the address of a webhook cannot fill the log, whatever they send. */
class RefusedCallsLogTest {
    private static final int CALLS = 200;

    @ParameterizedTest
    @CsvSource({
        "POST, '', 401, 1",
        "POST, ?s=wrong, 401, 1",
        "POST, /wrong, 401, 1",
        // here the method alone is wrong
        "PUT, '', 405, 0",
        "GET, '', 405, 0"
    })
    void manyCallsWithoutTheSecretAreOneLine(String method, String path, int status, int lines) throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {}).start("", exchange -> {});
                LogLines log = new LogLines("")) {
            for (int i = 0; i < CALLS; i++) {
                // each call differs: the log must not tell calls apart by what strangers choose
                String body = message("3EB0" + i, "text " + i);
                assertThat(stage.post(PATH + path, request -> request.method(method, BodyPublishers.ofString(body)))
                                .statusCode())
                        .isEqualTo(status);
            }
            assertThat(log.text(Level.INFO).lines()).hasSize(lines);
            assertThat(stage.consumer().statistics().getRefused()).isEqualTo((long) CALLS * lines);
            assertThat(stage.listener.seen).isEmpty();
        }
    }

    @Test
    void manyBodiesThatAreNotJsonAreOneLine() throws Exception {
        try (WebhookStage stage = new WebhookStage(options -> {}).start("", exchange -> {});
                LogLines log = new LogLines("")) {
            for (int i = 0; i < CALLS; i++) {
                assertThat(stage.post("{ no JSON " + i).statusCode()).isEqualTo(400);
            }
            assertThat(log.text(Level.INFO).lines()).hasSize(1);
            assertThat(log.text(Level.INFO)).doesNotContain(SECRET, "no JSON 7");
        }
    }
}
