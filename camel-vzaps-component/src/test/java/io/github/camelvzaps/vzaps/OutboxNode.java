package io.github.camelvzaps.vzaps;

import io.github.camelvzaps.Contract;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.simulator.VzapsSimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** An application that writes into an outbox and sends what is in it; it knows the others by the database only. */
final class OutboxNode implements AutoCloseable {
    static final String PHONE = "14155550100";

    final DefaultCamelContext context = new DefaultCamelContext();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    OutboxNode(VzapsSimulator simulator, DataSource database, Consumer<VzapsConfiguration> options) throws Exception {
        // the only one, so the component finds it
        context.getRegistry().bind("database", database);
        context.getRegistry().bind("metricsRegistry", meters);
        VzapsConfiguration configuration =
                context.getComponent("vzaps", VzapsComponent.class).getConfiguration();
        configuration.setBaseUrl(simulator.url());
        configuration.setRealtimeUrl(simulator.realtimeUrl());
        configuration.setInstanceId(Contract.INSTANCE);
        configuration.setClientToken(VzapsSimulator.CLIENT_TOKEN);
        configuration.setInstanceToken(Camel.TOKEN);
        configuration.setRetryDelay(1);
        configuration.setMaximumRetries(0);
        configuration.setOutboxPollInterval(50);
        configuration.setOutboxCreateTable(true);
        options.accept(configuration);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:write").errorHandler(noErrorHandler()).to("vzaps:outbox/send");
            }
        });
        context.start();
    }

    Exchange write(String phone, Object body, String key) {
        return context.createFluentProducerTemplate()
                .to("direct:write")
                .withBody(body)
                .withHeader(VzapsConstants.PHONE, phone)
                .withHeader(VzapsConstants.OUTBOX_KEY, key)
                .send();
    }

    Exchange write(String body) {
        return write(PHONE, body, null);
    }

    @Override
    public void close() {
        context.getShutdownStrategy().setTimeout(20);
        context.stop();
    }
}
