package io.github.camelvzaps.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.reliability.KillRun.Figures;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applications die in the middle of their work, again and again, and no event is lost. {@code -Dkills} and {@code
 * -Devents} make it longer, both in sum over the four runs; {@code -Dseed} repeats the moments.
 */
class KillTest {
    private static final int RUNS = 4;
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final int EVENTS = Integer.getInteger("events", 20_000);
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static Ledger ledger;

    @TempDir
    Path folder;

    @BeforeAll
    static void startDatabase() throws Exception {
        ledger = new Ledger();
        System.out.println("kill test with seed " + SEED);
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({"REALTIME, AT_LEAST_ONCE", "REALTIME, ONCE", "WEBHOOK, AT_LEAST_ONCE", "WEBHOOK, ONCE"})
    void noEventIsLostToAKillAndNoneTakesEffectTwiceWhereThatIsPromised(Way way, Recipe recipe) throws Exception {
        KillRun run = new KillRun(way, recipe, ledger, folder, new Random(SEED));

        Figures figures = run.run(EVENTS / RUNS, KILLS / RUNS);
        System.out.println(figures);

        assertThat(figures.lost()).isZero();
        int promised = recipe == Recipe.ONCE ? 0 : KillRun.MAX_IN_FLIGHT * figures.kills();
        assertThat(figures.repeated()).isBetween(0, promised);
        if (way == Way.REALTIME) {
            assertThat(figures.outOfOrder()).isZero();
        }
    }
}
