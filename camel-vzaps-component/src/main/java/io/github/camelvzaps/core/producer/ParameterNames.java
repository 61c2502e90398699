package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.Nearest;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters that an endpoint takes, found as keys of a body are: case, hyphens and underscores do not count. */
public final class ParameterNames {
    /** Before the name of a parameter it makes an option of it. */
    public static final String FURTHER = "param.";

    private static final int NEAREST = 3;

    private final String operationId;
    private final List<Parameter> parameters;

    private ParameterNames(String operationId, List<Parameter> parameters) {
        this.operationId = operationId;
        this.parameters = parameters;
    }

    /** Returns the parameters of an operation; {@code messages/send} takes those of every type of message. */
    public static ParameterNames of(Catalog catalog, Operation operation) {
        Stream<Parameter> own = operation.parameters().stream();
        Stream<Parameter> chosen = operation.id().equals(OperationChooser.SEND.id())
                ? catalog.operations().stream()
                        .filter(candidate -> candidate.messageType() != null)
                        .flatMap(candidate -> candidate.parameters().stream())
                : Stream.empty();
        return new ParameterNames(operation.id(), Stream.concat(own, chosen).toList());
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /**
     * Returns the name of a parameter that was written in another way.
     *
     * @throws IllegalArgumentException naming the nearest ones when there is none
     */
    public String canonical(String written) {
        return find(written)
                .orElseThrow(() -> new InvalidConfigurationException(
                        List.of(),
                        operationId + " has no parameter '" + written + "', given as param." + written
                                + nearest(written)))
                .name();
    }

    private Optional<Parameter> find(String written) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(written))
                .findFirst()
                .or(() -> parameters.stream()
                        .filter(parameter -> parameter.matches(written))
                        .findFirst());
    }

    private String nearest(String written) {
        List<String> names = parameters.stream().map(Parameter::name).distinct().toList();
        return names.isEmpty()
                ? ". It takes none"
                : ". Nearest: " + String.join(", ", Nearest.to(written, names, NEAREST));
    }
}
