package io.github.camelvzaps.core.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.realtime.GatewayModel.Replay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Gateways that repeat, reorder and forget, and a consumer that fails, is suspended, cut off and killed at random, with a
 * store that fails now and then.
 */
class CursorPropertyTest {
    private static final int MANY_STEPS = 20_000;

    @Property(tries = 400)
    void everyEventIsFinishedWhateverTheGatewayReplaysAndInWhichOrder(
            @ForAll long seed, @ForAll Replay replay, @ForAll @IntRange(min = 1, max = 400) int events) {
        GatewayModel gateway = new GatewayModel(seed, replay, events);
        ConsumerModel consumer = new ConsumerModel(seed, gateway);

        int steps = 0;
        while (!consumer.hasFinishedEverything()) {
            // never stuck: once nothing fails any more, everything gets through
            consumer.step(steps++ > MANY_STEPS);
            assertThat(steps).as("steps, seed %s", seed).isLessThan(10 * MANY_STEPS);
            consumer.check();
        }
        consumer.comeToRest();

        assertThat(consumer.cursor().span()).isZero();
        // only what was finished and acknowledged right before a kill may not come again
        assertThat(consumer.cursor().missing()).allMatch(consumer::hasFinished);
        assertThat(consumer.late().all()).isEmpty();
    }

    @Property(tries = 100)
    void aKillRepeatsNoMoreThanWasInFlightOrNotWritten(
            @ForAll long seed, @ForAll @IntRange(min = 50, max = 400) int events) {
        GatewayModel gateway = new GatewayModel(seed, Replay.AFTER_THE_POSITION, events).inOrder();
        ConsumerModel consumer = new ConsumerModel(seed, gateway);

        int steps = 0;
        while (!consumer.hasFinishedEverything()) {
            consumer.step(steps++ > MANY_STEPS);
            consumer.check();
        }

        assertThat(consumer.repeated()).isLessThanOrEqualTo(consumer.kills() * ConsumerModel.WINDOW);
    }
}
