package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call is answered once, after its last event, and holds its bytes until then. */
class WebhookCallTest {
    private static final ConsumedInstance SALES = new ConsumedInstance("sales", "VZ1", "token");

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange http = new DefaultExchange(context);
    private final BytesInFlight bytes = new BytesInFlight(10);
    private final BytesInFlight.Share share = bytes.share();
    private final AtomicInteger answers = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        context.close();
    }

    private Integer status() {
        return http.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    }

    private WebhookCall call(int events) {
        share.take(10);
        return new WebhookCall(http, events, share, doneSync -> {
            assertThat(doneSync).isFalse();
            answers.incrementAndGet();
        });
    }

    private boolean hasRoom() {
        try (BytesInFlight.Share other = bytes.share()) {
            return other.take(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true,200", "true,false,503", "false,true,503", "false,false,503"})
    void theAnswerIsGoodWhenAllEventsAre(boolean first, boolean second, int expected) {
        WebhookCall call = call(2);
        assertThat(call.waits()).isTrue();
        call.ended(first);
        assertThat(answers).hasValue(0);
        assertThat(status()).isNull();
        assertThat(hasRoom()).isFalse();
        call.ended(second);
        assertThat(answers).hasValue(1);
        assertThat(status()).isEqualTo(expected);
        assertThat(http.getMessage().getHeader("Retry-After")).isEqualTo(expected == 503 ? "5" : null);
        assertThat(hasRoom()).isTrue();
    }

    @Test
    void aCallThatWasAnsweredOnReceiptGivesItsBytesBackAndNoAnswer() {
        share.take(10);
        WebhookCall call = new WebhookCall(http, 1, share, null);
        assertThat(call.waits()).isFalse();
        call.ended(false);
        assertThat(hasRoom()).isTrue();
        assertThat(status()).isNull();
    }

    @Test
    void nothingOfTheRequestComesBackInTheAnswer() {
        http.getMessage().setHeader("Cookie", "secret");
        http.getMessage().setBody("secret");
        http.setException(new IllegalStateException("secret"));
        WebhookAnswer.refused(http, 503, "no room");
        assertThat(http.getMessage().getHeaders()).doesNotContainKey("Cookie").containsEntry("Retry-After", "5");
        assertThat(http.getMessage().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(http.getMessage().getBody()).isEqualTo("no room");
        assertThat(http.getException()).isNull();
        WebhookAnswer.refused(http, 401, "no secret");
        assertThat(http.getMessage().getHeaders()).doesNotContainKey("Retry-After");
        assertThat(status()).isEqualTo(401);
        WebhookAnswer.unknown(http);
        assertThat(status()).isEqualTo(404);
    }

    @Test
    void oneConsumerRegistersTheWebhookOfANumber() {
        RegisteredWebhooks registered = new RegisteredWebhooks();
        Object first = new Object();
        Object second = new Object();
        registered.take(SALES, "/one", first);
        assertThatCode(() -> registered.take(SALES, "/one", first)).doesNotThrowAnyException();
        assertThatThrownBy(() -> registered.take(SALES, "/two", second))
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> assertThat(refused.options()).containsExactly("register"))
                .hasMessageContaining("at /one")
                .hasMessageContaining("at /two");
        registered.release(second);
        assertThatThrownBy(() -> registered.take(SALES, "/two", second)).isInstanceOf(IllegalArgumentException.class);
        registered.release(first);
        registered.take(SALES, "/two", second);
    }
}
