package io.github.camelvzaps.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.vzaps.VzapsComponent;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of {@code camel.component.*} properties, as camel-main sets them. */
class ComponentPropertiesTest {
    /** Every option of every component that is a duration or a number, with a text that is none. */
    static Stream<Arguments> unreadable() {
        return Stream.of("vzaps", "zapyapi")
                .flatMap(scheme -> options(scheme)
                        .flatMap(option -> Stream.of("10 apples", "10x", "64mb", "soon")
                                .map(value -> Arguments.of("camel.component." + scheme + "." + option, value))));
    }

    private static Stream<String> options(String scheme) {
        String file = "/META-INF/io/github/camelvzaps/" + scheme + "/" + scheme + ".json";
        try (InputStream in = ComponentPropertiesTest.class.getResourceAsStream(file)) {
            JsonNode properties = new ObjectMapper().readTree(in).get("componentProperties");
            return properties.properties().stream()
                    .filter(option -> option.getValue().path("type").asText().matches("duration|integer"))
                    .map(Map.Entry::getKey)
                    .toList()
                    .stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("unreadable")
    void aValueThatCannotBeReadStopsTheStartAndIsNamed(String property, String value) {
        String option = property.substring(property.lastIndexOf('.') + 1);

        assertThatThrownBy(() -> start(property, value))
                .satisfies(failure -> assertThat(messages(failure)).contains(option, value));
    }

    @ParameterizedTest
    @CsvSource({
        "camel.component.vzaps.request-timeout, 10 apples, requestTimeout",
        "camel.component.vzaps.REQUESTTIMEOUT, 10x, REQUESTTIMEOUT",
        "camel.component.vzaps.configuration.requestTimeout, 10 apples, requestTimeout",
        "camel.component.vzaps.configuration.requestTimeout, 10x, requestTimeout",
        "camel.component.vzaps.configuration.maximumMediaSize, 64mb, maximumMediaSize"
    })
    void anotherSpellingIsRefusedAsWell(String property, String value, String named) {
        assertThatThrownBy(() -> start(property, value))
                .satisfies(failure -> assertThat(messages(failure)).contains(named, value));
    }

    @Test
    void aDurationThatCanBeReadIsTaken() throws Exception {
        Main main = main();
        main.addInitialProperty("camel.component.vzaps.requestTimeout", "1m30s");
        main.addInitialProperty("camel.component.vzaps.retry-delay", "250");
        main.start();
        try {
            VzapsComponent component = main.getCamelContext().getComponent("vzaps", VzapsComponent.class);
            assertThat(component.getConfiguration().getRequestTimeout()).isEqualTo(90_000);
            assertThat(component.getConfiguration().getRetryDelay()).isEqualTo(250);
        } finally {
            main.stop();
        }
    }

    private static void start(String property, String value) throws Exception {
        Main main = main();
        main.addInitialProperty(property, value);
        try {
            main.start();
        } finally {
            main.stop();
        }
    }

    private static Main main() {
        Main main = new Main();
        main.configure().withAutoConfigurationLogSummary(false);
        return main;
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }
}
