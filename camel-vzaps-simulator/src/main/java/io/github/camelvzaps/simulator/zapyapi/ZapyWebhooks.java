package io.github.camelvzaps.simulator.zapyapi;

import io.github.camelvzaps.simulator.api.FaultRule;
import io.github.camelvzaps.simulator.fault.FaultBook;
import io.github.camelvzaps.simulator.state.EventSink;
import io.github.camelvzaps.simulator.state.Instance;
import io.github.camelvzaps.simulator.state.JsonText;
import io.github.camelvzaps.simulator.state.StoredEvent;
import io.github.camelvzaps.simulator.state.World;
import io.github.camelvzaps.simulator.webhook.Delivery;
import io.github.camelvzaps.simulator.webhook.WebhookPost;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts ZapyAPI events, signed when a secret is configured, and repeats what fails. Deliveries are independent of each
 * other: no order is promised.
 */
public final class ZapyWebhooks implements EventSink {

    private static final String ALGORITHM = "HmacSHA256";

    /** The name under which fault rules mean deliveries. */
    public static final String OPERATION = "zapyapi:webhook";

    private final Vertx vertx;
    private final World world;
    private final FaultBook faults;
    private final HttpClient client;
    private final WebhookPost post;

    public ZapyWebhooks(Vertx vertx, World world, FaultBook faults) {
        this.vertx = vertx;
        this.world = world;
        this.faults = faults;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setTrustAll(true).setVerifyHost(false));
        this.post = new WebhookPost(vertx, client);
    }

    @Override
    public void happened(Instance instance, StoredEvent event) {
        if (active(instance)) {
            Map<String, Object> envelope = ZapyEvents.of(instance, event);
            if (envelope != null) {
                deliver(instance, envelope, event);
            }
        }
    }

    /** Any event by its ZapyAPI name. Runs with the world's monitor held. */
    public void send(Instance instance, String event, Map<String, Object> data) {
        if (active(instance)) {
            deliver(instance, ZapyEvents.envelope(instance, event, data), null);
        }
    }

    void qrCode(Instance instance, String code) {
        send(instance, "qr-code", ZapyEvents.qrCode(instance, code, world.now()));
    }

    private static boolean active(Instance instance) {
        return instance.zapyWebhook != null && Boolean.TRUE.equals(instance.zapyWebhook.get("isActive"));
    }

    private void deliver(Instance instance, Map<String, Object> envelope, StoredEvent event) {
        String body = JsonText.encode(envelope);
        Map<String, String> headers = new LinkedHashMap<>();
        Object secret = instance.zapyWebhook.get("secret");
        if (secret != null && !secret.toString().isEmpty()) {
            headers.put("X-Webhook-Signature", "sha256=" + sign(secret.toString(), body));
        }
        attempt(new Delivery(instance.zapyWebhook.get("webhookUrl").toString(), body, headers), event, 1);
    }

    private void attempt(Delivery delivery, StoredEvent event, int number) {
        long timeoutMs = world.options().webhookTimeoutMs;
        vertx.runOnContext(now -> {
            FaultRule fault = faults.pick("POST", delivery.url(), OPERATION);
            post.send(delivery, fault, timeoutMs, (status, error) -> {
                note(event, status, error);
                if (status < 200 || status >= 300) {
                    again(delivery, event, number);
                }
            });
            if (fault != null && fault.flag("duplicate")) {
                post.send(delivery, fault, timeoutMs, (status, error) -> note(event, status, error));
            }
        });
    }

    /** @param event null for one that the log does not hold */
    private void note(StoredEvent event, int status, String error) {
        if (event == null) {
            return;
        }
        synchronized (world) {
            event.delivered(world.now(), "zapyapi webhook", error == null ? Integer.toString(status) : error);
            if (status >= 200 && status < 300) {
                event.acked(world.now());
            }
        }
    }

    private void again(Delivery delivery, StoredEvent event, int number) {
        long wait;
        synchronized (world) {
            if (number >= world.options().webhookAttempts) {
                return;
            }
            wait = world.options().webhookWait(number);
        }
        vertx.setTimer(wait, timer -> {
            synchronized (world) {
                attempt(delivery, event, number + 1);
            }
        });
    }

    /**
     * What the dashboard's Verify button does: a GET with a challenge that must come back as the body.
     *
     * @return whether it did
     */
    public Future<Boolean> verify(String url) {
        String challenge = UUID.randomUUID().toString();
        String query = "hub.mode=subscribe&hub.verify_token=" + UUID.randomUUID() + "&hub.challenge="
                + URLEncoder.encode(challenge, StandardCharsets.UTF_8);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setTimeout(10_000)
                .setAbsoluteURI(url + (url.contains("?") ? "&" : "?") + query);
        Promise<Boolean> verified = Promise.promise();
        // on the thread that brings the answer: to another one its body may have come before anybody asks for it
        vertx.runOnContext(go -> client.request(options)
                .compose(request -> request.send())
                .compose(response -> response.body()
                        .map(body -> response.statusCode() == 200
                                && body.toString(StandardCharsets.UTF_8).equals(challenge)))
                .otherwise(false)
                .onComplete(verified));
        return verified.future();
    }

    static String sign(String secret, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
