package io.github.camelvzaps.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContestantTest {
    private static final int MESSAGES = 200;

    private static Stub stub;

    @BeforeAll
    static void startStub() {
        stub = new Stub();
    }

    @AfterAll
    static void stopStub() {
        stub.close();
    }

    @ParameterizedTest
    @EnumSource
    void deliversEachMessageOnceAndReadsItsId(Entrant entrant) throws Exception {
        try (Contestant contestant = entrant.start(Stub.baseUrl(stub.address(), entrant.name(), 0))) {
            Load load = new Load(contestant, 16, MESSAGES);
            load.start();

            assertThat(load.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(load.firstFailure()).isNull();
            assertThat(load.delivered()).isEqualTo(MESSAGES);
            assertThat(stub.count(entrant.name())).isEqualTo(MESSAGES);
        }
    }
}
