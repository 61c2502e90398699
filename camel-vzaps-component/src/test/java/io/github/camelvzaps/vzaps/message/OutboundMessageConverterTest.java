package io.github.camelvzaps.vzaps.message;

import static io.github.camelvzaps.vzaps.message.MessageSamples.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundMessageConverterTest {
    /** Written before the tests, only read by them. */
    private static CamelContext camel;

    @BeforeAll
    static void start() throws Exception {
        camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:map").convertBodyTo(Map.class);
            }
        });
        camel.start();
    }

    @AfterAll
    static void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#withEveryField")
    void letsCamelTurnEveryMessageIntoItsMap(OutboundMessage message) {
        assertThat(camel.getTypeConverter().tryConvertTo(Map.class, message)).isEqualTo(message.toMap());
    }

    @Test
    void worksInARoute() {
        TextMessage message = TextMessage.to(PHONE).message("Hi").build();

        Object body = camel.createProducerTemplate().requestBody("direct:map", message);

        assertThat(body).isEqualTo(Map.of("phone", PHONE, "message", "Hi"));
    }

    @Test
    void hasNothingToSayAboutOtherObjects() {
        record Order(String number) {}

        assertThat(camel.getTypeConverter().tryConvertTo(Map.class, new Order("1")))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("messagesWithMedia")
    void leavesMediaTheObjectsTheyAre(OutboundMessage message, String key, Object medium) {
        assertThat(camel.getTypeConverter().tryConvertTo(Map.class, message).get(key))
                .isSameAs(medium);
        assertThat(new ObjectMapper().convertValue(message, Map.class).get(key))
                .as("Jackson's own way to a map")
                .isSameAs(medium);
    }

    static Stream<Object[]> messagesWithMedia() {
        Path path = Path.of("a.bin");
        byte[] bytes = {1, 2, 3};
        ByteArrayInputStream stream = new ByteArrayInputStream(bytes);
        return Stream.of(
                new Object[] {ImageMessage.to(PHONE).media(path).build(), "image", path},
                new Object[] {ImageMessage.to(PHONE).media(bytes).build(), "image", bytes},
                new Object[] {ImageMessage.to(PHONE).media(stream).build(), "image", stream},
                new Object[] {AudioMessage.to(PHONE).media(bytes).build(), "audio", bytes},
                new Object[] {DocumentMessage.to(PHONE).media(path).build(), "document", path},
                new Object[] {VideoMessage.to(PHONE).media(stream).build(), "video", stream},
                new Object[] {StickerMessage.to(PHONE).media(bytes).build(), "sticker", bytes},
                new Object[] {GifMessage.to(PHONE).media(path).build(), "gif", path});
    }

    @Test
    void refusesToWriteMediaAsJsonTextThatTheApiWouldNotUnderstand() {
        List<OutboundMessage> messages = List.of(
                ImageMessage.to(PHONE).media(Path.of("a.png")).build(),
                ImageMessage.to(PHONE).media(new byte[] {1}).build());

        assertThat(messages)
                .allSatisfy(message -> assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(message))
                        .isInstanceOf(JsonMappingException.class)
                        .hasMessageContaining("give the message itself to the producer"));
    }
}
