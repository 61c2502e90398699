package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.event.EventDraft;
import io.github.camelvzaps.core.event.Jid;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.vzaps.VzapsComponent;
import io.github.camelvzaps.zapyapi.ZapyapiComponent;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** A route reads the same headers of an event, whichever gateway it came from, and each of them is documented. */
class EventHeadersTest {
    private static final String PREFIX = "CamelVzaps";

    /** What says whom and which message an event is about is meant to be used by a call that follows. */
    private static final Set<String> FOR_CALLS_TOO =
            Set.of("InstanceId", "MessageId", "ChatId", "SenderJid", "PushName", "FromMe");

    @Test
    void bothSchemesHaveAConstantForEachHeader() throws Exception {
        Set<String> written = new TreeSet<>(EventHeaders.names());
        List.of("MediaSha256", "MediaMissing", "FileName").forEach(name -> written.add(PREFIX + name));

        assertThat(constantsFor("vzaps")).containsAll(written);
        assertThat(constantsFor("zapyapi")).containsAll(written);
    }

    @Test
    void whatASenderCanChooseIsNoParameterOfACall() {
        Set<String> parameters = new TreeSet<>(parameters(new VzapsComponent().catalog()));
        parameters.addAll(parameters(new ZapyapiComponent().catalog()));

        assertThat(EventHeaders.names().stream()
                        .map(name -> name.substring(PREFIX.length()))
                        .filter(name -> !FOR_CALLS_TOO.contains(name))
                        .map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContainAnyElementsOf(parameters);
    }

    @Test
    void anEventSaysWhatItIsInTextsAndWhenItWas() throws Exception {
        Instant when = Instant.parse("2026-01-01T00:00:00Z");
        VzapsEvent event = new EventDraft("Message", "evt_1", "VZ1")
                .messageId("M1")
                .kind(Kind.TEXT)
                .chat(Jid.parse("5511988887777@s.whatsapp.net"))
                .text("Oi")
                .timestamp(when)
                .toEvent(Map.of());
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Message message = new DefaultExchange(context).getMessage();
            EventHeaders.write(message, event, "the mark", 2);
            assertThat(message.getHeaders())
                    .containsEntry(VzapsConstants.KIND, Kind.TEXT.toString())
                    .containsEntry(VzapsConstants.TIMESTAMP, when)
                    .containsEntry(Exchange.MESSAGE_TIMESTAMP, when.toEpochMilli())
                    .containsEntry(VzapsConstants.DEDUPE_KEY, "the mark")
                    .containsEntry(VzapsConstants.REDELIVERIES, 2);
            Message bare = new DefaultExchange(context).getMessage();
            EventHeaders.write(bare, new EventDraft("Presence", "evt_2", "VZ1").toEvent(Map.of()), null, 0);
            assertThat(bare.getHeaders().keySet())
                    .doesNotContain(
                            VzapsConstants.KIND,
                            VzapsConstants.DEDUPE_KEY,
                            VzapsConstants.REDELIVERIES,
                            VzapsConstants.TIMESTAMP,
                            Exchange.MESSAGE_TIMESTAMP);
        }
    }

    private static Set<String> parameters(Catalog catalog) {
        return catalog.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Returns the headers that are documented for a scheme. */
    private static Set<String> constantsFor(String scheme) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : VzapsConstants.class.getFields()) {
            Metadata metadata = field.getAnnotation(Metadata.class);
            if (metadata != null) {
                List<String> schemes = List.of(metadata.applicableFor());
                if (schemes.isEmpty() || schemes.contains(scheme)) {
                    values.add((String) field.get(null));
                }
            }
        }
        return values;
    }
}
