package io.github.camelvzaps.benchmarks.figures;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/**
 * One measurement.
 *
 * @param situation in which it was made: a scenario, a curve
 * @param subject who or what was measured: an entrant, a size
 * @param round from 1 on; within a round each subject was measured once
 * @param values what was measured, by name
 */
public record Row(String situation, String subject, int round, Map<String, Object> values) {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    /** @param measured a record, whose components become the values */
    public static Row of(String situation, String subject, int round, Object measured) {
        return new Row(situation, subject, round, Json.MAPPER.convertValue(measured, VALUES));
    }

    /** Returns the values as the record that they were made of. */
    public <T> T as(Class<T> type) {
        return Json.MAPPER.convertValue(values, type);
    }
}
