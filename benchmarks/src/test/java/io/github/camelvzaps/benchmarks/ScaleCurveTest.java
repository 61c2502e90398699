package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleCurveTest {
    @ParameterizedTest
    @EnumSource
    void worksAtItsSecondSize(ScaleCurve curve) throws Exception {
        int size = curve.sizes().get(1);
        try (Stub stub = new Stub();
                EventSource source = new EventSource(curve.chats(size), curve.stored(size));
                Work work = curve.start(curve.sends() ? stub.port() : source.port(), size)) {
            ScalePoint point = work.measure(new Plan(1, 0, 1));
            assertThat(point.perSecond()).isPositive();
            assertThat(point.cpuMicros()).isPositive();
            assertThat(point.heapMebibytes()).isPositive();
            assertThat(point.threads()).isPositive();
        }
    }

    @Test
    void somebodyChoosesCurvesAndSizes() {
        assertThat(ScaleCurve.chosen(List.of())).hasSameSizeAs(ScaleCurve.values());
        assertThat(ScaleCurve.chosen(List.of("STORED:7,9", "CHATS")))
                .containsEntry(ScaleCurve.STORED, List.of(7, 9))
                .containsEntry(ScaleCurve.CHATS, ScaleCurve.CHATS.sizes())
                .hasSize(2);
        assertThatThrownBy(() -> ScaleCurve.chosen(List.of("WEIGHT"))).isInstanceOf(IllegalArgumentException.class);
    }
}
