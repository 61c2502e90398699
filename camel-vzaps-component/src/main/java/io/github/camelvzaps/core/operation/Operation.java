package io.github.camelvzaps.core.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One call of a remote API, as data. Immutable; made with {@link #of}.
 *
 * @param id resource and operation as they stand in an endpoint URI, such as {@code messages/sendText}
 * @param method the HTTP method
 * @param path the path below the base URL; {@code {name}} stands for the path parameter of that name
 * @param access the credentials it asks for
 * @param repeat whether it may be sent again after a failure
 * @param body what it carries in its body
 * @param summary what it does, in one line for lists and docs
 * @param parameters all its inputs, in the order in which the body is written
 * @param primary the name of the parameter that a plain body value stands for, or null
 * @param messageType the type of the messages that it sends and {@code messages/send} may choose it for, or null
 * @param mediaAnswer the key of the answer's data that holds content as base64 or a data URI, or null
 */
public record Operation(
        String id,
        String method,
        String path,
        Access access,
        Repeat repeat,
        BodyRule body,
        String summary,
        List<Parameter> parameters,
        String primary,
        MessageType messageType,
        String mediaAnswer) {

    public static final String GET = "GET";
    public static final String POST = "POST";
    public static final String PUT = "PUT";
    public static final String PATCH = "PATCH";
    public static final String DELETE = "DELETE";

    /** The id of the operation that sends a message of any type. */
    public static final String SEND = "messages/send";

    public Operation {
        parameters = List.copyOf(parameters);
    }

    /**
     * Starts an operation with the rules that hold for most: reads may be repeated, writes only when they surely were
     * not done.
     */
    public static Operation of(String id, String method, String path, Access access, String summary) {
        Repeat repeat = method.equals(GET) ? Repeat.ALWAYS : Repeat.ONLY_IF_NOT_DONE;
        return new Operation(id, method, path, access, repeat, BodyRule.NONE, summary, List.of(), null, null, null);
    }

    /** Adds inputs behind those that are there; a body parameter makes the body an object. */
    public Operation with(Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(more));
        boolean hasBody = body == BodyRule.NONE && all.stream().anyMatch(p -> p.place() == Place.BODY);
        return new Operation(
                id,
                method,
                path,
                access,
                repeat,
                hasBody ? BodyRule.OBJECT : body,
                summary,
                all,
                primary,
                messageType,
                mediaAnswer);
    }

    public Operation repeating(Repeat rule) {
        return new Operation(
                id, method, path, access, rule, body, summary, parameters, primary, messageType, mediaAnswer);
    }

    public Operation sending(BodyRule rule) {
        return new Operation(
                id, method, path, access, repeat, rule, summary, parameters, primary, messageType, mediaAnswer);
    }

    /** Names the parameter that a plain body value stands for. */
    public Operation plain(String parameterName) {
        return new Operation(
                id, method, path, access, repeat, body, summary, parameters, parameterName, messageType, mediaAnswer);
    }

    /** Makes the operation the one that {@code messages/send} chooses for messages of a type. */
    public Operation message(MessageType type) {
        return new Operation(id, method, path, access, repeat, body, summary, parameters, primary, type, mediaAnswer);
    }

    /** Names the key of the answer's data that holds content. */
    public Operation answersMedia(String key) {
        return new Operation(id, method, path, access, repeat, body, summary, parameters, primary, messageType, key);
    }

    /** Returns the part of the id before the slash, or all of it when there is none. */
    public String resource() {
        return id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
    }

    /** Returns the part of the id behind the slash. */
    public String name() {
        return id.substring(id.indexOf('/') + 1);
    }

    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Returns the parameter that a plain body value stands for, if there is one. */
    public Optional<Parameter> primaryParameter() {
        return primary == null ? Optional.empty() : parameter(primary);
    }

    /** Tells whether the call only reads: polling it is harmless. */
    public boolean reads() {
        return repeat == Repeat.ALWAYS;
    }

    /** Tells whether it sends a message to a chat. */
    public boolean sends() {
        return messageType != null || id.equals(SEND);
    }

    /** Tells whether a plain body is content to be sent as a data URI rather than JSON. */
    public boolean takesMedia() {
        return primaryParameter().filter(p -> p.type() == ValueType.MEDIA).isPresent();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s (%s %s)", id, method, path);
    }
}
