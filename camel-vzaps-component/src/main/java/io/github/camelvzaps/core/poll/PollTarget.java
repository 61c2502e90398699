package io.github.camelvzaps.core.poll;

import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.PollAnswer;
import java.util.Map;
import java.util.Objects;

/** What a poll asks about, and what of it has been emitted and handled. For one thread at a time. */
final class PollTarget {
    /** Null for what belongs to no instance. */
    private final ConsumedInstance instance;

    /** The mark of the last answer; touched by the scheduler's thread only. */
    private Object mark;

    /** The items of the last answer by name; touched by the scheduler's thread only. */
    private Map<Object, Object> items = Map.of();

    PollTarget(ConsumedInstance instance) {
        this.instance = instance;
    }

    ConsumedInstance instance() {
        return instance;
    }

    boolean knows(Object answerMark) {
        return Objects.deepEquals(mark, answerMark);
    }

    boolean knowsItem(Object item) {
        return item.equals(items.get(PollAnswer.nameOf(item)));
    }

    void emitted(Object newMark) {
        mark = newMark;
    }

    void emittedItems(Map<Object, Object> newItems) {
        items = newItems;
    }
}
