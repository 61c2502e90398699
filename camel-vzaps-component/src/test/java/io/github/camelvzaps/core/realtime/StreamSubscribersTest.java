package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.delivery.DeliverySettings;
import io.github.camelvzaps.core.delivery.EndlessRedelivery;
import io.github.camelvzaps.core.event.EventFilter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamSubscribersTest {
    private final StreamSubscribers subscribers = new StreamSubscribers();

    private StreamSubscriber join(String name, String types) {
        DeliverySettings settings = new DeliverySettings(EventFilter.ALL, true, 10, EndlessRedelivery.in(null));
        return subscribers.join(null, new Subscription(name, list(types), null, settings, null, why -> {}, () -> {}));
    }

    private static List<String> list(String types) {
        return types == null ? List.of() : Arrays.asList(types.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        ", , ",
        "Message, Message, Message",
        "Message, Receipt Message, Message Receipt",
        "Message, , All",
        "Message, All, All",
        "All, , All"
    })
    void theConnectionIsAskedForWhateverOneOfThemWants(String one, String other, String wanted) {
        join("one", one);
        join("other", other);
        assertThat(subscribers.wantedEvents()).isEqualTo(list(wanted));
        StreamSubscriber stopped = join("stopped", "Presence");
        stopped.setGone();
        assertThat(subscribers.wantedEvents())
                .as("who has stopped wants nothing")
                .isEqualTo(list(wanted));
    }

    @ParameterizedTest
    @CsvSource({
        ", , true",
        "Message, Message, true",
        "Message Receipt, Receipt, true",
        "All, Receipt, true",
        "All, , true",
        ", Message, false",
        "Message, , false",
        "Message, Receipt, false",
        "Message, All, false"
    })
    void aConnectionBringsWhatItWasAskedFor(String asked, String wanted, boolean covers) {
        assertThat(StreamSubscribers.covers(list(asked), list(wanted))).isEqualTo(covers);
    }

    @Test
    void onlyAConsumerThatHasStoppedIsTakenBackByItsName() {
        StreamSubscriber first = join("route", null);
        assertThat(join("route", null)).as("two routes of one name").isNotSameAs(first);
        first.setGone();
        assertThat(join("other", null)).isNotSameAs(first);
        assertThat(join("route", null)).isSameAs(first);
        assertThat(subscribers.subscriptions()).hasSize(3);
    }

    @Test
    void whoIsSuspendedIsThereAndTakesNothing() {
        StreamSubscriber one = join("one", null);
        StreamSubscriber other = join("other", null);
        assertThat(subscribers.anyTaking()).isTrue();
        assertThat(subscribers.anyGone()).isFalse();
        one.setSuspended();
        other.setGone();
        assertThat(subscribers.anyTaking()).isFalse();
        assertThat(subscribers.anyGone()).isTrue();
        assertThat(subscribers.allGone()).isFalse();
        assertThat(subscribers.subscriptions()).containsExactly(one.subscription());
        one.setGone();
        assertThat(subscribers.allGone()).isTrue();
    }
}
