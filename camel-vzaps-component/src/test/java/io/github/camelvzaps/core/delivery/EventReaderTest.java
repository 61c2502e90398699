package io.github.camelvzaps.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventParser;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens while an event is read, it is an event afterwards, and keeps its id. */
class EventReaderTest {
    private static final String TEXT =
            "{\"event_id\":\"evt_1\",\"type\":\"Message\",\"event\":{\"a\":[1,{\"b\":null}]}}";

    private static EventReader reader(EventParser parser) {
        return new EventReader(new ObjectMapper(), parser, "VZ1");
    }

    private static EventReader throwing(Throwable failure) {
        return reader((delivery, instanceId) -> {
            EventReaderTest.<RuntimeException>sneaky(failure);
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("planted"),
                new NoSuchMethodError("planted"),
                new StackOverflowError(),
                new OutOfMemoryError("planted"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfTheParserMakesTheEventUnknownWithAllThatCame(Throwable failure) throws Exception {
        VzapsEvent ofText = throwing(failure).read(TEXT);
        VzapsEvent ofBytes = throwing(failure).read(TEXT.getBytes(StandardCharsets.UTF_8));
        for (VzapsEvent event : new VzapsEvent[] {ofText, ofBytes}) {
            assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
            assertThat(event.id()).isEqualTo("evt_1");
            assertThat(event.content()).containsKeys("event_id", "type", "event");
        }
    }

    @Test
    void aTextThatIsNotJsonIsUnknownAndItsBodyIsTheText() {
        VzapsEvent event = throwing(new IllegalStateException()).read("not JSON");
        assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
        assertThat(EventReader.bodyOf(event)).isEqualTo("not JSON");
    }

    @Test
    void bytesThatAreNotJsonAreRefused() {
        assertThatThrownBy(
                        () -> throwing(new IllegalStateException()).read("not JSON".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aMapperThatFailsMakesTheTextUnknownWithItsId(Throwable failure) {
        ObjectMapper broken = new ObjectMapper();
        SimpleModule module = new SimpleModule();
        module.addDeserializer(Object.class, new JsonDeserializer<>() {
            @Override
            public Object deserialize(JsonParser tokens, DeserializationContext context) {
                EventReaderTest.<RuntimeException>sneaky(failure);
                return null;
            }
        });
        broken.registerModule(module);
        VzapsEvent event = new EventReader(broken, (delivery, instanceId) -> null, "VZ1").read(TEXT);
        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.content()).containsEntry("raw", TEXT);
    }
}
