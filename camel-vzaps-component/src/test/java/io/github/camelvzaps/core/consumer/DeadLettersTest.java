package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.consumer.ConsumerStage.PlainConsumer;
import io.github.camelvzaps.core.delivery.Events;
import io.github.camelvzaps.core.gateway.ReceivedHeaders;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an event goes after its last try. */
class DeadLettersTest {
    private static final String CHAT = "5511900000001";

    private final ConsumerStage stage = new ConsumerStage();
    private final List<Exchange> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @AfterEach
    void close() {
        stage.close();
    }

    private void deadLettersGoTo(Processor step) throws Exception {
        stage.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dead").errorHandler(noErrorHandler()).process(step);
            }
        });
        stage.options.setOnExhausted("deadLetter");
        stage.options.setDeadLetterUri("direct:dead");
        stage.options.setMaximumRedeliveries(1);
    }

    private PlainConsumer failing() {
        PlainConsumer consumer = stage.consumer(exchange -> {
            throw new IllegalStateException("try " + tries.incrementAndGet());
        });
        consumer.start();
        return consumer;
    }

    @Test
    void theLetterSaysWhatFailedHowOftenAndWhatTheEventSays() throws Exception {
        deadLettersGoTo(exchange -> letters.add(exchange.copy()));
        PlainConsumer consumer = failing();
        stage.bring(consumer, Events.message("m1", CHAT));
        await().until(() -> stage.ends.contains("m1"));
        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class))
                    .hasMessage("try 2");
            assertThat(letter.getMessage().getHeader(VzapsConstants.REDELIVERIES))
                    .isEqualTo(2);
            assertThat(letter.getMessage().getHeader(VzapsConstants.MESSAGE_ID)).isEqualTo("m1");
            assertThat(ReceivedHeaders.of(letter).isEmpty()).isFalse();
        });
        assertThat(consumer.getGivenUp()).isOne();
    }

    @Test
    void aLetterThatIsNotTakenIsSentAgain() throws Exception {
        deadLettersGoTo(exchange -> {
            letters.add(exchange);
            if (letters.size() <= 2) {
                throw new IllegalStateException("no room");
            }
        });
        stage.bring(failing(), Events.message("m1", CHAT));
        await().until(() -> stage.ends.contains("m1"));
        assertThat(letters).hasSize(3);
        assertThat(tries).as("the route is left alone").hasValue(2);
    }

    @Test
    void afterTheStopNoLetterGoesOut() throws Exception {
        deadLettersGoTo(exchange -> letters.add(exchange));
        PlainConsumer consumer = failing();
        consumer.stop();
        stage.bring(consumer, Events.message("m1", CHAT));
        assertThat(stage.ends).containsExactly("m1 ConsumerStoppedException");
        assertThat(letters).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deadLetter |            | has onExhausted=deadLetter: set deadLetterUri",
                "hold       | mock:dead  | has a deadLetterUri that nothing would reach: set onExhausted=deadLetter",
                "skip       | mock:dead  | has a deadLetterUri that nothing would reach: set onExhausted=deadLetter"
            })
    void optionsThatDoNotGoTogetherAreRefused(String onExhausted, String uri, String why) {
        stage.options.setOnExhausted(onExhausted);
        stage.options.setDeadLetterUri(uri);
        PlainConsumer consumer = stage.consumer(exchange -> {});
        assertThatThrownBy(consumer::start)
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        refused -> assertThat(refused.options()).containsExactly("deadLetterUri", "onExhausted"))
                .hasMessageContaining(why);
    }
}
