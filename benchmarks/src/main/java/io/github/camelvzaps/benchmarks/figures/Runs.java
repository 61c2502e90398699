package io.github.camelvzaps.benchmarks.figures;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was measured of one subject in one situation.
 *
 * @param all in the order of the rounds
 */
public record Runs<T>(List<T> all) {

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Spread spread(ToDoubleFunction<T> value) {
        return Spread.of(values(value));
    }

    /** Returns the median of the ratios within each round, which a busy machine disturbs less than the values. */
    public double ratio(Runs<T> other, ToDoubleFunction<T> value) {
        return ofEachRound(other, value, (mine, theirs) -> mine / theirs);
    }

    /** Returns the median of the differences within each round. */
    public double difference(Runs<T> other, ToDoubleFunction<T> value) {
        return ofEachRound(other, value, (mine, theirs) -> mine - theirs);
    }

    private double ofEachRound(Runs<T> other, ToDoubleFunction<T> value, DoubleBinaryOperator compared) {
        double[] mine = values(value);
        double[] theirs = other.values(value);
        return Spread.of(IntStream.range(0, mine.length)
                        .mapToDouble(round -> compared.applyAsDouble(mine[round], theirs[round]))
                        .toArray())
                .median();
    }

    private double[] values(ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).toArray();
    }
}
