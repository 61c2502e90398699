package io.github.camelvzaps.core;

import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.EventPipeline;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.event.VzapsEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the webhook of one instance. What cannot be taken right now is answered with 503, so that the gateway brings it
 * again; nothing of the request but its body reaches the route. Thread-safe.
 */
final class WebhookReceiver extends AsyncProcessorSupport {
    /** By this header the consumer knows its own look whether the server listens. */
    static final String PROBE = "X-Camel-Vzaps-Probe";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final ConsumedInstance instance;
    private final GatewayConfiguration configuration;
    private final WebhookGuard guard;
    private final EventReader reader;
    private final EventConsumer consumer;
    private final BooleanSupplier open;
    private final String probe;

    /**
     * @param open whether events are taken right now
     * @param probe what a look at whether this receiver listens carries
     */
    WebhookReceiver(
            ConsumedInstance instance,
            EventConsumer consumer,
            WebhookGuard guard,
            EventReader reader,
            BooleanSupplier open,
            String probe) {
        this.instance = instance;
        this.configuration = consumer.getEndpoint().getConfiguration();
        this.guard = guard;
        this.reader = reader;
        this.consumer = consumer;
        this.open = open;
        this.probe = probe;
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        String method = http.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        try {
            if ("GET".equals(method)) {
                greet(http);
            } else if (!open.getAsBoolean()) {
                busy(http);
            } else {
                return take(http, method, callback);
            }
        } catch (IOException e) {
            LOG.debug("The body of a webhook call of {} broke off: {}", instance, e.toString());
            refuse(http, 400, "the body broke off");
        } catch (RuntimeException e) {
            consumer.getExceptionHandler().handleException("A webhook call of " + instance + " failed", e);
            busy(http);
        }
        callback.done(true);
        return true;
    }

    private void greet(Exchange http) {
        if (probe.equals(http.getMessage().getHeader(PROBE, String.class))) {
            answer(http, 204, "", Map.of(PROBE, probe));
            return;
        }
        Optional<String> handshake = guard.handshake(request(http, "GET", new byte[0]));
        if (handshake.isPresent()) {
            answer(http, 200, handshake.get(), Map.of(Exchange.CONTENT_TYPE, "text/plain"));
        } else {
            answer(http, 405, "events come by POST", Map.of("Allow", "POST"));
        }
    }

    private boolean take(Exchange http, String method, AsyncCallback callback) throws IOException {
        byte[] body = body(http);
        if (body == null) {
            refuse(http, 413, "the event is larger than maximumEventSize");
            callback.done(true);
            return true;
        }
        if (!guard.admits(request(http, method, body))) {
            refuse(http, 401, "the secret is missing or wrong");
            callback.done(true);
            return true;
        }
        VzapsEvent event;
        try {
            event = reader.read(body);
        } catch (IOException noJson) {
            refuse(http, 400, "the body is no JSON");
            callback.done(true);
            return true;
        }
        return deliver(http, event, callback);
    }

    private boolean deliver(Exchange http, VzapsEvent event, AsyncCallback callback) {
        EventPipeline pipeline = consumer.pipeline();
        boolean waits = configuration.getAcknowledge().equals("processed");
        boolean taken = pipeline.offer(new Delivery(event, failure -> {
            if (waits) {
                if (failure == null) {
                    answer(http, 200, "", Map.of());
                } else {
                    busy(http);
                }
                callback.done(false);
            } else if (failure != null) {
                LOG.warn(
                        "{} was confirmed when it came, and the consumer stopped before the route could finish it",
                        event);
            }
        }));
        if (taken && waits) {
            return false;
        }
        if (taken) {
            answer(http, 200, "", Map.of());
        } else {
            consumer.statistics().refused();
            busy(http);
        }
        callback.done(true);
        return true;
    }

    /** Reads the body; null when it is too large, packed or unpacked. */
    private byte[] body(Exchange http) throws IOException {
        int most = configuration.getMaximumEventSize();
        if (http.getMessage().getBody() instanceof Map<?, ?> form) {
            // other gateways of this family send the JSON as a field of a form; the parser looks into it
            byte[] fields =
                    consumer.getEndpoint().getComponent().getObjectMapper().writeValueAsBytes(form);
            return fields.length > most ? null : fields;
        }
        try (InputStream in = http.getMessage().getBody(InputStream.class)) {
            byte[] sent = in == null ? new byte[0] : in.readNBytes(most + 1);
            if (sent.length > most) {
                return null;
            }
            String encoding = http.getMessage().getHeader("Content-Encoding", String.class);
            if (encoding == null || !encoding.equalsIgnoreCase("gzip") || !isGzip(sent)) {
                return sent;
            }
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
                byte[] bytes = unpacked.readNBytes(most + 1);
                return bytes.length > most ? null : bytes;
            }
        }
    }

    /** Servers may unpack a body and leave the header as it was. */
    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    }

    private static WebhookRequest request(Exchange http, String method, byte[] body) {
        return new WebhookRequest(
                method,
                http.getMessage().getHeader(Exchange.HTTP_PATH, String.class),
                http.getMessage().getHeader(Exchange.HTTP_QUERY, String.class),
                name -> http.getMessage().getHeader(name, String.class),
                body);
    }

    private void refuse(Exchange http, int status, String why) {
        consumer.statistics().refused();
        LOG.warn("A webhook call of {} was answered with {}: {}", instance, status, why);
        answer(http, status, why, Map.of());
    }

    /** Says that it is to be brought again a little later. */
    static void busy(Exchange http) {
        answer(http, 503, "not now", Map.of("Retry-After", RETRY_AFTER_SECONDS));
    }

    /** Says that there is no such address. */
    static void unknown(Exchange http) {
        answer(http, 404, "no webhook is received here", Map.of());
    }

    /** Answers; nothing of the request may come back in the answer. */
    private static void answer(Exchange http, int status, String text, Map<String, Object> headers) {
        http.getMessage().removeHeaders("*");
        headers.forEach(http.getMessage()::setHeader);
        http.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        http.getMessage().setBody(text);
        http.setException(null);
    }
}
