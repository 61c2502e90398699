package io.github.camelvzaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The contract files, read without any class of the component, so that they can testify against it. */
public final class Contract {
    public static final ObjectMapper JSON = new ObjectMapper();
    public static final String INSTANCE = "VZ1";

    /** One row; example values stand for every field it knows. */
    public record Row(JsonNode json) {
        public String id() {
            return json.get("id").asText();
        }

        public String method() {
            return json.get("method").asText();
        }

        public String auth() {
            return json.path("auth").asText("api-key");
        }

        /** The path with example values, decoded. */
        public String path() {
            String path = json.get("path").asText();
            for (JsonNode field : json.get("pathParams")) {
                path = path.replace("{" + field.get("name").asText() + "}", pathValue(field));
            }
            return path;
        }

        public Map<String, Object> query() {
            return examples("query");
        }

        public Map<String, Object> body() {
            return examples("body");
        }

        public boolean hasBody() {
            return json.path("hasBody").asBoolean(!json.get("body").isEmpty());
        }

        /** Everything a caller gives: what the request holds, plus the parts of the path. */
        public Map<String, Object> input() {
            Map<String, Object> input = new LinkedHashMap<>();
            for (JsonNode field : json.get("pathParams")) {
                String name = field.get("name").asText();
                input.put(name.equals("id") ? "instanceId" : name, pathValue(field));
            }
            input.putAll(query());
            input.putAll(body());
            return input;
        }

        public List<String> required(String part) {
            List<String> names = new ArrayList<>();
            json.get(part).forEach(field -> {
                if (field.path("required").asBoolean()) {
                    names.add(field.get("name").asText());
                }
            });
            return names;
        }

        public List<String> names(String part) {
            List<String> names = new ArrayList<>();
            json.get(part).forEach(field -> names.add(field.get("name").asText()));
            return names;
        }

        private Map<String, Object> examples(String part) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (JsonNode field : json.get(part)) {
                if (!field.get("name").asText().equals("*")) {
                    values.put(field.get("name").asText(), example(field));
                }
            }
            return values;
        }

        @Override
        public String toString() {
            return id();
        }
    }

    private Contract() {}

    /** The sample of each event that a provider delivers by webhook, by its name. */
    public static Map<String, JsonNode> eventSamples(String provider) {
        try (InputStream in = Contract.class.getResourceAsStream("/contract/" + provider + ".json")) {
            Map<String, JsonNode> samples = new LinkedHashMap<>();
            for (JsonNode event : JSON.readTree(in).get("events")) {
                samples.put(event.get("name").asText(), event.get("sample"));
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a provider that travel over HTTP. */
    public static List<Row> rows(String provider) {
        try (InputStream in = Contract.class.getResourceAsStream("/contract/" + provider + ".json")) {
            List<Row> rows = new ArrayList<>();
            for (JsonNode row : JSON.readTree(in).get("operations")) {
                if (!row.path("responseEnvelope").asText().equals("websocket")) {
                    rows.add(new Row(row));
                }
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pathValue(JsonNode field) {
        return switch (field.get("name").asText()) {
            case "id", "instanceId" -> INSTANCE;
            case "path" -> "send/text";
            default -> String.valueOf(example(field));
        };
    }

    private static Object example(JsonNode field) {
        String name = field.get("name").asText();
        if (field.path("enum").isArray()) {
            return field.get("enum").get(0).asText();
        }
        return switch (name) {
            case "phone" ->
                field.get("type").asText().equals("array<string>")
                        ? List.of("5511999999999", "5521988887777")
                        : "5511999999999";
            case "to" -> "5511999999999";
            case "numbers", "participants", "mentioned_ids" -> List.of("5511999999999", "5521988887777");
            case "contact_phone", "number" -> "5511988887777";
            case "ignore_jids" -> List.of("5511999999999@s.whatsapp.net", "@g.us");
            case "page", "limit" -> 3;
            case "chat", "sender", "poll_sender" -> "5511999999999@s.whatsapp.net";
            case "group_id", "groupId" -> "120363000000000000@g.us";
            case "webhook", "webhookURL", "webhookUrl", "typebot_url", "url", "link_url" ->
                "https://example.com/a?b=c&d=\u00e9";
            case "events" -> "Message,ReadReceipt";
            case "events_subscribe" -> List.of("Message", "ReadReceipt");
            case "client_token" -> "sim-client-token";
            case "client_secret" -> "sim-client-secret";
            case "image", "audio", "document", "video", "sticker", "gif" -> "https://example.com/m.bin";
            case "state" -> "composing";
            case "selectable_options_count" -> 0;
            default -> byType(name, field.get("type").asText());
        };
    }

    private static Object byType(String name, String type) {
        if (type.startsWith("array<string>")) {
            return List.of(name + " 1", name + " 2");
        }
        if (type.startsWith("array<object{id")) {
            return List.of(Map.of("id", "y", "text", "Yes, please"));
        }
        if (type.startsWith("array<object")) {
            return List.of(Map.of("title", "S", "rows", List.of(Map.of("id", "1", "title", "R"))));
        }
        return switch (type) {
            case "integer" -> 3;
            case "number" -> -23.5;
            case "boolean" -> false;
            case "object" -> Map.of("k", "v");
            case "string(date-time)" -> "2026-05-01T12:00:00Z";
            default -> name + "-1 @\u00e7/%";
        };
    }
}
