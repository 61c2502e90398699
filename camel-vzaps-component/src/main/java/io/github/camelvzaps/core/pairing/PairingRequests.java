package io.github.camelvzaps.core.pairing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelvzaps.core.consumer.HttpAnswer;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.ConsumedInstance;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Answers what browsers ask for. Everything but the empty page wants the secret, in the header {@value #SECRET}: a header
 * is in no log of addresses. Thread-safe.
 */
final class PairingRequests extends AsyncProcessorSupport {
    static final String SECRET = "X-Pairing-Secret";
    static final String PHONE = "X-Pairing-Phone";

    private final GatewayRuntime runtime;
    private final ConsumedInstance instance;
    private final PairingSession session;
    private final PairingPage page;
    private final String path;
    private final byte[] secret;

    PairingRequests(
            GatewayRuntime runtime, ConsumedInstance instance, PairingSession session, String path, byte[] secret) {
        this.runtime = runtime;
        this.instance = instance;
        this.session = session;
        this.path = path;
        this.secret = secret;
        this.page = new PairingPage(pairCodes().isPresent());
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        // some servers give the whole path, some only what is behind the one that was listened to
        String given = http.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
        String asked = given.startsWith(path) ? given.substring(path.length()) : given;
        switch (http.getMessage().getHeader(Exchange.HTTP_METHOD, String.class) + " " + asked) {
            case "GET ", "GET /" -> showPage(http);
            case "GET /state" -> {
                if (isLetIn(http)) {
                    return tellState(http, callback);
                }
            }
            case "POST /code" -> {
                if (isLetIn(http)) {
                    return giveCode(http, callback);
                }
            }
            default -> answer(http, 404, Map.of(), "");
        }
        callback.done(true);
        return true;
    }

    private void showPage(Exchange http) {
        String nonce = PairingPage.nonce();
        answer(http, 200, PairingPage.headers(nonce), page.html(nonce));
    }

    private boolean isLetIn(Exchange http) {
        String given = http.getMessage().getHeader(SECRET, "", String.class);
        boolean good = MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
        if (!good) {
            answer(http, 403, Map.of(), "");
        }
        return good;
    }

    private boolean tellState(Exchange http, AsyncCallback callback) {
        session.state().whenComplete((state, failure) -> {
            json(http, 200, state.content());
            callback.done(false);
        });
        return false;
    }

    private boolean giveCode(Exchange http, AsyncCallback callback) {
        String phone = http.getMessage().getHeader(PHONE, "", String.class).replaceAll("[ ().+-]", "");
        if (pairCodes().isEmpty() || !phone.matches("\\d{8,15}")) {
            answer(http, 422, Map.of(), "");
            callback.done(true);
            return true;
        }
        pairCode(phone).whenComplete((answer, failure) -> {
            String code = failure == null ? JsonKeys.text(answer, "linking_code") : null;
            if (code != null) {
                json(http, 200, Map.of("code", code));
            } else {
                String why = failure == null ? "no code in the answer" : runtime.reasonOf(failure);
                json(http, 422, Map.of("problem", why));
            }
            callback.done(false);
        });
        return false;
    }

    private Optional<String> pairCodes() {
        return runtime.gateway().pairCodeOperation();
    }

    private CompletableFuture<Map<String, Object>> pairCode(String phone) {
        try {
            return runtime.calls().call(pairCodes().orElseThrow(), instance, Map.of("phone", phone));
        } catch (RuntimeException e) {
            // the number may be none
            return CompletableFuture.failedFuture(e);
        }
    }

    private void json(Exchange http, int status, Object content) {
        try {
            String text = runtime.mapper().writeValueAsString(content);
            answer(http, status, Map.of(Exchange.CONTENT_TYPE, "application/json"), text);
        } catch (JsonProcessingException e) {
            http.setException(e);
        }
    }

    /** A code is good for one phone only, so nobody keeps an answer. */
    private static void answer(Exchange http, int status, Map<String, Object> headers, String body) {
        Map<String, Object> all = new HashMap<>(headers);
        all.put("Cache-Control", "no-store");
        HttpAnswer.write(http, status, body, all);
    }
}
