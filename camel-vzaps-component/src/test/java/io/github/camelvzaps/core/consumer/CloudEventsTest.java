package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.EventBody;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.delivery.Events;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The attributes of a CloudEvent, from what an event says and from what it does not. */
class CloudEventsTest {
    private static final CloudEvents TRANSFORMER = new CloudEvents() {};
    private static final EventBody EVENT = (EventBody) EventReader.bodyOf(Events.message("m1", "5511900000001"));
    private static final String JSON = "application/json";

    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(
                        EVENT, Map.of(VzapsConstants.EVENT_ID, "evt_1", VzapsConstants.DEDUPE_KEY, "k"), "ID", "evt_1"),
                Arguments.of(EVENT, Map.of(VzapsConstants.DEDUPE_KEY, "k"), "ID", "k"),
                Arguments.of(
                        EVENT, Map.of(VzapsConstants.EVENT_TYPE, "Message"), "Type", "io.github.camelvzaps.Message"),
                Arguments.of(EVENT, Map.of(), "Type", "io.github.camelvzaps.Unknown"),
                Arguments.of(EVENT, Map.of(VzapsConstants.INSTANCE_ID, "VZ1"), "Source", "VZ1"),
                Arguments.of(EVENT, Map.of(), "Source", "unknown"),
                Arguments.of(EVENT, Map.of(VzapsConstants.CHAT_ID, "chat"), "Subject", "chat"),
                Arguments.of(EVENT, Map.of(), "Subject", null),
                Arguments.of(EVENT, Map.of(VzapsConstants.TIMESTAMP, Instant.EPOCH), "Time", Instant.EPOCH.toString()),
                Arguments.of(EVENT, Map.of(), "DataContentType", JSON),
                Arguments.of("a text", Map.of(), "DataContentType", JSON),
                Arguments.of("a text", Map.of(Exchange.CONTENT_TYPE, "text/plain"), "DataContentType", "text/plain"),
                Arguments.of(
                        "media",
                        Map.of(VzapsConstants.MEDIA_SHA256, "0a", VzapsConstants.MIMETYPE, "image/png"),
                        "DataContentType",
                        "image/png"),
                // without media the media type is about something else
                Arguments.of("a text", Map.of(VzapsConstants.MIMETYPE, "image/png"), "DataContentType", JSON));
    }

    private static Message transformed(Object body, Map<String, Object> headers) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Message message = new DefaultExchange(context).getMessage();
            message.setBody(body);
            message.setHeaders(new HashMap<>(headers));
            TRANSFORMER.transform(message, null, null);
            return message;
        }
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("messages")
    void anAttributeIsTheFirstThingThatIsKnown(Object body, Map<String, Object> headers, String attribute, Object value)
            throws Exception {
        Message message = transformed(body, headers);
        assertThat(message.getHeader("CamelCloudEvent" + attribute)).isEqualTo(value);
        assertThat(message.getHeader("CamelCloudEventVersion")).isEqualTo("1.0");
        assertThat(message.getHeader("CamelCloudEventID")).isNotNull();
        assertThat(Instant.parse(message.getHeader("CamelCloudEventTime", String.class)))
                .isBeforeOrEqualTo(Instant.now());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of(EVENT, Map.of(), "{\"type\":\"Message\"}", JSON),
                Arguments.of(
                        List.of(EVENT, EVENT),
                        Map.of(VzapsConstants.GROUP_SIZE, 2),
                        "[{\"type\":\"Message\"},{\"type\":\"Message\"}]",
                        JSON),
                // a list that the route made
                Arguments.of(List.of("a", "b"), Map.of(), List.of("a", "b"), null),
                // the text of a group
                Arguments.of("a\nb", Map.of(VzapsConstants.GROUP_SIZE, 2), "a\nb", null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void anEventBecomesJsonAndWhatTheRouteMadeStays(
            Object body, Map<String, Object> headers, Object expected, String contentType) throws Exception {
        Message message = transformed(body, headers);
        assertThat(message.getBody()).isEqualTo(expected);
        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo(contentType);
    }
}
