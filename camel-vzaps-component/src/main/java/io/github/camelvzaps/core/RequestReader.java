package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.InvalidRequestException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.RequestAssembler;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * Reads the request out of an exchange: a header wins over a key of the body, the body wins over an option. Immutable
 * and thread-safe.
 */
final class RequestReader {
    private static final String SMART_SEND = "messages/send";

    private final GatewayComponent component;
    private final String prefix;
    private final Operation fixed;
    private final Map<String, Object> options;
    private final GatewayConfiguration configuration;
    private final BodyReader bodies;
    private final OperationChooser chooser;
    private final RequestAssembler assembler;

    /** The headers of parameters, built once; any thread may add one. */
    private final Map<String, String> headerNames = new ConcurrentHashMap<>();

    RequestReader(GatewayEndpoint endpoint) {
        component = endpoint.getComponent();
        prefix = component.headerPrefix();
        fixed = endpoint.operation().orElse(null);
        configuration = endpoint.getConfiguration();
        options = configuration.parameterValues();
        bodies = new BodyReader(component.getObjectMapper());
        chooser = new OperationChooser(component.catalog());
        assembler = new RequestAssembler(prefix);
    }

    /**
     * Reads the request.
     *
     * @throws InvalidRequestException naming what is missing or wrong
     * @throws IllegalArgumentException for an alias that is not configured
     */
    AssembledRequest read(Exchange exchange) {
        DynamicOptions dynamic = DynamicOptions.of(exchange);
        Function<String, Object> headers = name -> exchange.getMessage().getHeader(headerName(name));
        Function<String, Object> settings = name -> dynamic.values().getOrDefault(name, options.get(name));

        MediaReader media = new MediaReader(exchange, text(headers, settings, "fileName"));
        BodyInput[] input = new BodyInput[1];
        Operation operation = operation(exchange, headers, settings, media, input);

        Who who = new Who(component, configuration, headers, settings, input[0]);
        return assembler.assemble(
                operation,
                input[0],
                parameter -> who.headerOf(parameter).orElseGet(() -> headers.apply(parameter.name())),
                parameter -> option(operation, parameter, settings, who, media, input[0]),
                media);
    }

    /** Settles the operation, and with it how the body is read; the body is put into the first place of the array. */
    private Operation operation(
            Exchange exchange,
            Function<String, Object> headers,
            Function<String, Object> settings,
            MediaReader media,
            BodyInput[] input) {
        if (fixed == null) {
            String method = text(headers, settings, "method");
            boolean hasBody = exchange.getMessage().getBody() != null;
            Operation request = OperationChooser.forRequest(method, hasBody);
            input[0] = bodies.read(exchange, BodyReader.Wanted.by(request));
            return request;
        }
        boolean raw = text(headers, settings, "path") != null;
        if (raw || !fixed.id().equals(SMART_SEND)) {
            input[0] = bodies.read(exchange, BodyReader.Wanted.by(fixed));
            return fixed;
        }
        input[0] = bodies.read(exchange, BodyReader.Wanted.ANYTHING);
        BodyInput body = input[0];
        if (body instanceof BodyInput.Fields fields && fields.values().containsKey("path")) {
            return fixed;
        }
        return chooser.forMessage(
                text(headers, settings, "messageType"),
                body,
                () -> body instanceof BodyInput.Plain plain ? media.mimeType(plain.value()) : "");
    }

    private Object option(
            Operation operation,
            Parameter parameter,
            Function<String, Object> settings,
            Who who,
            MediaReader media,
            BodyInput input) {
        Object setting = settings.apply(parameter.name());
        return switch (parameter.name()) {
            case Who.ID -> who.configuredId();
            case Who.TOKEN -> who.token();
            case "fileName" -> setting != null ? setting : DocumentName.of(operation, input, media);
            default -> setting;
        };
    }

    private String headerName(String parameter) {
        return headerNames.computeIfAbsent(
                parameter, name -> prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1));
    }

    private static String text(Function<String, Object> headers, Function<String, Object> settings, String name) {
        return Optional.ofNullable(headers.apply(name))
                .or(() -> Optional.ofNullable(settings.apply(name)))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }
}
