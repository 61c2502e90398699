package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FailurePatternsTest {
    @Test
    void endpointsWithTheSamePatternsMayShareAClient() {
        FailurePatterns patterns = new FailurePatterns(Map.of("restricted", "locked"));
        assertThat(patterns)
                .isEqualTo(new FailurePatterns(Map.of("restricted", "locked")))
                .hasSameHashCodeAs(new FailurePatterns(Map.of("restricted", "locked")))
                .isNotEqualTo(new FailurePatterns(Map.of("restricted", "closed")))
                .isNotEqualTo(new FailurePatterns(null))
                .isNotEqualTo("restricted");
    }
}
