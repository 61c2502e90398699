package io.github.camelvzaps.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The operations of a contract file and how to make requests out of them. */
final class ContractTable {

    /** One operation; {@code toString} is the name of the test. */
    record Operation(JsonObject json) {
        String id() {
            return json.getString("id");
        }

        String method() {
            return json.getString("method");
        }

        String path() {
            return json.getString("path");
        }

        List<JsonObject> fields(String where) {
            List<JsonObject> fields = new ArrayList<>();
            json.getJsonArray(where, new JsonArray()).forEach(field -> fields.add((JsonObject) field));
            fields.removeIf(field -> field.getString("name").equals("*"));
            return fields;
        }

        @Override
        public String toString() {
            return id();
        }
    }

    private static final Set<String> RECIPIENTS =
            Set.of("phone", "to", "chat", "sender", "poll_sender", "contact_phone");

    private ContractTable() {}

    static List<Operation> read(String file) {
        try (InputStream in = ContractTable.class.getResourceAsStream("/contract/" + file)) {
            JsonObject contract = new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            List<Operation> operations = new ArrayList<>();
            contract.getJsonArray("operations").forEach(one -> operations.add(new Operation((JsonObject) one)));
            return operations;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A value of the type a field has. */
    static Object valueOf(JsonObject field) {
        JsonArray choices = field.getJsonArray("enum");
        String type = field.getString("type");
        if (choices != null && !type.contains("csv")) {
            return choices.getValue(0);
        }
        String name = field.getString("name");
        if (type.equals("string") && RECIPIENTS.contains(name)) {
            return "5511999999999";
        }
        return switch (type) {
            case "string", "string|array<string>" -> "some text";
            case "string(uri)" -> "https://customer.example.com/hook";
            case "string(date-time)" -> "2026-05-01T12:00:00Z";
            case "string(csv)", "string(csv)|array<string>", "array<string>|string" -> "Message,ReadReceipt";
            case "boolean" -> true;
            case "integer", "number" -> 1;
            case "object" -> new JsonObject();
            case "array<string>", "string[]" ->
                new JsonArray().add("5511888888888").add("5511777777777");
            case "array<object{id,text}>" ->
                new JsonArray().add(new JsonObject().put("id", "y").put("text", "Yes"));
            default ->
                new JsonArray()
                        .add(new JsonObject()
                                .put("title", "S")
                                .put(
                                        "rows",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("id", "1")
                                                        .put("title", "R"))));
        };
    }

    /** A value of another type. */
    static Object wrongValueOf(JsonObject field) {
        String type = field.getString("type");
        if (type.startsWith("array") || type.endsWith("[]")) {
            return type.contains("|") ? 5 : "no array";
        }
        return switch (type) {
            case "boolean", "integer", "number" -> "no " + type;
            case "object" -> "no object";
            default -> 5;
        };
    }
}
