package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.delivery.Backoff;
import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.DeliveryStatistics;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.delivery.ManualTimer;
import io.github.camelvzaps.core.event.EventFilter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who shares a stream with whom; nothing connects here. */
class RealtimeStreamsTest {
    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(9));
    private static final CursorStore NOWHERE = new CursorStore(null, "VZ1");

    private final ManualTimer timer = new ManualTimer();
    private final RealtimeStreams streams = new RealtimeStreams();
    private int made;

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private static RealtimeSettings settings(String host, String instance, String token, int maxInFlight) {
        return new RealtimeSettings(
                URI.create("ws://" + host),
                instance,
                token,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                PAUSES,
                1000,
                maxInFlight);
    }

    private RealtimeStreams.Joined join(String name, RealtimeSettings settings, CursorStore store) {
        return streams.join(
                settings,
                store,
                () -> {
                    made++;
                    return new RealtimeStream(settings, null, null, store, Runnable::run, timer, Clock.systemUTC());
                },
                subscription(name));
    }

    private static Subscription subscription(String name) {
        return new Subscription(
                name,
                List.of(),
                null,
                new DeliverySettings(EventFilter.ALL, true, 10, EndlessRedelivery.in(PAUSES)),
                new DeliveryStatistics(Clock.systemUTC()),
                why -> {},
                () -> {});
    }

    @Test
    void allConsumersOfANumberShareOneStreamUntilTheLastHasLeft() {
        RealtimeSettings settings = settings("here", "VZ1", "tok", 10);
        RealtimeStreams.Joined one = join("one", settings, NOWHERE);
        RealtimeStreams.Joined other = join("other", settings, NOWHERE);
        assertThat(other.stream()).isSameAs(one.stream());
        assertThat(other.subscriber()).isNotSameAs(one.subscriber());
        streams.leave(one);
        RealtimeStreams.Joined again = join("one", settings, NOWHERE);
        assertThat(again.stream()).isSameAs(one.stream());
        streams.leave(other);
        streams.leave(again);
        assertThat(made).isEqualTo(1);
        assertThat(join("one", settings, NOWHERE).stream()).isNotSameAs(one.stream());
        assertThat(made).isEqualTo(2);
    }

    @Test
    void theStreamIsClosedWithItsLastConsumerAndLeavingTwiceDoesNothing() {
        RealtimeSettings settings = settings("here", "VZ1", "tok", 10);
        RealtimeStreams.Joined one = join("one", settings, NOWHERE);
        streams.leave(one);
        streams.leave(one);
        one.stream().join(subscription("late"));
        one.stream().open();
        assertThat(timer.pauses()).as("a closed stream connects no more").isEmpty();
        RealtimeStreams.Joined next = join("one", settings, NOWHERE);
        streams.leave(one);
        assertThat(join("other", settings, NOWHERE).stream())
                .as("what left another stream does not end this one")
                .isSameAs(next.stream());
    }

    @Test
    void otherNumbersAndOtherGatewaysHaveStreamsOfTheirOwn() {
        RealtimeStreams.Joined first = join("one", settings("here", "VZ1", "tok", 10), NOWHERE);
        assertThat(join("one", settings("here", "VZ2", "tok", 10), NOWHERE).stream())
                .isNotSameAs(first.stream());
        assertThat(join("one", settings("there", "VZ1", "tok", 10), NOWHERE).stream())
                .isNotSameAs(first.stream());
    }

    @Test
    void aConsumerThatSetsOtherValuesIsRefusedWithTheOptionsInWhichItDiffers() {
        join("one", settings("here", "VZ1", "tok", 10), NOWHERE);
        InvalidConfigurationException refused = catchThrowableOfType(
                InvalidConfigurationException.class,
                () -> join(
                        "other",
                        settings("here", "VZ1", "another", 11),
                        new CursorStore(new MemoryStateRepository(), "VZ1")));
        assertThat(refused.options())
                .containsExactly("instanceToken", "maxInFlight", "cursorRepository or cursorFolder");
        assertThat(refused).hasMessageContaining("VZ1").hasMessageContaining("other sets other values");
        assertThat(refused.getMessage()).doesNotContain("another").doesNotContain("tok,");
    }

    @Test
    void theSameCursorIsTheSameKeyInTheSameStore() {
        MemoryStateRepository store = new MemoryStateRepository();
        assertThat(new CursorStore(store, "a").isSame(new CursorStore(store, "a")))
                .isTrue();
        assertThat(new CursorStore(store, "a").isSame(new CursorStore(store, "b")))
                .isFalse();
        assertThat(new CursorStore(store, "a").isSame(new CursorStore(new MemoryStateRepository(), "a")))
                .isFalse();
    }
}
