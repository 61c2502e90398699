package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartEntrantTest {
    @ParameterizedTest
    @EnumSource
    void saysAfterHowLongItsContextIsUp(StartEntrant entrant) throws Exception {
        try (JavaProcess process = new JavaProcess(StartRun.class, entrant.name())) {
            List<String> lines = process.lines(60);
            assertThat(lines).singleElement().asString().matches("\\d+");
            assertThat(Long.parseLong(lines.get(0))).isPositive();
        }
    }
}
