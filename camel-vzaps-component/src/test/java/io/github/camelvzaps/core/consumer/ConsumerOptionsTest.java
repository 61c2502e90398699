package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.delivery.Grouping;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.vzaps.VzapsConfiguration;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The options that choose events and that group them, read and refused without a route. */
class ConsumerOptionsTest {
    private final VzapsConfiguration options = new VzapsConfiguration();

    private static InvalidConfigurationException refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        InvalidConfigurationException refused = catchThrowableOfType(InvalidConfigurationException.class, reading);
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void withoutAWordTheDefaultsHold() {
        EventFilter filter = WantedEvents.filter(options);
        assertThat(filter.types()).isEmpty();
        assertThat(filter.kinds()).isEqualTo(Kind.contents());
        assertThat(filter.includeFromMe()).isFalse();
        assertThat(WantedEvents.types(options)).isEmpty();
    }

    @Test
    void wordsAreReadInAnySpellingAndOneForAllMeansAll() {
        options.setEvents(" message,READRECEIPT ,, ");
        options.setKinds("poll-vote, Content");
        options.setAudiences("GROUP");
        options.setIncludeFromMe(true);
        EventFilter filter = WantedEvents.filter(options);
        assertThat(filter.types()).containsExactlyInAnyOrder(EventType.MESSAGE, "ReadReceipt");
        assertThat(filter.kinds()).containsAll(Kind.contents()).contains(Kind.POLL_VOTE);
        assertThat(filter.audiences()).isEqualTo(Set.of(Audience.GROUP));
        assertThat(filter.includeFromMe()).isTrue();
        assertThat(WantedEvents.types(options)).containsExactly(EventType.MESSAGE, "ReadReceipt");

        options.setEvents("Message,All");
        options.setKinds("ALL");
        options.setAudiences("all");
        filter = WantedEvents.filter(options);
        assertThat(filter.types()).isEmpty();
        assertThat(filter.kinds()).containsExactlyInAnyOrder(Kind.values());
        assertThat(filter.audiences()).containsExactlyInAnyOrder(Audience.values());
    }

    @ParameterizedTest
    @CsvSource({"events", "kinds", "audiences"})
    void anUnknownWordIsRefusedWithAllThatTheOptionTakes(String option) {
        Consumer<String> set = switch (option) {
            case "events" -> options::setEvents;
            case "kinds" -> options::setKinds;
            default -> options::setAudiences;
        };
        set.accept("all,Mesage");
        InvalidConfigurationException refused = refused(() -> WantedEvents.filter(options));
        assertThat(refused.options()).containsExactly(option);
        assertThat(refused.getMessage())
                .startsWith("The option " + option + " takes ")
                .endsWith("does not know Mesage");
    }

    @Test
    void anEmptyChoiceIsRefusedSinceNothingWouldReachTheRoute() {
        options.setKinds(" , ");
        InvalidConfigurationException refused = refused(() -> WantedEvents.filter(options));
        assertThat(refused.options()).containsExactly("kinds");
        assertThat(refused.getMessage()).contains("leave it out for its default, or set it to all");
    }

    @Test
    void messagesAreGroupedOnlyWhenTheOptionSaysSo() {
        assertThat(GroupedMessages.grouping(options, "vzaps:events/subscribe")).isNull();
        options.setGroup("chat");
        options.setGroupQuiet(10);
        options.setGroupMax(3);
        options.setGroupLongest(10);
        options.setProgressTimeout(11);
        assertThat(GroupedMessages.grouping(options, "vzaps:events/subscribe"))
                .isEqualTo(new Grouping(Duration.ofMillis(10), 3, Duration.ofMillis(10)));
        options.setProgressTimeout(0);
        assertThat(GroupedMessages.grouping(options, "vzaps:events/subscribe")).isNotNull();
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                contradiction("order", options -> options.setOrder("none")),
                contradiction("idempotent", options -> options.setIdempotent(false)),
                contradiction("fetchMedia", options -> options.setFetchMedia(true)),
                contradiction("groupQuiet", options -> options.setGroupQuiet(0)),
                contradiction("groupMax", options -> options.setGroupMax(0)),
                contradiction("groupLongest", options -> options.setGroupLongest(options.getGroupQuiet() - 1)),
                contradiction("progressTimeout", options -> options.setProgressTimeout(options.getGroupLongest())));
    }

    private static Arguments contradiction(String option, Consumer<GatewayConfiguration> setting) {
        return Arguments.of(option, setting);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contradictions")
    void whatDoesNotGoWithAGroupIsRefusedWithTheOptionToChange(String option, Consumer<GatewayConfiguration> setting) {
        options.setGroup("chat");
        setting.accept(options);
        InvalidConfigurationException refused =
                refused(() -> GroupedMessages.grouping(options, "vzaps:events/subscribe"));
        assertThat(refused.options()).containsExactly(option);
        assertThat(refused.getMessage()).startsWith("vzaps:events/subscribe has group=chat, which does not go with");
    }
}
