package io.github.camelvzaps.simulator;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Calls a simulator over a real socket. */
final class Caller {

    static final Map<String, String> INSTANCE_TOKENS =
            Map.of("X-Client-Token", VzapsSimulator.CLIENT_TOKEN, "X-Instance-Token", "inst-1");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final VzapsSimulator simulator;

    Caller(VzapsSimulator simulator) {
        this.simulator = simulator;
    }

    Answer call(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.url() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the tokens of instance VZ1. */
    Answer asInstance(String method, String path, String body) {
        return call(method, path, body, INSTANCE_TOKENS);
    }

    /** With an access token of the default account. */
    Answer asAccount(String method, String path, String body) {
        return call(method, path, body, Map.of("Authorization", "Bearer " + accessToken()));
    }

    String accessToken() {
        return call(
                        "POST",
                        "/token",
                        new JsonObject()
                                .put("client_token", VzapsSimulator.CLIENT_TOKEN)
                                .put("client_secret", VzapsSimulator.CLIENT_SECRET)
                                .encode(),
                        Map.of())
                .json()
                .getString("access_token");
    }

    Answer control(String method, String path, String body) {
        return call(method, "/_sim/" + path, body, Map.of());
    }

    /** A text to the usual customer. */
    Answer sendText(String text) {
        return sendText(text, "5511999999999");
    }

    Answer sendText(String text, String phone) {
        return asInstance(
                "POST",
                "/instances/VZ1/chat/send/text",
                new JsonObject().put("phone", phone).put("message", text).encode());
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonObject json() {
            return new JsonObject(response.body());
        }

        JsonObject data() {
            return json().getJsonObject("data");
        }

        String error() {
            return json().getString("error");
        }
    }
}
