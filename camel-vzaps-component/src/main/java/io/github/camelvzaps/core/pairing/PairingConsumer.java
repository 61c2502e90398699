package io.github.camelvzaps.core.pairing;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.consumer.HttpListener;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/** Serves the page on which a number is paired, and emits an exchange when the page has seen the number connect. */
public final class PairingConsumer extends DefaultConsumer {
    /** The operation in the URI, which is in no catalog. */
    public static final String OPERATION = "pairing";

    private static final int SHORTEST_SECRET = 16;

    private final GatewayRuntime runtime;
    private final AsyncProducer reader;

    // set on start
    private ConsumedInstance instance;
    private Consumer listening;

    /** @param reader asks for a QR code */
    public PairingConsumer(Endpoint endpoint, Processor processor, GatewayRuntime runtime, AsyncProducer reader) {
        super(endpoint, processor);
        this.runtime = runtime;
        this.reader = reader;
    }

    @Override
    public void start() {
        runtime.withScheme(super::start);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        instance = onlyInstance();
        byte[] secret = requiredSecret();
        String path = freePath();
        PairingSession session = new PairingSession(runtime, reader, this::question, this::connected);
        ServiceHelper.startService(reader);
        listening = new HttpListener(runtime.camelContext(), path, "show the page")
                .listen(withCacheControl(), new PairingRequests(runtime, instance, session, path, secret));
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownServices(listening, reader);
        listening = null;
        super.doStop();
    }

    private ConsumedInstance onlyInstance() {
        List<ConsumedInstance> instances = runtime.consumedInstances();
        if (instances.size() > 1) {
            throw new InvalidConfigurationException(
                    List.of("instances"),
                    runtime.shownId() + " pairs one number: name it with the option instance, and give each further"
                            + " number a route of its own");
        }
        return instances.get(0);
    }

    private byte[] requiredSecret() {
        String given = runtime.configuration().getPairingSecret();
        if (given == null || !given.matches("[!-~]{" + SHORTEST_SECRET + ",}")) {
            throw new InvalidConfigurationException(
                    List.of("pairingSecret"),
                    runtime.shownId() + ": everybody who finds the page could pair a phone of theirs: set the option"
                            + " pairingSecret to at least " + SHORTEST_SECRET
                            + " random letters, digits or signs of ASCII, without spaces");
        }
        return given.getBytes(StandardCharsets.US_ASCII);
    }

    private String freePath() {
        String given = runtime.configuration().getPairingPath();
        String path = HttpListener.path(given != null ? given : runtime.scheme() + "/pairing/" + instance.name());
        PlatformHttpComponent server =
                runtime.camelContext().getComponent("platform-http", PlatformHttpComponent.class);
        if (server.getHttpEndpoints().stream().anyMatch(taken -> path.equals(taken.getUri()))) {
            throw new InvalidConfigurationException(
                    List.of("pairingPath"),
                    "Something else answers at " + path + " already: give " + runtime.shownId()
                            + " another pairingPath");
        }
        return path;
    }

    /** Camel drops the header from answers, and a code must not be kept by a browser. */
    private static HeaderFilterStrategy withCacheControl() {
        HttpHeaderFilterStrategy strategy = new HttpHeaderFilterStrategy();
        strategy.getOutFilter().remove("cache-control");
        return strategy;
    }

    private Exchange question() {
        Exchange exchange = getEndpoint().createExchange();
        exchange.getMessage().setHeader(VzapsConstants.INSTANCE_ID, instance.id());
        return exchange;
    }

    /** Off the thread of the answer, since the route may block. */
    private void connected(Exchange answer) {
        runtime.routes().execute(() -> {
            Exchange exchange = createExchange(true);
            exchange.getMessage().setHeader(VzapsConstants.INSTANCE, instance.name());
            exchange.getMessage().setHeader(VzapsConstants.INSTANCE_ID, instance.id());
            exchange.getMessage().setHeader(VzapsConstants.CONNECTED, true);
            exchange.getMessage().setBody(answer.getMessage().getBody());
            getAsyncProcessor().process(exchange, doneSync -> {
                if (exchange.getException() != null) {
                    getExceptionHandler()
                            .handleException(
                                    "The route failed on a number that was paired", exchange, exchange.getException());
                }
            });
        });
    }
}
