package io.github.camelvzaps.core.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.VzapsEvent;
import io.github.camelvzaps.core.consumer.EventConsumer;
import io.github.camelvzaps.core.delivery.Delivery;
import io.github.camelvzaps.core.delivery.EventReader;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.WebhookGuard;
import io.github.camelvzaps.core.gateway.WebhookRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the webhook of one instance. Where the secret is in the URL, a caller without it is refused before the body is
 * read. While the route is stopped or full the answer is 503, so that the gateway repeats the call; nothing of the request
 * but its body reaches the route. Thread-safe.
 */
final class WebhookReceiver extends AsyncProcessorSupport {
    /** The header by which the consumer knows its own probe of the server. */
    static final String PROBE = "X-Camel-Vzaps-Probe";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final String NO_SECRET = "the secret is missing or wrong";
    private static final byte[] NOTHING_YET = {};

    private final ConsumedInstance instance;
    private final GatewayConfiguration configuration;
    private final ObjectMapper mapper;
    private final WebhookGuard guard;
    private final EventReader reader;
    private final EventConsumer consumer;

    /** Null unless acknowledge=stored. */
    private final StoredWebhooks stored;

    private final BytesInFlight bytes;
    private final BooleanSupplier open;
    private final String probe;
    private final Refusals refusals = new Refusals(LOG, System::nanoTime);

    /**
     * @param stored where events are kept before they are confirmed; null when they are not
     * @param bytes what all receivers of the consumer may hold together
     * @param open whether events are taken right now
     * @param probe the value that this consumer sends in the header of its probe
     */
    WebhookReceiver(
            ConsumedInstance instance,
            EventConsumer consumer,
            StoredWebhooks stored,
            WebhookGuard guard,
            EventReader reader,
            BytesInFlight bytes,
            BooleanSupplier open,
            String probe) {
        this.instance = instance;
        this.configuration = consumer.runtime().configuration();
        this.mapper = consumer.runtime().mapper();
        this.guard = guard;
        this.reader = reader;
        this.consumer = consumer;
        this.stored = stored;
        this.bytes = bytes;
        this.open = open;
        this.probe = probe;
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        String method = http.getMessage().getHeader(Exchange.HTTP_METHOD, String.class);
        try {
            if ("GET".equals(method)) {
                greet(http);
            } else if (!guard.mayEnter(request(http, method, NOTHING_YET))) {
                refuse(http, 401, NO_SECRET);
            } else if (!open.getAsBoolean()) {
                WebhookAnswer.busy(http);
            } else {
                return take(http, method, callback);
            }
        } catch (RuntimeException e) {
            consumer.getExceptionHandler().handleException("A webhook call of " + instance + " failed", e);
            WebhookAnswer.busy(http);
        }
        callback.done(true);
        return true;
    }

    private void greet(Exchange http) {
        if (probe.equals(http.getMessage().getHeader(PROBE, String.class))) {
            WebhookAnswer.write(http, 204, "", Map.of(PROBE, probe));
            return;
        }
        Optional<String> handshake = guard.handshake(request(http, "GET", NOTHING_YET));
        if (handshake.isPresent()) {
            WebhookAnswer.write(http, 200, handshake.get(), Map.of(Exchange.CONTENT_TYPE, "text/plain"));
        } else {
            WebhookAnswer.write(http, 405, "send events with POST", Map.of("Allow", "POST"));
        }
    }

    private boolean take(Exchange http, String method, AsyncCallback callback) {
        BytesInFlight.Share share = bytes.share();
        Arrived arrived = null;
        try {
            arrived = read(http, method, share);
        } finally {
            if (arrived == null) {
                share.close();
            }
        }
        if (arrived == null) {
            callback.done(true);
            return true;
        }
        if (stored != null) {
            WebhookCall call = new WebhookCall(http, arrived.events().size(), share, callback);
            stored.take(arrived.json(), arrived.events(), call);
            return false;
        }
        return deliver(http, arrived.events(), share, callback);
    }

    /**
     * What a call has brought.
     *
     * @param json what the events were read from
     */
    private record Arrived(byte[] json, List<VzapsEvent> events) {}

    /** Reads the events; null after the call was refused. */
    private Arrived read(Exchange http, String method, BytesInFlight.Share share) {
        byte[] body;
        try {
            BodyIntake intake = new BodyIntake(configuration.getMaximumEventSize(), share);
            body = WebhookBody.read(http.getMessage(), intake, mapper);
        } catch (BodyRefused refused) {
            if (refused.status() == BodyRefused.NO_ROOM) {
                consumer.pipeline().windowFull(null);
            }
            refuse(http, refused.status(), refused.getMessage());
            return null;
        } catch (IOException e) {
            LOG.debug("The body of a webhook call of {} broke off: {}", instance, e.toString());
            refuse(http, 400, "the body broke off");
            return null;
        }
        if (!guard.admits(request(http, method, body))) {
            refuse(http, 401, NO_SECRET);
            return null;
        }
        try {
            String contentType = http.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
            byte[] json = WebhookBody.json(body, contentType, mapper);
            return new Arrived(json, reader.readAll(json));
        } catch (IOException noJson) {
            refuse(http, 400, "the body is not JSON");
            return null;
        }
    }

    /** Gives the events of one call to the pipeline. The call is acknowledged when all of them are done. */
    private boolean deliver(Exchange http, List<VzapsEvent> events, BytesInFlight.Share share, AsyncCallback callback) {
        boolean waits = configuration.getAcknowledge().equals("processed");
        WebhookCall call = new WebhookCall(http, events.size(), share, waits ? callback : null);
        boolean allTaken = true;
        for (VzapsEvent event : events) {
            allTaken &= offer(event, call);
        }
        if (waits) {
            return false;
        }
        if (allTaken) {
            WebhookAnswer.ok(http);
        } else {
            WebhookAnswer.busy(http);
        }
        callback.done(true);
        return true;
    }

    private boolean offer(VzapsEvent event, WebhookCall call) {
        boolean taken = consumer.pipeline().offer(new Delivery(event, failure -> {
            if (failure != null && !call.waits()) {
                LOG.warn("Acknowledged {} on receipt, but the consumer stopped before the route finished it", event);
            }
            call.ended(failure == null);
        }));
        if (!taken) {
            consumer.statistics().refused();
            call.ended(false);
        }
        return taken;
    }

    private static WebhookRequest request(Exchange http, String method, byte[] body) {
        return new WebhookRequest(
                method,
                http.getMessage().getHeader(Exchange.HTTP_URI, String.class),
                http.getMessage().getHeader(Exchange.HTTP_PATH, String.class),
                http.getMessage().getHeader(Exchange.HTTP_QUERY, String.class),
                name -> http.getMessage().getHeader(name, String.class),
                body);
    }

    /** Returns the status of the refusal of a caller; empty when the body is worth reading. */
    OptionalInt refusal(WebhookRequest head, long length) {
        if (!guard.mayEnter(head)) {
            count(401, NO_SECRET);
            return OptionalInt.of(401);
        }
        if (length > configuration.getMaximumEventSize()) {
            count(BodyRefused.TOO_LARGE, BodyRefused.tooLarge().getMessage());
            return OptionalInt.of(BodyRefused.TOO_LARGE);
        }
        return OptionalInt.empty();
    }

    int maximumEventSize() {
        return configuration.getMaximumEventSize();
    }

    private void count(int status, String why) {
        consumer.statistics().refused();
        refusals.add(instance, status, why);
    }

    private void refuse(Exchange http, int status, String why) {
        count(status, why);
        WebhookAnswer.refused(http, status, why);
    }
}
