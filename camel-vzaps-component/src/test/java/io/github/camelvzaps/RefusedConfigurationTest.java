package io.github.camelvzaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelvzaps.api.InvalidConfigurationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.ObjectHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal names its scheme, so that its options can be shown as properties of the component. */
class RefusedConfigurationTest {
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "direct:a, vzaps:events/subscribe",
        "direct:a, vzaps:messages/sendText",
        "direct:a, zapyapi:webhooks/receive",
        "direct:a, zapyapi:sessions/status",
        "direct:a, zapyapi:instances/list",
        "vzaps:messages/sendText, mock:a",
        "vzaps:sessions/status, mock:a",
        "vzaps:events/subscribe, mock:a",
        "vzaps:webhooks/receive, mock:a",
        "zapyapi:events/subscribe, mock:a",
        "zapyapi:messages/sendText, mock:a",
        "zapyapi:sessions/qr, mock:a",
        "zapyapi:sessions/status, mock:a",
        "zapyapi:webhooks/receive, mock:a"
    })
    void itNamesItsScheme(String from, String to) throws Exception {
        String scheme = (from + to).contains("zapyapi") ? "zapyapi" : "vzaps";
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(from).to(to);
                }
            });
            Throwable failure = catchThrowable(context::start);
            assertThat(ObjectHelper.getException(InvalidConfigurationException.class, failure))
                    .isNotNull()
                    .satisfies(refusal -> assertThat(refusal.scheme()).contains(scheme));
        }
    }
}
