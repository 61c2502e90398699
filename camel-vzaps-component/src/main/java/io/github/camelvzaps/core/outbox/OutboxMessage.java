package io.github.camelvzaps.core.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.gateway.ChatsThatWrote;
import io.github.camelvzaps.core.guard.QuietHours;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Media;
import io.github.camelvzaps.core.operation.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it is kept: what to call with which body, and no credentials.
 *
 * @param key the author's name for the message
 * @param chat whose messages go one after the other
 * @param path the path below the base URL
 * @param request the body of the call as JSON
 * @param quietHours in which it must not go, as {@link QuietHours#toString} says; null when it always may
 */
record OutboxMessage(
        String key, String instanceId, String chat, String operation, String path, String request, String quietHours) {
    private static final int LONGEST_KEY = 200;

    OutboxMessage {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidRequestException(
                    "The header CamelVzapsOutboxKey takes a text of 1 to " + LONGEST_KEY + " characters");
        }
    }

    /** @throws InvalidRequestException when the content to send cannot be read, or the request names no instance */
    static OutboxMessage of(String key, AssembledRequest request, QuietHours quietHours, ObjectMapper mapper) {
        String recipient = request.recipient();
        Map<String, Object> body = new LinkedHashMap<>();
        request.body().forEach((name, value) -> body.put(name, value instanceof Media media ? inline(media) : value));
        try {
            return new OutboxMessage(
                    key,
                    request.pathValue("instanceId"),
                    recipient == null ? "" : ChatsThatWrote.chat(recipient),
                    request.operation().id(),
                    request.pathAndQuery(),
                    mapper.writeValueAsString(body),
                    quietHours == null ? null : quietHours.toString());
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("The message cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The file may be gone when the message is sent, so its content is kept. */
    private static String inline(Media media) {
        try (InputStream in = media.source().open()) {
            return "data:" + media.mimeType() + ";base64," + Base64.getEncoder().encodeToString(in.readAllBytes());
        } catch (IOException e) {
            throw new InvalidRequestException("The content to send cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws InvalidRequestException when this version cannot make the call */
    AssembledRequest assemble(Catalog catalog, ObjectMapper mapper) {
        Operation known = catalog.find(operation)
                .orElseThrow(() -> new InvalidRequestException(
                        "This version of the component has no operation " + operation + ", which another one wrote"));
        try {
            Map<String, Object> body = mapper.readValue(request, new TypeReference<LinkedHashMap<String, Object>>() {});
            return new AssembledRequest(known, path, body, Map.of());
        } catch (JsonProcessingException e) {
            throw new InvalidRequestException("The column request does not hold the JSON that was written there", e);
        }
    }

    /**
     * Returns for how long the message must not go.
     *
     * @throws InvalidRequestException when its quiet hours cannot be read
     */
    Optional<Duration> quietFor(Instant now) {
        try {
            return quietHours == null
                    ? Optional.empty()
                    : QuietHours.parse(quietHours).leftAt(now);
        } catch (DateTimeException e) {
            throw new InvalidRequestException("The column quiet_hours takes hours and a time zone such as"
                    + " 22:00-08:00 America/Sao_Paulo, not '" + quietHours + "'");
        }
    }

    boolean isSameAs(OutboxMessage other) {
        return operation.equals(other.operation) && path.equals(other.path) && request.equals(other.request);
    }

    /** Names the operation only: the rest is private. */
    @Override
    public String toString() {
        return operation;
    }
}
