package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.Catalog;
import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.spi.PropertyConfigurer;

/**
 * Checks the options that stand in the URI of an endpoint before it is there: what the author wrote has to mean
 * something, and one thing only. Stateless.
 */
final class EndpointOptions {
    static final String FURTHER = "param.";

    /** Who calls, and which instance it is about; an operation that needs none of it leaves it out. */
    private static final Set<String> WHO = Set.of("instance", Who.ID, Who.TOKEN, "clientToken", "clientSecret");

    private EndpointOptions() {}

    /**
     * Checks the options.
     *
     * @param operation what the endpoint calls; empty for the consumers of events and for {@code request}
     * @throws IllegalArgumentException naming the option and the fix
     */
    static void check(GatewayEndpoint endpoint, Optional<Operation> operation, Map<String, Object> options) {
        refuseTwice(options);
        PropertyConfigurer configurer = endpoint.getComponent().getEndpointPropertyConfigurer();
        options.forEach((name, value) -> NumericOptions.refuseUnreadable(configurer, name, value));
        if (operation.isEmpty()) {
            options.keySet().stream()
                    .filter(name -> name.startsWith(FURTHER))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidConfigurationException(
                                List.of(), endpoint.shownId() + " has no parameters, so remove " + name);
                    });
            return;
        }
        Catalog catalog = endpoint.getComponent().catalog();
        ParameterNames names = ParameterNames.of(catalog, operation.get());
        Set<String> ofParameters = endpoint.getConfiguration().optionValues().keySet();
        for (Map.Entry<String, Object> option : options.entrySet()) {
            String name = option.getKey();
            if (name.startsWith(FURTHER)) {
                names.canonical(name.substring(FURTHER.length()));
            } else if (ofParameters.contains(name) && !WHO.contains(name) && !names.has(name)) {
                refuse(endpoint, operation.get(), option);
            }
        }
    }

    private static void refuseTwice(Map<String, Object> options) {
        Map<String, String> seen = new HashMap<>();
        for (String name : options.keySet()) {
            String plain = name.startsWith(FURTHER) ? name.substring(FURTHER.length()) : name;
            String other = seen.put(Parameter.fold(plain), name);
            if (other != null) {
                throw new InvalidConfigurationException(
                        List.of(), "The options '" + other + "' and '" + name + "' mean the same: remove one of them");
            }
        }
    }

    private static void refuse(GatewayEndpoint endpoint, Operation operation, Map.Entry<String, Object> option) {
        boolean sends = operation.id().equals(OperationChooser.SEND.id());
        if (option.getKey().equals("messageType") && sends) {
            return;
        }
        String fix = option.getKey().equals("method") ? otherMethod(endpoint, operation, option.getValue()) : "";
        throw new InvalidConfigurationException(
                List.of(),
                endpoint.shownId() + " does not take the option " + option.getKey()
                        + ", and it would have no effect: remove it" + fix);
    }

    /** The method is part of the operation; another one for the same path is another operation. */
    private static String otherMethod(GatewayEndpoint endpoint, Operation operation, Object method) {
        return endpoint.getComponent().catalog().operations().stream()
                .filter(other -> other.path().equals(operation.path())
                        && other.method().equalsIgnoreCase(String.valueOf(method)))
                .findFirst()
                .map(other -> ", or use " + endpoint.getComponent().getDefaultName() + ":" + other.id())
                .orElse("");
    }
}
