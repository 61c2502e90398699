package io.github.camelvzaps.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who gets which simulator. */
class SimulatorExtensionTest {

    @Nested
    @ExtendWith(SimulatorExtension.class)
    class OneForTheClass {

        private static VzapsSimulator shared;

        @BeforeAll
        static void start(VzapsSimulator simulator) {
            shared = simulator;
        }

        @Test
        void aTestMethodGetsTheOneOfTheClass(VzapsSimulator simulator) {
            assertThat(simulator).isSameAs(shared);
        }
    }

    @Nested
    class OwnSettings {

        @RegisterExtension
        static final SimulatorExtension SIMULATORS = SimulatorExtension.with(
                builder -> builder.instance("VZ7", "inst-7").tokenLifetimeSeconds(5));

        @Test
        void aTestMethodGetsOneWithTheSettings(VzapsSimulator simulator) {
            assertThat(simulator.messages("VZ7")).isEmpty();
            assertThat(simulator.options()).containsEntry("tokenLifetimeSeconds", 5L);
            simulator.reset();
            assertThat(simulator.instances()).hasSize(1);
        }
    }
}
