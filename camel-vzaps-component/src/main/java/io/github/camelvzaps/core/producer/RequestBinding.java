package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.gateway.InstanceDirectory;
import io.github.camelvzaps.core.operation.AssembledRequest;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.RequestAssembler;
import org.apache.camel.Exchange;

/** Reads the request out of an exchange. {@link Precedence} says which of several values counts. Immutable and thread-safe. */
public final class RequestBinding {
    private final InstanceDirectory instances;
    private final Operation fixed;
    private final GivenValues.Source values;
    private final BodyClassifier bodies;
    private final OperationChooser chooser;
    private final RequestAssembler assembler;

    public RequestBinding(GatewayRuntime runtime) {
        instances = runtime.instances();
        fixed = runtime.operation().orElse(null);
        GatewayConfiguration configuration = runtime.configuration();
        values = new GivenValues.Source(configuration);
        bodies = new BodyClassifier(runtime.mapper(), BodyType.of(configuration.getBodyType()));
        chooser = new OperationChooser(runtime.gateway().catalog());
        assembler = new RequestAssembler();
    }

    /**
     * Reads the request.
     *
     * @throws InvalidRequestException naming what is missing or wrong
     * @throws IllegalArgumentException for an alias that is not configured
     */
    public AssembledRequest read(Exchange exchange) {
        GivenValues given = values.of(exchange);
        OutboundMedia media = new OutboundMedia(exchange, given.textOutsideBody("fileName"));
        Chosen chosen = choose(exchange, given, media);
        InstanceSelection instance = new InstanceSelection(instances, given, chosen.input());
        Precedence precedence =
                new Precedence(given, instance, () -> DocumentName.of(chosen.operation(), chosen.input(), media));
        AssembledRequest request = assembler.assemble(chosen.operation(), chosen.input(), precedence, media);
        if (request.operation().sends()) {
            requireNotRemoved(request);
        }
        return request;
    }

    /**
     * Refuses a message from an instance that was removed; also after it has waited for its turn.
     *
     * @throws IllegalArgumentException with the fix
     */
    void requireNotRemoved(AssembledRequest request) {
        String id = instances.hasRemoved() ? request.pathValue("instanceId") : null;
        if (id != null) {
            instances.requireNotRemoved(id);
        }
    }

    /** The operation, and the body as that operation understands it. */
    private record Chosen(Operation operation, BodyInput input) {}

    private Chosen choose(Exchange exchange, GivenValues given, OutboundMedia media) {
        if (fixed == null) {
            boolean hasBody = exchange.getMessage().getBody() != null;
            return read(
                    exchange,
                    OperationChooser.forRequest(given.textOutsideBody("method"), hasBody, given.outsideBody("query")));
        }
        boolean takesPath = fixed.parameter("path").isPresent();
        boolean pathIsGiven = takesPath && given.textOutsideBody("path") != null;
        if (pathIsGiven || !fixed.id().equals(OperationChooser.SEND.id())) {
            return read(exchange, fixed);
        }
        BodyInput body = bodies.read(exchange, BodyClassifier.Wanted.ANYTHING);
        if (takesPath && hasKeyPath(body)) {
            return new Chosen(fixed, body);
        }
        String messageType = given.textOutsideBody("messageType");
        return new Chosen(chooser.forMessage(messageType, body, () -> contentType(body, media)), body);
    }

    private static boolean hasKeyPath(BodyInput body) {
        return body instanceof BodyInput.Fields fields && fields.values().containsKey("path");
    }

    private static String contentType(BodyInput body, OutboundMedia media) {
        return body instanceof BodyInput.Plain plain ? media.mimeType(plain.value()) : "";
    }

    private Chosen read(Exchange exchange, Operation operation) {
        return new Chosen(operation, bodies.read(exchange, BodyClassifier.Wanted.by(operation)));
    }
}
