package io.github.camelvzaps.simulator;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests a {@link VzapsSimulator} as a parameter and closes it in the end. A test method gets one of its
 * own; a static {@code @BeforeAll} method gets one that the whole class shares. Safe with parallel tests.
 */
public final class SimulatorExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SimulatorExtension.class);

    private final UnaryOperator<SimulatorBuilder> settings;

    /** For {@code @ExtendWith}: default settings. */
    public SimulatorExtension() {
        this(UnaryOperator.identity());
    }

    private SimulatorExtension(UnaryOperator<SimulatorBuilder> settings) {
        this.settings = settings;
    }

    /** For {@code @RegisterExtension}: own settings. */
    public static SimulatorExtension with(UnaryOperator<SimulatorBuilder> settings) {
        return new SimulatorExtension(settings);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == VzapsSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Running.class, key -> new Running(settings), Running.class)
                .simulator;
    }

    /** Closed by JUnit before 5.13 as the one, and since then as the other. */
    private static final class Running implements CloseableResource, AutoCloseable {
        private final VzapsSimulator simulator;

        Running(UnaryOperator<SimulatorBuilder> settings) {
            simulator = settings.apply(VzapsSimulator.builder()).start();
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
