package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.delivery.DeadLetterStep;
import io.github.camelvzaps.core.delivery.OnExhausted;
import io.github.camelvzaps.core.delivery.RouteEntry;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.ReceivedHeaders;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;

/** Sends events that the route has failed on too often to the dead letter endpoint, as they came. Thread-safe. */
final class DeadLetters implements DeadLetterStep {
    private final EventExchanges exchanges;
    private final Endpoint endpoint;
    private final ProducerTemplate template;

    private DeadLetters(EventExchanges exchanges, Endpoint endpoint, ProducerTemplate template) {
        this.exchanges = exchanges;
        this.endpoint = endpoint;
        this.template = template;
    }

    /**
     * Starts it; returns null when exhausted events go elsewhere.
     *
     * @throws IllegalArgumentException when the options do not fit together, naming them
     */
    static DeadLetters of(GatewayRuntime consumed, EventExchanges exchanges, OnExhausted onExhausted) {
        String uri = consumed.configuration().getDeadLetterUri();
        if ((uri == null) == (onExhausted == OnExhausted.DEAD_LETTER)) {
            throw new InvalidConfigurationException(
                    List.of("deadLetterUri", "onExhausted"),
                    consumed.shownId()
                            + (uri == null
                                    ? " has onExhausted=deadLetter: set deadLetterUri to the endpoint that takes such"
                                            + " events"
                                    : " has a deadLetterUri that nothing would reach: set onExhausted=deadLetter"));
        }
        if (uri == null) {
            return null;
        }
        Endpoint endpoint = CamelContextHelper.getMandatoryEndpoint(consumed.camelContext(), uri);
        return new DeadLetters(exchanges, endpoint, consumed.camelContext().createProducerTemplate());
    }

    static void stop(DeadLetters started) {
        if (started != null) {
            ServiceHelper.stopService(started.template);
        }
    }

    @Override
    public void process(RouteEntry entry, int failures, Throwable last, Consumer<Throwable> finished) {
        Exchange exchange = exchanges.create(entry, failures);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, last);
        ReceivedHeaders.remember(exchange);
        template.asyncSend(endpoint, exchange).whenComplete((sent, failure) -> {
            Throwable why = failure != null ? failure : sent.getException();
            exchanges.release(exchange);
            finished.accept(why);
        });
    }
}
