package io.github.camelvzaps.vzaps.message;

import static io.github.camelvzaps.vzaps.message.MessageSamples.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundMessageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#ofTheContract")
    void givesExactlyTheMapFormOfTheContract(MessageSamples.Sample sample) throws Exception {
        Map<String, Object> mapForm = JSON.readValue(sample.json(), new TypeReference<>() {});

        assertThat(sample.message().toMap()).containsExactlyEntriesOf(mapForm);
    }

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#ofTheContract")
    void givesTheSameJsonWhenJacksonWritesTheRecord(MessageSamples.Sample sample) throws Exception {
        ObjectMapper withOtherHabits = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);

        assertThat(JSON.writeValueAsString(sample.message())).isEqualTo(sample.json());
        assertThat(withOtherHabits.writeValueAsString(sample.message())).isEqualTo(sample.json());
    }

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#ofTheContract")
    void isRecognisedAsItsOwnType(MessageSamples.Sample sample) {
        assertThat(MessageType.ofBody(sample.message().toMap().keySet()))
                .map(MessageType::toString)
                .contains(sample.type());
    }

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#withEveryField")
    void knowsEveryFieldOfItsOperationInWireOrder(OutboundMessage message) {
        Map<String, Object> map = message.toMap();
        Operation operation = MessageType.ofBody(map.keySet())
                .flatMap(new VzapsComponent().catalog()::forMessageType)
                .orElseThrow();

        assertThat(map.keySet())
                .containsExactlyElementsOf(operation.parameters().stream()
                        .filter(parameter -> parameter.place() == Place.BODY)
                        .map(Parameter::wire)
                        .toList());
    }

    @Test
    void hasARecordForEveryMessageType() {
        Set<String> sampled = new HashSet<>();
        MessageSamples.ofTheContract().forEach(sample -> sampled.add(sample.type()));

        assertThat(sampled)
                .containsExactlyInAnyOrderElementsOf(new VzapsComponent()
                        .catalog().messageTypes().stream()
                                .map(MessageType::toString)
                                .toList());
        assertThat(MessageSamples.withEveryField())
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Arrays.stream(OutboundMessage.class.getPermittedSubclasses())
                        .toArray(Class<?>[]::new));
    }

    @Test
    void leavesOutWhatIsNotSetAndSendsFalseAndZero() {
        assertThat(TextMessage.to(PHONE).message("Hi").delay(0).build().toMap())
                .containsExactly(entry("phone", PHONE), entry("message", "Hi"), entry("delay", 0));
        assertThat(AudioMessage.to(PHONE)
                        .media("https://files.example/a.ogg")
                        .voiceNote(false)
                        .build()
                        .toMap())
                .containsEntry("ptt", false);
        assertThat(LocationMessage.to(PHONE).at(0, 0).build().toMap())
                .containsExactly(entry("phone", PHONE), entry("latitude", 0.0), entry("longitude", 0.0));
        assertThat(PollMessage.to(PHONE)
                        .name("Q?")
                        .options("A", "B")
                        .selectableOptionsCount(0)
                        .build()
                        .toMap())
                .containsEntry("selectable_options_count", 0)
                .hasSize(4);
        assertThat(ListMessage.to(PHONE)
                        .title("T")
                        .description("D")
                        .buttonText("Open")
                        .section("S", ListRow.of("1", "R"))
                        .build()
                        .toMap()
                        .get("sections"))
                .isEqualTo(List.of(Map.of("title", "S", "rows", List.of(Map.of("id", "1", "title", "R")))));
    }

    @Test
    void takesNoSendOptionsForNone() {
        assertThat(new TextMessage(PHONE, "Hi", null))
                .isEqualTo(TextMessage.to(PHONE).message("Hi").build());
    }

    @ParameterizedTest
    @MethodSource("io.github.camelvzaps.vzaps.message.MessageSamples#withEveryField")
    void tellsNoPhoneAndNoTextInToString(OutboundMessage message) {
        assertThat(message)
                .asString()
                .isEqualTo(message.getClass().getSimpleName() + message.toMap().keySet());
    }

    @Test
    void tellsNoTextInToStringOfItsParts() {
        assertThat(List.of(
                        new Button("y", "Yes"),
                        ListRow.of("1", "R", "d"),
                        ListSection.of("S", ListRow.of("1", "R")),
                        new SendOptions("mine-1", 1, List.of(PHONE), "3EB0")))
                .hasToString("[Button, ListRow, ListSection of 1, SendOptions]");
    }

    @Test
    void keepsItsListsWhenThoseItWasMadeOfChange() {
        List<String> phones = new ArrayList<>(List.of("5511777777777"));
        List<String> options = new ArrayList<>(List.of("A", "B"));
        PollMessage poll = new PollMessage(
                PHONE, "Q?", options, null, null, null, null, new SendOptions(null, null, phones, null));
        Map<String, Object> before = poll.toMap();

        phones.add("5511666666666");
        options.add("C");
        poll.toMap().put("name", "changed");

        assertThat(poll.toMap()).isEqualTo(before);
        assertThatThrownBy(() -> poll.options().add("C")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> poll.sendOptions().mentionedIds().add("1"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isNotChangedByWhatItsBuilderDoesNext() {
        ButtonsMessage.Builder builder =
                ButtonsMessage.to(PHONE).message("Choose").button("y", "Yes").mention("5511777777777");
        ButtonsMessage first = builder.build();

        ButtonsMessage second =
                builder.button("n", "No").mention("5511666666666").build();

        assertThat(first.buttons()).containsExactly(new Button("y", "Yes"));
        assertThat(first.sendOptions().mentionedIds()).containsExactly("5511777777777");
        assertThat(second.buttons()).hasSize(2);
        assertThat(second.sendOptions().mentionedIds()).hasSize(2);
    }
}
