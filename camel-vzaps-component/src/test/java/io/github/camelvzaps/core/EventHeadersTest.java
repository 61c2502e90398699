package io.github.camelvzaps.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.vzaps.VzapsCatalog;
import io.github.camelvzaps.vzaps.VzapsConstants;
import io.github.camelvzaps.zapyapi.ZapyapiCatalog;
import io.github.camelvzaps.zapyapi.ZapyapiConstants;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A route reads the same headers of an event, whichever gateway it came from, and each of them is documented. */
class EventHeadersTest {
    private static final String PREFIX = "CamelVzaps";

    /** What says whom and which message an event is about is meant to be used by a call that follows. */
    private static final Set<String> FOR_CALLS_TOO =
            Set.of("InstanceId", "MessageId", "ChatId", "SenderJid", "PushName", "FromMe");

    @Test
    void bothSchemesHaveAConstantForEachHeader() throws Exception {
        Set<String> written = new TreeSet<>(new EventHeaders(PREFIX).names());
        List.of("MediaSha256", "MediaMissing", "FileName").forEach(name -> written.add(PREFIX + name));

        assertThat(constants(VzapsConstants.class)).containsAll(written);
        assertThat(constants(ZapyapiConstants.class)).containsAll(written);
    }

    @Test
    void whatASenderCanChooseIsNoParameterOfACall() {
        Set<String> parameters = new TreeSet<>(parameters(VzapsCatalog.INSTANCE));
        parameters.addAll(parameters(ZapyapiCatalog.INSTANCE));

        assertThat(new EventHeaders(PREFIX)
                        .names().stream()
                                .map(name -> name.substring(PREFIX.length()))
                                .filter(name -> !FOR_CALLS_TOO.contains(name))
                                .map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotContainAnyElementsOf(parameters);
    }

    private static Set<String> parameters(Catalog catalog) {
        return catalog.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Set<String> constants(Class<?> type) throws IllegalAccessException {
        Set<String> values = new TreeSet<>();
        for (Field field : Arrays.asList(type.getFields())) {
            values.add((String) field.get(null));
        }
        return values;
    }
}
