package io.github.camelvzaps.core.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.VzapsConstants;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Serves the page on which a number is paired, and emits an exchange when the page has seen the number connect. Everything
 * but the empty page wants the secret, in the header {@value #SECRET}: a header is in no log of addresses.
 */
public final class PairingConsumer extends DefaultConsumer {
    /** The operation in the URI, which is in no catalog. */
    public static final String OPERATION = "pairing";

    static final String SECRET = "X-Pairing-Secret";
    static final String PHONE = "X-Pairing-Phone";

    private static final int SHORTEST_SECRET = 16;
    private static final int NO_CONTENT_OF_OURS = 404;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;
    private static final int OK = 200;

    private final GatewayRuntime runtime;
    private final AsyncProducer reader;

    // set on start, read by the threads of the HTTP server after it
    private String path;
    private byte[] secret;
    private ConsumedInstance instance;
    private PairingSession session;
    private PairingPage page;
    private Consumer listening;

    /** @param reader asks for a QR code */
    public PairingConsumer(Endpoint endpoint, Processor processor, GatewayRuntime runtime, AsyncProducer reader) {
        super(endpoint, processor);
        this.runtime = runtime;
        this.reader = reader;
    }

    @Override
    public void start() {
        try {
            super.start();
        } catch (InvalidConfigurationException e) {
            throw e.in(runtime.scheme());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        instance = onlyInstance();
        secret = requiredSecret();
        path = path();
        page = new PairingPage(pairCodes().isPresent());
        session = new PairingSession(runtime, reader, this::question, this::connected, System::nanoTime);
        ServiceHelper.startService(reader);
        listening = listen();
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

    private String path() {
        String given = runtime.configuration().getPairingPath();
        String plain = given == null ? "/" + runtime.scheme() + "/pairing/" + instance.name() : given;
        String rooted = plain.startsWith("/") ? plain : "/" + plain;
        return rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
    }

    private Optional<String> pairCodes() {
        return runtime.gateway().pairCodeOperation();
    }

    private Consumer listen() {
        PlatformHttpComponent server =
                runtime.camelContext().getComponent("platform-http", PlatformHttpComponent.class);
        if (server.getHttpEndpoints().stream().anyMatch(taken -> path.equals(taken.getUri()))) {
            throw new InvalidConfigurationException(
                    List.of("pairingPath"),
                    "Something else answers at " + path + " already: give " + runtime.shownId()
                            + " another pairingPath");
        }
        try {
            Endpoint http = runtime.camelContext()
                    .getEndpoint("platform-http:" + path
                            + "?httpMethodRestrict=GET,POST&matchOnUriPrefix=true&muteException=true");
            ((PlatformHttpEndpoint) http).setHeaderFilterStrategy(withCacheControl());
            Consumer consumer = http.createConsumer(new Requests());
            ServiceHelper.startService(http, consumer);
            return consumer;
        } catch (Exception e) {
            throw new InvalidConfigurationException(
                    List.of(),
                    "There is no HTTP server to show the page at " + path + ": add camel-platform-http-main and set"
                            + " camel.server.enabled=true or, for Spring Boot, add camel-platform-http-starter ("
                            + e.getMessage() + ")",
                    e);
        }
    }

    /** Camel keeps the header from answers, and a code must not be kept by a browser. */
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

    /** What browsers ask for. */
    private final class Requests extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange http, AsyncCallback callback) {
            String given = http.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
            String asked = given.startsWith(path) ? given.substring(path.length()) : given;
            String method = http.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
            switch (method + " " + asked) {
                case "GET ", "GET /" -> showPage(http);
                case "GET /state" -> {
                    return isLetIn(http) ? tellState(http, callback) : done(http, callback);
                }
                case "POST /code" -> {
                    return isLetIn(http) ? giveCode(http, callback) : done(http, callback);
                }
                default -> answer(http, NO_CONTENT_OF_OURS, Map.of(), "");
            }
            return done(http, callback);
        }

        private void showPage(Exchange http) {
            String nonce = PairingPage.nonce();
            answer(http, OK, PairingPage.headers(nonce), page.html(nonce));
        }

        private boolean isLetIn(Exchange http) {
            String given = http.getMessage().getHeader(SECRET, "", String.class);
            boolean good = MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
            if (!good) {
                answer(http, FORBIDDEN, Map.of(), "");
            }
            return good;
        }

        private boolean tellState(Exchange http, AsyncCallback callback) {
            session.state().whenComplete((state, failure) -> {
                json(http, OK, state.content());
                callback.done(false);
            });
            return false;
        }

        private boolean giveCode(Exchange http, AsyncCallback callback) {
            String phone = http.getMessage().getHeader(PHONE, "", String.class).replaceAll("[ ().+-]", "");
            if (pairCodes().isEmpty() || !phone.matches("\\d{8,15}")) {
                answer(http, UNPROCESSABLE, Map.of(), "");
                return done(http, callback);
            }
            runtime.calls()
                    .call(pairCodes().get(), instance, Map.of("phone", phone))
                    .whenComplete((answer, failure) -> {
                        String code = failure == null ? JsonKeys.text(answer, "linking_code") : null;
                        if (code == null) {
                            String why = failure == null ? "no code in the answer" : runtime.reasonOf(failure);
                            json(http, UNPROCESSABLE, Map.of("problem", why));
                        } else {
                            json(http, OK, Map.of("code", code));
                        }
                        callback.done(false);
                    });
            return false;
        }

        private boolean done(Exchange http, AsyncCallback callback) {
            callback.done(true);
            return true;
        }

        private void json(Exchange http, int status, Object content) {
            try {
                answer(
                        http,
                        status,
                        Map.of("Content-Type", "application/json"),
                        runtime.mapper().writeValueAsString(content));
            } catch (JsonProcessingException e) {
                http.setException(e);
            }
        }

        /** Nothing of the request may come back in the answer. */
        private void answer(Exchange http, int status, Map<String, Object> headers, String body) {
            http.getMessage().removeHeaders("*");
            headers.forEach(http.getMessage()::setHeader);
            http.getMessage().setHeader("X-Content-Type-Options", "nosniff");
            http.getMessage().setHeader("Cache-Control", "no-store");
            http.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
            http.getMessage().setBody(body);
        }
    }
}
