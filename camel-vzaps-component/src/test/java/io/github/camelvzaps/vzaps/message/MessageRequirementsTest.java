package io.github.camelvzaps.vzaps.message;

import static io.github.camelvzaps.vzaps.message.MessageSamples.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRequirementsTest {
    private static final String URL = "https://files.example/a";

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("incomplete")
    void namesTheRequiredFieldThatIsMissing(String record, String field, Supplier<Object> build) {
        assertThatThrownBy(build::get)
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(record + " needs '" + field + "': give it a value that is not empty");
    }

    @Test
    void refusesToMissWhateverTheApiRequires() {
        Set<String> refused = new HashSet<>();
        incomplete().forEach(row -> refused.add(row.get()[0] + "." + row.get()[1]));

        for (MessageSamples.Sample sample : MessageSamples.ofTheContract()) {
            Operation operation = MessageType.of(sample.type())
                    .flatMap(new VzapsComponent().catalog()::forMessageType)
                    .orElseThrow();
            String record = sample.message().getClass().getSimpleName();
            assertThat(refused)
                    .containsAll(operation.parameters().stream()
                            .filter(parameter -> parameter.place() == Place.BODY && parameter.required())
                            .map(Parameter::wire)
                            // the builder takes it together with the latitude
                            .filter(wire -> !wire.equals("longitude"))
                            .map(wire -> record + "." + wire)
                            .toList());
        }
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                row("TextMessage", "phone", TextMessage.to(null).message("Hi")),
                row("TextMessage", "message", TextMessage.to(PHONE)),
                row("TextMessage", "message", TextMessage.to(PHONE).message("")),
                row("ImageMessage", "phone", ImageMessage.to("").media(URL)),
                row("ImageMessage", "image", ImageMessage.to(PHONE).caption("A")),
                row("ImageMessage", "image", ImageMessage.to(PHONE).media("")),
                row("AudioMessage", "phone", AudioMessage.to(null).media(URL)),
                row("AudioMessage", "audio", AudioMessage.to(PHONE)),
                row("DocumentMessage", "phone", DocumentMessage.to(null).media(URL)),
                row("DocumentMessage", "document", DocumentMessage.to(PHONE).fileName("a.pdf")),
                row("VideoMessage", "phone", VideoMessage.to(null).media(URL)),
                row("VideoMessage", "video", VideoMessage.to(PHONE)),
                row("StickerMessage", "phone", StickerMessage.to(null).media(URL)),
                row("StickerMessage", "sticker", StickerMessage.to(PHONE)),
                row("GifMessage", "phone", GifMessage.to(null).media(URL)),
                row("GifMessage", "gif", GifMessage.to(PHONE)),
                row("LocationMessage", "phone", LocationMessage.to(null).at(1, 2)),
                row("LocationMessage", "latitude", LocationMessage.to(PHONE).name("Office")),
                row("ContactMessage", "phone", contact(null)),
                row("ContactMessage", "contact_name", contact(PHONE).contactName(null)),
                row("ContactMessage", "contact_phone", contact(PHONE).contactPhone(null)),
                row("ButtonsMessage", "phone", buttons(null)),
                row("ButtonsMessage", "message", buttons(PHONE).message(null)),
                row("ButtonsMessage", "buttons", ButtonsMessage.to(PHONE).message("Choose")),
                row("ListMessage", "phone", list(null)),
                row("ListMessage", "title", list(PHONE).title(null)),
                row("ListMessage", "description", list(PHONE).description(null)),
                row("ListMessage", "button_text", list(PHONE).buttonText(null)),
                row(
                        "ListMessage",
                        "sections",
                        ListMessage.to(PHONE).title("T").description("D").buttonText("Open")),
                row("LinkMessage", "phone", link(null)),
                row("LinkMessage", "message", link(PHONE).message(null)),
                row("LinkMessage", "link_url", link(PHONE).linkUrl(null)),
                row("LinkMessage", "title", link(PHONE).title(null)),
                row("LinkMessage", "link_description", link(PHONE).linkDescription(null)),
                row("PollMessage", "phone", poll(null)),
                row("PollMessage", "name", poll(PHONE).name(null)),
                row("PollMessage", "options", PollMessage.to(PHONE).name("Q?")),
                arguments("ReactionMessage", "phone", (Supplier<Object>)
                        () -> reaction(null).build()),
                arguments("ReactionMessage", "message_id", (Supplier<Object>)
                        () -> reaction(PHONE).messageId(null).build()),
                arguments("ReactionMessage", "reaction", (Supplier<Object>)
                        () -> reaction(PHONE).reaction(null).build()),
                arguments("Button", "id", (Supplier<Object>) () -> new Button(null, "Yes")),
                arguments("Button", "text", (Supplier<Object>) () -> new Button("y", null)),
                arguments("ListSection", "title", (Supplier<Object>) () -> ListSection.of(null, ListRow.of("1", "R"))),
                arguments("ListSection", "rows", (Supplier<Object>) () -> ListSection.of("S")),
                arguments("ListRow", "id", (Supplier<Object>) () -> ListRow.of(null, "R")),
                arguments("ListRow", "title", (Supplier<Object>) () -> ListRow.of("1", null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 13})
    void takesTwoToTwelvePollOptions(int count) {
        List<String> options = IntStream.range(0, count).mapToObj(i -> "A" + i).toList();

        assertThatThrownBy(
                        () -> PollMessage.to(PHONE).name("Q?").options(options).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("PollMessage: 'options' has to hold 2 to 12 answers, not " + count);
        assertThat(PollMessage.to(PHONE)
                        .name("Q?")
                        .options(Collections.nCopies(12, "A"))
                        .build()
                        .options())
                .hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90.1, 90.1, Double.NaN, Double.POSITIVE_INFINITY})
    void takesOnlyPlacesOnEarth(double latitude) {
        assertThatThrownBy(() -> LocationMessage.to(PHONE).at(latitude, 0).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'latitude' has to be between -90 and 90 degrees");
        assertThatThrownBy(() -> LocationMessage.to(PHONE).at(0, latitude * 2).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("'longitude' has to be between -180 and 180 degrees");
    }

    @Test
    void refusesNullInsideLists() {
        assertThatThrownBy(() ->
                        TextMessage.to(PHONE).message("Hi").mention("1", null).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("SendOptions: 'mentioned_ids' must not hold null");
        assertThatThrownBy(() ->
                        PollMessage.to(PHONE).name("Q?").options("A", null).build())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("PollMessage: 'options' must not hold null");
    }

    @Test
    void refusesMediaOfAKindThatCannotBeStreamed() {
        assertThatThrownBy(() -> new ImageMessage(PHONE, 42, null, null))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "ImageMessage: 'image' has to be a URL or data URI, a Path, bytes or a stream, and not a value"
                                + " of the class Integer");
    }

    private static Arguments row(String record, String field, MessageBuilder<?, ?> builder) {
        return arguments(record, field, (Supplier<Object>) builder::build);
    }

    private static ContactMessage.Builder contact(String phone) {
        return ContactMessage.to(phone).contactName("Ana").contactPhone("5511888888888");
    }

    private static ButtonsMessage.Builder buttons(String phone) {
        return ButtonsMessage.to(phone).message("Choose").button("y", "Yes");
    }

    private static ListMessage.Builder list(String phone) {
        return ListMessage.to(phone)
                .title("T")
                .description("D")
                .buttonText("Open")
                .section("S", ListRow.of("1", "R"));
    }

    private static LinkMessage.Builder link(String phone) {
        return LinkMessage.to(phone).message("See").linkUrl(URL).title("T").linkDescription("D");
    }

    private static PollMessage.Builder poll(String phone) {
        return PollMessage.to(phone).name("Q?").options("A", "B");
    }

    private static ReactionMessage.Builder reaction(String phone) {
        return ReactionMessage.to(phone).messageId("3EB0AA").reaction("👍");
    }
}
