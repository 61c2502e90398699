package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleCurveTest {
    @ParameterizedTest
    @EnumSource
    void worksAtItsSecondSize(ScaleCurve curve) throws Exception {
        ScalePoint point = ScaleBenchmark.measure(curve, curve.sizes().get(1), new Plan(1, 0, 1), 0);
        assertThat(point.perSecond()).isPositive();
        assertThat(point.cpuMicros()).isPositive();
        assertThat(point.heapMebibytes()).isPositive();
        assertThat(point.threads()).isPositive();
    }

    @Test
    void theReportHasARowForEachSizeWithTheMedianOfItsRounds() {
        ScalePoint first = new ScalePoint(30, 100, 20, 10, 50);
        ScalePoint second = new ScalePoint(10, 300, 40, 12, 52);
        Map<Integer, List<ScalePoint>> points =
                Map.of(1_000, List.of(first, second, new ScalePoint(20, 200, 30, 11, 51)));

        assertThat(new ScaleReport(new Plan(3, 5, 4), Map.of(ScaleCurve.CHATS, points), 0.5).markdown())
                .contains("## Chats that write")
                .contains("| 1,000 | 20.0 | 10.0 to 30.0 | 200 | 30 | 11 | 51 |");
    }
}
