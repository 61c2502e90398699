package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.InvalidRequestException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.RequestAssembler;
import org.apache.camel.Exchange;

/** Reads the request out of an exchange. {@link GivenValues} says what wins over what. Immutable and thread-safe. */
final class RequestReader {
    private final GatewayComponent component;
    private final Operation fixed;
    private final GivenValues.Source values;
    private final BodyReader bodies;
    private final OperationChooser chooser;
    private final RequestAssembler assembler;

    RequestReader(GatewayEndpoint endpoint) {
        component = endpoint.getComponent();
        fixed = endpoint.operation().orElse(null);
        GatewayConfiguration configuration = endpoint.getConfiguration();
        values = new GivenValues.Source(component.headerPrefix(), configuration);
        bodies = new BodyReader(component.getObjectMapper(), BodyType.of(configuration.getBodyType()));
        chooser = new OperationChooser(component.catalog());
        assembler = new RequestAssembler(component.headerPrefix());
    }

    /**
     * Reads the request.
     *
     * @throws InvalidRequestException naming what is missing or wrong
     * @throws IllegalArgumentException for an alias that is not configured
     */
    AssembledRequest read(Exchange exchange) {
        GivenValues given = values.of(exchange);
        MediaReader media = new MediaReader(exchange, given.text("fileName"));
        Chosen chosen = choose(exchange, given, media);
        Who who = new Who(component, given, chosen.input());
        return assembler.assemble(
                chosen.operation(),
                chosen.input(),
                parameter -> who.headerOf(parameter).orElseGet(() -> given.header(parameter.name())),
                parameter -> option(chosen, parameter, given, who, media),
                media);
    }

    /** The operation, and the body as that operation understands it. */
    private record Chosen(Operation operation, BodyInput input) {}

    private Chosen choose(Exchange exchange, GivenValues given, MediaReader media) {
        if (fixed == null) {
            boolean hasBody = exchange.getMessage().getBody() != null;
            return read(exchange, OperationChooser.forRequest(given.text("method"), hasBody, given.any("query")));
        }
        boolean takesPath = fixed.parameter("path").isPresent();
        boolean raw = takesPath && given.text("path") != null;
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
                given.text("messageType"),
                body,
                () -> body instanceof BodyInput.Plain plain ? media.mimeType(plain.value()) : "");
        return new Chosen(message, body);
    }

    private Chosen read(Exchange exchange, Operation operation) {
        return new Chosen(operation, bodies.read(exchange, BodyReader.Wanted.by(operation)));
    }

    private static Object option(Chosen chosen, Parameter parameter, GivenValues given, Who who, MediaReader media) {
        return switch (parameter.name()) {
            case Who.ID -> who.configuredId();
            case Who.TOKEN -> who.token();
            default -> {
                Object option = given.option(parameter.name());
                Object value = option != null ? option : given.received(parameter.name());
                yield value == null && parameter.name().equals("fileName")
                        ? DocumentName.of(chosen.operation(), chosen.input(), media)
                        : value;
            }
        };
    }
}
