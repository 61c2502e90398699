package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.Access;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.BodyRule;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.InvalidRequestException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Place;
import io.github.camelvzaps.core.operation.ValueType;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the operation when the URI leaves it open: {@code messages/send} and {@code request}. Stateless. */
final class OperationChooser {
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Catalog catalog;

    OperationChooser(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Chooses the operation for a message by its declared type, else by what the body holds. */
    Operation forMessage(String messageType, BodyInput input, Supplier<String> mimeType) {
        if (messageType != null && !messageType.isBlank()) {
            return catalog.forMessageType(messageType)
                    .orElseThrow(() -> new InvalidRequestException("There is no message type '" + messageType
                            + "'. The option or header messageType takes: "
                            + String.join(", ", catalog.messageTypes())));
        }
        if (input instanceof BodyInput.Fields fields) {
            return catalog.forMessageBody(fields.values().keySet())
                    .orElseThrow(() -> new InvalidRequestException("messages/send cannot tell the type of a message"
                            + " with the keys " + fields.values().keySet()
                            + ". Set the option or header messageType to one of: "
                            + String.join(", ", catalog.messageTypes())));
        }
        if (input instanceof BodyInput.Plain plain && BodyReader.isContent(plain.value())) {
            return forType(typeOf(mimeType.get()));
        }
        return forType("text");
    }

    private Operation forType(String type) {
        return catalog.forMessageType(type)
                .or(() -> catalog.forMessageType("document"))
                .orElseThrow(() -> new InvalidRequestException(
                        "Messages of type " + type + " cannot be sent here, only: " + catalog.messageTypes()));
    }

    private static String typeOf(String mimeType) {
        if (mimeType.equals("image/gif")) {
            return "gif";
        }
        String kind = mimeType.substring(0, mimeType.indexOf('/'));
        return Set.of("image", "audio", "video").contains(kind) ? kind : "document";
    }

    /** Makes the operation for a call that stands in no catalog. */
    static Operation forRequest(String method, boolean hasBody) {
        String verb = method == null || method.isBlank() ? (hasBody ? "POST" : "GET") : method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(verb)) {
            throw new InvalidRequestException(
                    "The option or header method takes GET, POST, PUT, PATCH or DELETE, not '" + method + "'");
        }
        Operation operation = Operation.of(
                        GatewayEndpoint.REQUEST, verb, "/{*path}", Access.INSTANCE, "Calls any path of the API")
                .with(
                        Parameter.of("path", Place.PATH, ValueType.TEXT).asRequired(),
                        Parameter.of("instance_token", Place.CALL, ValueType.TEXT));
        return operation.sending(verb.equals("GET") ? BodyRule.NONE : BodyRule.OPTIONAL_OBJECT);
    }
}
