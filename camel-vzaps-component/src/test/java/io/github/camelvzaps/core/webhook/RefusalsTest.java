package io.github.camelvzaps.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelvzaps.core.gateway.ConsumedInstance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

/** A stranger who finds the address cannot fill the log. */
class RefusalsTest {
    private static final ConsumedInstance INSTANCE = new ConsumedInstance("sales", "VZ1", "token");

    private final List<String> warnings = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(17);
    private final Refusals refusals = new Refusals(log(), now::get);

    @Test
    void aThousandCallsAreOneLineAndThenANumberEachMinute() {
        for (int i = 0; i < 1000; i++) {
            refusals.add(INSTANCE, 401, "no secret");
        }
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("sales", "401", "no secret");

        now.addAndGet(TimeUnit.MINUTES.toNanos(1));
        refusals.add(INSTANCE, 401, "no secret");
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1)).startsWith("1000 more webhook calls of sales");
    }

    @Test
    void anotherReasonHasALineOfItsOwn() {
        refusals.add(INSTANCE, 401, "no secret");
        refusals.add(INSTANCE, 400, "no JSON");

        assertThat(warnings).hasSize(2);
    }

    private Logger log() {
        return (Logger) Proxy.newProxyInstance(
                Logger.class.getClassLoader(), new Class<?>[] {Logger.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("warn")) {
                        Object[] values = arguments[1] instanceof Object[] array
                                ? array
                                : Arrays.copyOfRange(arguments, 1, arguments.length);
                        warnings.add(MessageFormatter.arrayFormat((String) arguments[0], values)
                                .getMessage());
                    }
                    return null;
                });
    }
}
