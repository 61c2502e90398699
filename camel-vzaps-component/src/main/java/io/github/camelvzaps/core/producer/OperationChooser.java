package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.MessageType;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.core.operation.ValueType;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds the operation when the URI leaves it open: {@code messages/send} and {@code request}. Stateless. */
public final class OperationChooser {
    /** Sends a message of any type; a gateway may have a row of its own for it, which takes a path too. */
    public static final Operation SEND = Operation.of(
            Operation.SEND, "POST", "", Access.INSTANCE, "Sends a message of any type that the gateway knows");

    /** The name of the escape hatch, which is in no catalog. */
    public static final String REQUEST = "request";

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Catalog catalog;

    OperationChooser(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Chooses the operation for a message by its declared type, else by what the body holds. */
    Operation forMessage(String messageType, BodyInput input, Supplier<String> mimeType) {
        if (messageType != null && !messageType.isBlank()) {
            return sending(MessageType.of(messageType)
                    .orElseThrow(() -> new InvalidRequestException("There is no message type '" + messageType
                            + "'. The option or header messageType takes: " + types())));
        }
        if (input instanceof BodyInput.Fields fields) {
            return sending(MessageType.ofBody(fields.values().keySet())
                    .orElseThrow(() -> new InvalidRequestException("messages/send cannot tell the type of a message"
                            + " with the keys " + fields.values().keySet()
                            + ". Set the option or header messageType to one of: " + types())));
        }
        if (input instanceof BodyInput.Plain plain && Content.isContent(plain.value())) {
            return sending(typeOf(mimeType.get()));
        }
        return sending(MessageType.TEXT);
    }

    private Operation sending(MessageType type) {
        return catalog.forMessageType(type)
                .orElseThrow(() -> new InvalidRequestException("This is a message of the type " + type
                        + ", for which this gateway has no known call. messages/send takes here: " + types()
                        + ". If it is one of these, set the option or header messageType"));
    }

    private String types() {
        return catalog.messageTypes().stream().map(MessageType::toString).collect(Collectors.joining(", "));
    }

    private static MessageType typeOf(String mimeType) {
        return switch (mimeType.substring(0, mimeType.indexOf('/'))) {
            case "image" -> mimeType.equals("image/gif") ? MessageType.GIF : MessageType.IMAGE;
            case "audio" -> MessageType.AUDIO;
            case "video" -> MessageType.VIDEO;
            default -> MessageType.DOCUMENT;
        };
    }

    /** Makes the operation for a call that stands in no catalog. */
    static Operation forRequest(String method, boolean hasBody, Object query) {
        String verb = method == null || method.isBlank() ? (hasBody ? "POST" : "GET") : method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(verb)) {
            throw new InvalidRequestException(
                    "The option or header method takes GET, POST, PUT, PATCH or DELETE, not '" + method + "'");
        }
        Operation operation = Operation.of(REQUEST, verb, "/{*path}", Access.INSTANCE, "Calls any path of the API")
                .with(
                        Parameter.of("path", Place.PATH, ValueType.TEXT).asRequired(),
                        Parameter.of("instance_token", Place.CALL, ValueType.TEXT));
        for (QueryOfRequest.Pair pair : QueryOfRequest.parse(query)) {
            operation = operation.with(Parameter.of(pair.name(), Place.QUERY, ValueType.TEXT)
                    .named("query " + pair.name())
                    .withDefault(pair.value()));
        }
        return operation.sending(verb.equals("GET") ? BodyRule.NONE : BodyRule.ANY);
    }
}
