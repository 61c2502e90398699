package io.github.camelvzaps.vzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.EventHeaders;
import io.github.camelvzaps.core.delivery.DedupeKeys;
import io.github.camelvzaps.core.delivery.EventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes, an event comes out of it, with headers, a body and a key. The seed is printed; {@code -DfuzzSeed} takes
 * it again, {@code -DfuzzTries} does more of it.
 */
class EventFuzzTest {
    private static final int TRIES = Integer.getInteger("fuzzTries", 20_000);
    private static final long SEED = Long.getLong("fuzzSeed", System.nanoTime());

    private static DefaultCamelContext context;
    private static EventReader reader;

    @BeforeAll
    static void startReader() throws Exception {
        context = new DefaultCamelContext();
        VzapsComponent component = context.getComponent("vzaps", VzapsComponent.class);
        component.start();
        reader = new EventReader(component.getObjectMapper(), new VzapsEventParser(component.getObjectMapper()), "VZ1");
        System.out.println("events are fuzzed with seed " + SEED);
    }

    @AfterAll
    static void stopCamel() throws IOException {
        context.close();
    }

    @Test
    void eachMutatedEventReachesTheRoute() {
        MutatedEvents events = new MutatedEvents(new Random(SEED));
        int understood = 0;
        for (int i = 0; i < TRIES; i++) {
            String text = events.next();
            understood += survives(text).type().equals(EventType.UNKNOWN) ? 0 : 1;
        }
        // or the mutations would only be noise
        assertThat(understood).isBetween(TRIES / 5, TRIES - TRIES / 20);
    }

    @Test
    void eachSampleIsUnderstoodInEveryFormBeforeItIsMutated() {
        for (String sample : MutatedEvents.samples()) {
            assertThat(survives(sample).type()).as(sample).isNotEqualTo(EventType.UNKNOWN);
        }
    }

    @Test
    void randomBytesAreAnEventOrNoJson() {
        Random random = new Random(SEED);
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                // nearly JSON
                String alphabet = "{}[]\":,0123456789eE.+-truefalsn\\u \n";
                for (int j = 0; j < bytes.length; j++) {
                    bytes[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
                }
            }
            survives(bytes);
            survives(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void deepNestingAndLongTextsAreAnEventWithoutMuchMemory() {
        for (int depth : new int[] {100, 999, 1001, 1_000_000}) {
            survives("{\"type\":\"Message\",\"event\":" + "[".repeat(depth) + "]".repeat(depth) + "}");
            survives("{\"json_data\":".repeat(depth) + "1" + "}".repeat(depth));
        }
        survives("{\"id\":\"evt_1\",\"type\":\"Message\",\"event\":{\"info\":{\"id\":\"" + "x".repeat(8_000_000)
                + "\"}}}");
        survives("{\"type\":\"Message\",\"event\":{\"info\":{\"timestamp\":" + "9".repeat(5_000) + "}}}");
        survives("{\"type\":\"Message\",\"event\":{\"info\":{\"timestamp\":1e999999999}}}");
    }

    @Test
    void aBodyThatIsNoJsonIsToldAsSuch() {
        assertThatThrownBy(() -> reader.read("{\"type\":".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static VzapsEvent survives(String text) {
        try {
            VzapsEvent event = complete(reader.read(text));
            survives(text.getBytes(StandardCharsets.UTF_8));
            complete(reader.ofBeginning(text.substring(0, text.length() / 2)));
            return event;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + SEED + ": " + text.substring(0, Math.min(2_000, text.length())), e);
        }
    }

    private static void survives(byte[] body) {
        try {
            complete(reader.read(body));
        } catch (IOException noJson) {
            // it is answered with 400: nothing that is JSON may end up here
            assertThat(isJson(body)).isFalse();
        }
    }

    private static boolean isJson(byte[] body) {
        try {
            return !new ObjectMapper()
                    .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body)
                    .isMissingNode();
        } catch (IOException e) {
            return false;
        }
    }

    private static VzapsEvent complete(VzapsEvent event) {
        assertThat(event).isNotNull();
        assertThat(event.type()).isNotBlank();
        assertThat(event.instanceId()).isEqualTo("VZ1");
        assertThat(EventReader.bodyOf(event)).isNotNull();
        String mark = DedupeKeys.of(event).mark();
        assertThat(mark == null || mark.length() <= 100).isTrue();
        DefaultMessage message = new DefaultMessage(context);
        EventHeaders.write(message, event, mark, 1);
        assertThat(message.getHeader("CamelVzapsEventType")).isEqualTo(event.type());
        return event;
    }
}
