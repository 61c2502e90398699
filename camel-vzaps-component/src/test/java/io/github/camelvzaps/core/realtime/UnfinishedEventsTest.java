package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.core.event.EventDraft;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnfinishedEventsTest {
    private final UnfinishedEvents unfinished = new UnfinishedEvents();

    private static StreamEvent event(String id, int second) {
        return new StreamEvent(
                new EventDraft(EventType.MESSAGE, id, "VZ1").toEvent(Map.of()), Instant.ofEpochSecond(second));
    }

    @Test
    void theOldestIsTheOneThatCameFirstWhetherItHasAnIdOrNot() {
        assertThat(unfinished.oldest()).isNull();
        assertThat(unfinished.oldestNamed()).isNull();
        assertThat(unfinished.oldestSince()).isNull();
        StreamEvent nameless = event(null, 1);
        StreamEvent named = event("evt_1", 2);
        StreamEvent newer = event("evt_2", 3);
        unfinished.add(nameless);
        unfinished.add(named);
        unfinished.add(newer);
        assertThat(unfinished.size()).isEqualTo(3);
        assertThat(unfinished.nameless()).isOne();
        assertThat(unfinished.oldest()).isSameAs(nameless);
        assertThat(unfinished.oldestNamed()).isSameAs(named);
        assertThat(unfinished.oldestSince()).isEqualTo(Instant.ofEpochSecond(1));

        assertThat(unfinished.remove(nameless)).isTrue();
        assertThat(unfinished.remove(nameless)).isFalse();
        assertThat(unfinished.oldest()).isSameAs(named);
        assertThat(unfinished.remove(named)).isTrue();
        assertThat(unfinished.remove(named)).isFalse();
        unfinished.add(event(null, 9));
        assertThat(unfinished.oldest()).isSameAs(newer);
        assertThat(unfinished.size()).isEqualTo(2);
    }
}
