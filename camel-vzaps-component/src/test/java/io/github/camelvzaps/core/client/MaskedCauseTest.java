package io.github.camelvzaps.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class MaskedCauseTest {
    private static String hide(String text) {
        return text.replace("secret-1", "xxxxxx");
    }

    @Test
    void aCauseWithoutSecretsStaysItself() {
        IOException cause = new IOException("cut", new IllegalStateException("odd"));
        assertThat(MaskedCause.of(cause, MaskedCauseTest::hide)).isSameAs(cause);
        assertThat(MaskedCause.of(null, MaskedCauseTest::hide)).isNull();
    }

    @Test
    void aSecretAnywhereInTheChainGivesWayToTheTextOfAllOfIt() {
        IOException cause = new IOException("cut", new IllegalStateException("odd secret-1"));
        Throwable masked = MaskedCause.of(cause, MaskedCauseTest::hide);
        assertThat(masked)
                .hasMessage("java.io.IOException: cut; caused by java.lang.IllegalStateException: odd xxxxxx")
                .hasNoCause();
        assertThat(masked.getStackTrace()).isEqualTo(cause.getStackTrace());
    }

    @Test
    void aFailureIsReadWithoutWhatFuturesPutAroundIt() {
        IOException thrown = new IOException("cut");
        assertThat(AsyncFailure.cause(new CompletionException(new ExecutionException(thrown))))
                .isSameAs(thrown);
        assertThat(AsyncFailure.cause(thrown)).isSameAs(thrown);
        CompletionException alone = new CompletionException("without a cause", null);
        assertThat(AsyncFailure.cause(alone)).isSameAs(alone);
    }
}
