package io.github.camelvzaps.core.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelvzaps.api.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a refusal says. No gateway publishes an error schema, so every place where client libraries look is tried
 * in turn (VZaps contract, section 3; ZapyAPI contract, errors). Thread-safe.
 */
final class FailureReader {
    /**
     * The members that a refusal of a gateway has and that of a proxy has not: VZaps's envelope (contract, section 2) and
     * ZapyAPI's error (contract, errors). A 503 without them comes from something in between.
     */
    private static final List<Set<String>> OWN_SHAPES =
            List.of(Set.of("code", "success"), Set.of("statusCode", "message", "error"));

    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_BODY = 4_000;

    private final ObjectMapper mapper;
    private final Clock clock;
    private final FailurePatterns patterns;

    /** @param patterns find the reason */
    FailureReader(ObjectMapper mapper, Clock clock, FailurePatterns patterns) {
        this.mapper = mapper;
        this.patterns = patterns;
        this.clock = clock;
    }

    /** Reads an answer; whatever of it goes into an exception is free of the secrets that a server may echo. */
    Failure read(ApiResponse response) {
        byte[] body = response.body() == null ? new byte[0] : response.body();
        int length = Math.min(body.length, ResponseConsumer.LARGEST_REFUSAL);
        String text = response.conceal(new String(body, 0, length, StandardCharsets.UTF_8));
        JsonNode json = parse(text);
        String requestId = response.conceal(response.header("X-Request-Id"));
        String code = code(json).orElse(String.valueOf(response.status()));
        String message = shorten(message(json).orElseGet(() -> plain(text, json)), LONGEST_MESSAGE);
        return new Failure(
                response.status(),
                code,
                message,
                json.hasNonNull("details") ? mapper.convertValue(json.get("details"), Object.class) : null,
                requestId,
                retryAfter(response.header("Retry-After")),
                requestId == null ? Map.of() : Map.of("X-Request-Id", requestId),
                shorten(text, LONGEST_BODY),
                hasOwnShape(json),
                patterns.reason(response.status(), code, message));
    }

    private static boolean hasOwnShape(JsonNode json) {
        boolean succeeded = json.path("success").asBoolean(false);
        return !succeeded
                && OWN_SHAPES.stream().anyMatch(shape -> shape.stream().allMatch(json::hasNonNull));
    }

    private JsonNode parse(String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException e) {
            return mapper.missingNode();
        }
    }

    private static Optional<String> message(JsonNode json) {
        return firstText(
                json.path("message"),
                json.path("error"),
                json.path("detail"),
                json.path("errors").path(0).path("message"),
                json.path("errors").path(0),
                json.path("data").path("error"),
                json.path("data").path("message"));
    }

    private static Optional<String> code(JsonNode json) {
        Optional<String> code = firstText(json.path("code"), json.path("error_code"));
        // ZapyAPI: "message" holds the words and "error" the code
        return code.or(() -> json.hasNonNull("message") ? firstText(json.path("error")) : Optional.empty());
    }

    private static Optional<String> firstText(JsonNode... places) {
        for (JsonNode place : places) {
            if (place.isValueNode() && !place.isNull() && !place.asText().isBlank()) {
                return Optional.of(place.asText());
            }
            if (place.isArray() && !place.isEmpty() && place.get(0).isTextual()) {
                return Optional.of(place.get(0).asText());
            }
        }
        return Optional.empty();
    }

    /** A plain text answer is its own message; a page of HTML or an unknown JSON is not for people. */
    private static String plain(String text, JsonNode json) {
        return json.isMissingNode() && !text.stripLeading().startsWith("<") ? text.strip() : "";
    }

    private Duration retryAfter(String value) {
        if (value == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(value.trim())));
        } catch (NumberFormatException notSeconds) {
            try {
                Instant until = ZonedDateTime.parse(value.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration wait = Duration.between(clock.instant(), until);
                return wait.isNegative() ? Duration.ZERO : wait;
            } catch (DateTimeException notADate) {
                return null;
            }
        }
    }

    private static String shorten(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }
}
