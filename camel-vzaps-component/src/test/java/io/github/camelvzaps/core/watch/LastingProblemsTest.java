package io.github.camelvzaps.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.watch.LastingProblems.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastingProblemsTest {
    private static final String NOT_YET = "VZ1: not connected yet";

    private final LastingProblems problems = new LastingProblems();

    private Change look(String... found) {
        return problems.look(true, List.of(found));
    }

    private void startWell() {
        for (int i = 0; i < 5; i++) {
            assertThat(look()).isEqualTo(Change.NONE);
        }
    }

    @Test
    void aFirstConnectionMayTakeItsTime() {
        for (int i = 0; i < 4; i++) {
            assertThat(look(NOT_YET)).isEqualTo(Change.NONE);
        }
        assertThat(look()).isEqualTo(Change.NONE);
    }

    @Test
    void oneThatTakesLongerIsAProblem() {
        for (int i = 0; i < 4; i++) {
            look(NOT_YET);
        }
        assertThat(look(NOT_YET)).isEqualTo(Change.BEGUN);
        assertThat(look(NOT_YET)).isEqualTo(Change.NONE);
        assertThat(look()).isEqualTo(Change.OVER);
        assertThat(look()).isEqualTo(Change.NONE);
    }

    @Test
    void theTimeToStartBeginsWhenTheConsumerWorks() {
        for (int i = 0; i < 10; i++) {
            problems.look(false, List.of());
        }
        assertThat(look(NOT_YET)).isEqualTo(Change.NONE);
        assertThat(look(NOT_YET)).isEqualTo(Change.NONE);
    }

    @Test
    void laterOnAProblemCountsWithTheSecondLook() {
        startWell();
        assertThat(look("VZ1: connection lost")).isEqualTo(Change.NONE);
        assertThat(look("VZ1: connection lost")).isEqualTo(Change.BEGUN);
        assertThat(look("VZ1: connection lost", "VZ2: connection lost")).isEqualTo(Change.NONE);
        assertThat(look("VZ1: connection lost", "VZ2: connection lost")).isEqualTo(Change.BEGUN);
        assertThat(look("VZ2: connection lost")).isEqualTo(Change.NONE);
        assertThat(look()).isEqualTo(Change.OVER);
    }

    @Test
    void anotherEventOrNumberIsTheSameKindOfProblem() {
        startWell();
        look("3 events fail, the oldest is VzapsEvent[evt_1, Message]");
        assertThat(look("4 events fail, the oldest is VzapsEvent[evt_2, Message]"))
                .isEqualTo(Change.BEGUN);
        assertThat(look("5 events fail, the oldest is VzapsEvent[evt_3, Message]"))
                .isEqualTo(Change.NONE);
    }
}
