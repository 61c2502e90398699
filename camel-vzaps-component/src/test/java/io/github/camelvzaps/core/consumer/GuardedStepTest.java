package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ProcessDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A step of a route that ends as it should not, called as Camel calls it. */
class GuardedStepTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final Deque<AsyncCallback> kept = new ArrayDeque<>();
    private final AtomicInteger ends = new AtomicInteger();

    @AfterEach
    void close() {
        context.stop();
    }

    private AsyncProcessor guarded(Ending ending) throws Exception {
        RouteGuard.install(context);
        RouteGuard.install(context);
        InterceptStrategy guard = context.getCamelContextExtension().getInterceptStrategies().stream()
                .filter(RouteGuard.class::isInstance)
                .reduce((one, other) -> {
                    throw new IllegalStateException("It is installed twice");
                })
                .orElseThrow();
        return (AsyncProcessor)
                guard.wrapProcessorInInterceptors(context, new ProcessDefinition(), new Step(ending, kept), null);
    }

    private boolean process(Ending ending) throws Exception {
        return guarded(ending).process(exchange, doneSync -> ends.incrementAndGet());
    }

    private enum Ending {
        AT_ONCE,
        LATER,
        THROWS,
        ENDS_AND_THROWS,
        ENDS_TWICE
    }

    private static final class Step extends AsyncProcessorSupport {
        private final Ending ending;
        private final Deque<AsyncCallback> kept;

        private Step(Ending ending, Deque<AsyncCallback> kept) {
            this.ending = ending;
            this.kept = kept;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            switch (ending) {
                case AT_ONCE -> callback.done(true);
                case LATER -> {
                    kept.add(callback);
                    return false;
                }
                case THROWS -> throw new NoSuchMethodError("planted");
                case ENDS_AND_THROWS -> {
                    callback.done(false);
                    throw new NoSuchMethodError("planted");
                }
                case ENDS_TWICE -> {
                    callback.done(true);
                    callback.done(true);
                }
            }
            return true;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEventEndsOnceHoweverItsStepDoes(Ending ending) throws Exception {
        exchange.setProperty(RouteGuard.GUARDED, true);
        boolean sync = process(ending);
        kept.forEach(callback -> callback.done(false));
        assertThat(ends).hasValue(1);
        assertThat(sync)
                .as("whether Camel may go on at once")
                .isEqualTo(ending == Ending.AT_ONCE || ending == Ending.THROWS || ending == Ending.ENDS_TWICE);
        assertThat(exchange.getException() != null).as("whether it failed").isEqualTo(ending == Ending.THROWS);
    }

    @Test
    void otherExchangesAreLeftAsTheyAre() throws Exception {
        assertThat(process(Ending.LATER)).isFalse();
        kept.forEach(callback -> callback.done(false));
        assertThat(process(Ending.AT_ONCE)).isTrue();
        assertThat(ends).hasValue(2);
        assertThat(process(Ending.ENDS_TWICE)).isTrue();
        assertThat(ends).as("which is Camel's to see").hasValue(4);
        assertThatThrownBy(() -> process(Ending.THROWS)).isInstanceOf(NoSuchMethodError.class);
    }
}
