package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    @Test
    void nothingOfTheRequestComesBackAndNoBrowserGuessesAType() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange http = new DefaultExchange(context);
            http.getMessage().setHeader("X-Secret", "of the caller");
            http.getMessage().setBody("what the caller sent");
            http.setException(new IllegalStateException("not the caller's business"));
            HttpAnswer.write(http, 503, "come again", Map.of("Retry-After", "5"));
            assertThat(http.getMessage().getHeaders())
                    .containsOnly(
                            entry("Retry-After", "5"),
                            entry("X-Content-Type-Options", "nosniff"),
                            entry(Exchange.HTTP_RESPONSE_CODE, 503));
            assertThat(http.getMessage().getBody()).isEqualTo("come again");
            assertThat(http.getException()).isNull();
        }
    }
}
