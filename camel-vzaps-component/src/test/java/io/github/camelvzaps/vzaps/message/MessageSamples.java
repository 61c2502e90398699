package io.github.camelvzaps.vzaps.message;

import java.time.Instant;
import java.util.List;

/** One message of each type, as the contract's table shows it, and one of each with every field. */
final class MessageSamples {
    static final String PHONE = "5511999999999";
    private static final Instant END = Instant.parse("2026-05-01T12:00:00Z");

    /**
     * A message beside the JSON of its Map form.
     *
     * @param type the message type in the table of operations
     */
    record Sample(String type, String json, OutboundMessage message) {
        @Override
        public String toString() {
            return type;
        }
    }

    private MessageSamples() {}

    /** The sample bodies of the contract, section 5. */
    static List<Sample> ofTheContract() {
        return List.of(
                sample(
                        "text",
                        """
                        "message":"Hi","reply_to_message_id":"3EB0AA"
                        """,
                        TextMessage.to(PHONE).message("Hi").replyTo("3EB0AA").build()),
                sample(
                        "image",
                        """
                        "image":"https://files.example/a.png","caption":"A"
                        """,
                        ImageMessage.to(PHONE)
                                .media("https://files.example/a.png")
                                .caption("A")
                                .build()),
                sample(
                        "audio",
                        """
                        "audio":"data:audio/ogg;base64,T2dnUw==","ptt":true
                        """,
                        AudioMessage.to(PHONE)
                                .media("data:audio/ogg;base64,T2dnUw==")
                                .voiceNote(true)
                                .build()),
                sample(
                        "document",
                        """
                        "document":"https://files.example/a.pdf","file_name":"a.pdf","caption":"A"
                        """,
                        DocumentMessage.to(PHONE)
                                .media("https://files.example/a.pdf")
                                .fileName("a.pdf")
                                .caption("A")
                                .build()),
                sample(
                        "video",
                        """
                        "video":"https://files.example/a.mp4","caption":"A"
                        """,
                        VideoMessage.to(PHONE)
                                .media("https://files.example/a.mp4")
                                .caption("A")
                                .build()),
                sample(
                        "sticker",
                        """
                        "sticker":"data:image/webp;base64,UklGRg=="
                        """,
                        StickerMessage.to(PHONE)
                                .media("data:image/webp;base64,UklGRg==")
                                .build()),
                sample(
                        "gif",
                        """
                        "gif":"https://files.example/a.mp4","caption":"A"
                        """,
                        GifMessage.to(PHONE)
                                .media("https://files.example/a.mp4")
                                .caption("A")
                                .build()),
                sample(
                        "location",
                        """
                        "latitude":-23.5,"longitude":-46.6,"name":"Office","address":"Street 1"
                        """,
                        LocationMessage.to(PHONE)
                                .at(-23.5, -46.6)
                                .name("Office")
                                .address("Street 1")
                                .build()),
                sample(
                        "contact",
                        """
                        "contact_name":"Ana","contact_phone":"5511888888888"
                        """,
                        ContactMessage.to(PHONE)
                                .contactName("Ana")
                                .contactPhone("5511888888888")
                                .build()),
                sample(
                        "buttons",
                        """
                        "message":"Choose","buttons":[{"id":"y","text":"Yes"}],"footer":"F"
                        """,
                        ButtonsMessage.to(PHONE)
                                .message("Choose")
                                .button("y", "Yes")
                                .footer("F")
                                .build()),
                sample(
                        "list",
                        """
                        "title":"T","description":"D","button_text":"Open",
                        "sections":[{"title":"S","rows":[{"id":"1","title":"R","description":"d"}]}]
                        """,
                        ListMessage.to(PHONE)
                                .title("T")
                                .description("D")
                                .buttonText("Open")
                                .section("S", ListRow.of("1", "R", "d"))
                                .build()),
                sample(
                        "link",
                        """
                        "message":"See","link_url":"https://shop.example","title":"T","link_description":"D",
                        "jpeg_thumbnail":"/9j/"
                        """,
                        LinkMessage.to(PHONE)
                                .message("See")
                                .linkUrl("https://shop.example")
                                .title("T")
                                .linkDescription("D")
                                .jpegThumbnail("/9j/")
                                .build()),
                sample(
                        "poll",
                        """
                        "name":"Q?","options":["A","B"],"selectable_options_count":1,
                        "hide_participant_names":false,"end_time":"2026-05-01T12:00:00Z","allow_add_option":false
                        """,
                        PollMessage.to(PHONE)
                                .name("Q?")
                                .options("A", "B")
                                .selectableOptionsCount(1)
                                .hideParticipantNames(false)
                                .endTime(END)
                                .allowAddOption(false)
                                .build()),
                sample(
                        "reaction",
                        """
                        "message_id":"3EB0AA","reaction":"👍"
                        """,
                        ReactionMessage.to(PHONE)
                                .messageId("3EB0AA")
                                .reaction("👍")
                                .build()));
    }

    /** Every message with all the fields that its operation knows. */
    static List<OutboundMessage> withEveryField() {
        return List.of(
                all(TextMessage.to(PHONE).message("Hi")),
                all(ImageMessage.to(PHONE).media("https://files.example/a.png").caption("A")),
                all(AudioMessage.to(PHONE).media("https://files.example/a.ogg").voiceNote(false)),
                all(DocumentMessage.to(PHONE)
                        .media("https://files.example/a.pdf")
                        .fileName("a.pdf")
                        .caption("A")),
                all(VideoMessage.to(PHONE).media("https://files.example/a.mp4").caption("A")),
                all(StickerMessage.to(PHONE).media("https://files.example/a.webp")),
                all(GifMessage.to(PHONE).media("https://files.example/a.mp4").caption("A")),
                all(LocationMessage.to(PHONE).at(0, 0).name("Null Island").address("Sea")),
                all(ContactMessage.to(PHONE).contactName("Ana").contactPhone("5511888888888")),
                all(ButtonsMessage.to(PHONE)
                        .message("Choose")
                        .buttons(List.of(new Button("y", "Yes"), new Button("n", "No")))
                        .footer("F")),
                all(ListMessage.to(PHONE)
                        .title("T")
                        .description("D")
                        .buttonText("Open")
                        .sections(List.of(ListSection.of("S", ListRow.of("1", "R"))))
                        .footer("F")),
                all(LinkMessage.to(PHONE)
                        .message("See")
                        .linkUrl("https://shop.example")
                        .title("T")
                        .linkDescription("D")
                        .jpegThumbnail(new byte[] {-1, -40, -1})),
                all(PollMessage.to(PHONE)
                        .name("Q?")
                        .options(List.of("A", "B"))
                        .selectableOptionsCount(0)
                        .hideParticipantNames(true)
                        .endTime(END)
                        .allowAddOption(true)),
                ReactionMessage.to(PHONE).messageId("3EB0AA").reaction("👍").build());
    }

    private static <M extends OutboundMessage> M all(MessageBuilder<M, ?> builder) {
        return builder.id("mine-1")
                .delay(0)
                .mention("5511777777777", "5511666666666")
                .replyTo("3EB0BB")
                .build();
    }

    private static Sample sample(String type, String fields, OutboundMessage message) {
        return new Sample(type, "{\"phone\":\"" + PHONE + "\"," + fields.replace("\n", "") + "}", message);
    }
}
