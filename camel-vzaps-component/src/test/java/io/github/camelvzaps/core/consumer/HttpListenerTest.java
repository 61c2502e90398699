package io.github.camelvzaps.core.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelvzaps.api.InvalidConfigurationException;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a consumer listens on the HTTP server of its application. */
class HttpListenerTest {
    @ParameterizedTest
    @CsvSource({"/hooks, /hooks", "hooks, /hooks", "/hooks/, /hooks", "hooks/, /hooks", "/a/b/, /a/b", "/, /"})
    void aPathBeginsWithASlashAndEndsWithoutOne(String given, String expected) {
        assertThat(HttpListener.path(given)).isEqualTo(expected);
    }

    @Test
    void withoutAServerItSaysWhichToAdd() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            HttpListener listener = new HttpListener(context, "/hooks", "receive webhooks");
            assertThatThrownBy(() -> listener.listenForBodies(exchange -> {}))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageStartingWith("There is no HTTP server to receive webhooks at /hooks: add ")
                    .hasMessageContaining("camel-platform-http-main")
                    .hasMessageContaining("camel-platform-http-starter");
        }
    }

    @Test
    void itReadsBodiesAsTheyArriveAndFiltersHeadersWhereItIsAskedTo() throws Exception {
        VertxPlatformHttpServerConfiguration free = new VertxPlatformHttpServerConfiguration();
        free.setBindHost("127.0.0.1");
        free.setBindPort(0);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addService(new VertxPlatformHttpServer(free));
            context.start();
            Consumer bodies = new HttpListener(context, "/hooks", "receive").listenForBodies(exchange -> {});
            PlatformHttpEndpoint streaming = (PlatformHttpEndpoint) bodies.getEndpoint();
            assertThat(streaming.isUseBodyHandler()).isFalse();
            assertThat(streaming.isStarted()).isTrue();

            HeaderFilterStrategy nothing = new DefaultHeaderFilterStrategy() {
                @Override
                public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
                    return true;
                }
            };
            Consumer pages = new HttpListener(context, "/pages", "show").listen(nothing, exchange -> {});
            PlatformHttpEndpoint whole = (PlatformHttpEndpoint) pages.getEndpoint();
            assertThat(whole.isUseBodyHandler()).isTrue();
            assertThat(goesOut(whole)).isFalse();
            assertThat(goesOut(streaming)).isTrue();
        }
    }

    private static boolean goesOut(PlatformHttpEndpoint endpoint) {
        Exchange exchange = endpoint.createExchange();
        return !endpoint.getHeaderFilterStrategy().applyFilterToCamelHeaders("X-Own", "value", exchange);
    }
}
