package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.reliability.KillRun.Figures;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications die in the middle of their work, again and again, and no event is lost. {@link Size} says how long it
 * takes; {@code -Dseed} repeats the moments.
 */
class KillTest {
    private static final Size SIZE = Size.chosen();
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static Ledger ledger;

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() throws Exception {
        ledger = new Ledger();
        System.out.println("kill test of size " + SIZE + " with seed " + SEED);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        ledger.close();
    }

    /** All of them, or those that {@code -Dvariants=PLAIN,FULL_DISK} names. */
    static Stream<Variant> variants() {
        String chosen = System.getProperty("variants");
        return chosen == null
                ? Stream.of(Variant.values())
                : Stream.of(chosen.split(",", -1)).map(Variant::valueOf);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void noEventIsLostToAKillAndNoneTakesEffectTwiceWhereThatIsPromised(Variant variant) throws Exception {
        KillRun run = new KillRun(variant, ledger, folder, new Random(SEED));

        Figures figures = run.run(SIZE.events(), SIZE.kills());
        System.out.println(figures);

        assertThat(figures.lost()).as("lost, seed %s", SEED).isZero();
        assertThat(figures.repeated())
                .as("repeated, seed %s", SEED)
                .isBetween(0, variant.allowedRepetitions(figures.kills()));
        if (variant.keepsOrder()) {
            assertThat(figures.outOfOrder()).as("out of order, seed %s", SEED).isZero();
        }
    }
}
