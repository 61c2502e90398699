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
        Chosen chosen = choose(exchange, headers, settings, media);
        BodyInput input = chosen.input();
        Who who = new Who(component, configuration, headers, settings, input);
        return assembler.assemble(
                chosen.operation(),
                input,
                parameter -> who.headerOf(parameter).orElseGet(() -> headers.apply(parameter.name())),
                parameter -> option(chosen, parameter, settings, who, media),
                media);
    }

    /** The operation, and the body as that operation understands it. */
    private record Chosen(Operation operation, BodyInput input) {}

    private Chosen choose(
            Exchange exchange, Function<String, Object> headers, Function<String, Object> settings, MediaReader media) {
        if (fixed == null) {
            boolean hasBody = exchange.getMessage().getBody() != null;
            return read(exchange, OperationChooser.forRequest(text(headers, settings, "method"), hasBody));
        }
        boolean takesPath = fixed.parameter("path").isPresent();
        boolean raw = takesPath && text(headers, settings, "path") != null;
        if (raw || !fixed.id().equals(OperationChooser.SEND.id())) {
            return read(exchange, fixed);
        }
        BodyInput body = bodies.read(exchange, BodyReader.Wanted.ANYTHING);
        if (takesPath
                && body instanceof BodyInput.Fields fields
                && fields.values().containsKey("path")) {
            return new Chosen(fixed, body);
        }
        Operation message = chooser.forMessage(
                text(headers, settings, "messageType"),
                body,
                () -> body instanceof BodyInput.Plain plain ? media.mimeType(plain.value()) : "");
        return new Chosen(message, body);
    }

    private Chosen read(Exchange exchange, Operation operation) {
        return new Chosen(operation, bodies.read(exchange, BodyReader.Wanted.by(operation)));
    }

    private static Object option(
            Chosen chosen, Parameter parameter, Function<String, Object> settings, Who who, MediaReader media) {
        Object setting = settings.apply(parameter.name());
        return switch (parameter.name()) {
            case Who.ID -> who.configuredId();
            case Who.TOKEN -> who.token();
            case "fileName" -> setting != null ? setting : DocumentName.of(chosen.operation(), chosen.input(), media);
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
