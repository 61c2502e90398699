package io.github.camelvzaps.core;

import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.gateway.Gateway;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Operation;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Parameters;
import io.github.camelvzaps.core.producer.OperationChooser;
import io.github.camelvzaps.core.producer.ParameterNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.PropertyConfigurer;

/**
 * Checks the options that stand in the URI of an endpoint before it is there: what the author wrote has to mean
 * something, and one thing only. Stateless.
 */
final class EndpointOptions {
    private static final String FURTHER = ParameterNames.FURTHER;

    /** Who calls, and which instance it is about; an operation that needs none of it leaves it out. */
    private static final Set<String> WHO =
            Set.of("instance", Parameters.INSTANCE_ID, Parameters.INSTANCE_TOKEN, "clientToken", "clientSecret");

    /** How the names of options begin that mean something only where a message is sent to a chat. */
    private static final List<String> OF_SENDS =
            List.of("pace", "checkNumber", "guard", "onRestriction", "restrictionPause");

    /** Consumers note who has written, so these mean something there. */
    private static final Set<String> OF_CONSUMERS_TOO = Set.of("paceRepository", "guardRepository");

    private EndpointOptions() {}

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException naming the option and the fix
     */
    static void check(GatewayRuntime runtime, PropertyConfigurer configurer, Map<String, Object> options) {
        refuseTwice(options);
        EncodedOptions.refuse(options);
        options.forEach((name, value) -> NumericOptions.refuseUnreadable(configurer, name, value));
        Operation operation = runtime.operation().orElse(null);
        if (operation == null || !operation.sends()) {
            refuseOptionsOfSends(runtime, options.keySet());
        }
        refuseOutbox(runtime, options.keySet());
        if (operation == null) {
            options.keySet().stream()
                    .filter(name -> name.startsWith(FURTHER))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new InvalidConfigurationException(
                                List.of(), runtime.shownId() + " has no parameters, so remove " + name);
                    });
            return;
        }
        ParameterNames names = ParameterNames.of(runtime.gateway().catalog(), operation);
        Set<String> ofParameters = runtime.configuration().optionValues().keySet();
        for (Map.Entry<String, Object> option : options.entrySet()) {
            String name = option.getKey();
            if (name.startsWith(FURTHER)) {
                names.canonical(name.substring(FURTHER.length()));
            } else if (ofParameters.contains(name) && !WHO.contains(name) && !names.has(name)) {
                refuse(runtime, operation, option);
            }
        }
    }

    private static void refuseOptionsOfSends(GatewayRuntime runtime, Set<String> options) {
        options.stream()
                .filter(name -> OF_SENDS.stream().anyMatch(name::startsWith) && !OF_CONSUMERS_TOO.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidConfigurationException(
                            List.of(),
                            runtime.shownId() + " does not send messages to a chat, so the option " + name
                                    + " would have no effect: remove it here, and set it on " + runtime.scheme()
                                    + ":messages/sendText and the like, or on the component for all of them");
                });
    }

    private static void refuseOutbox(GatewayRuntime runtime, Set<String> options) {
        boolean outbox = Parameter.fold(runtime.operationId()).equals(Parameter.fold(Gateway.OUTBOX_SEND));
        options.stream()
                .filter(name -> !outbox && name.startsWith("outbox"))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidConfigurationException(
                            List.of(),
                            runtime.shownId() + " writes to no outbox, so the option " + name
                                    + " would have no effect: remove it, or send by " + runtime.scheme() + ":"
                                    + Gateway.OUTBOX_SEND);
                });
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

    private static void refuse(GatewayRuntime runtime, Operation operation, Map.Entry<String, Object> option) {
        boolean sends = operation.id().equals(OperationChooser.SEND.id());
        if (option.getKey().equals("messageType") && sends) {
            return;
        }
        String fix = option.getKey().equals("method") ? otherMethod(runtime, operation, option.getValue()) : "";
        throw new InvalidConfigurationException(
                List.of(),
                runtime.shownId() + " does not take the option " + option.getKey()
                        + ", and it would have no effect: remove it" + fix);
    }

    /** The method is part of the operation; another one for the same path is another operation. */
    private static String otherMethod(GatewayRuntime runtime, Operation operation, Object method) {
        return runtime.gateway().catalog().operations().stream()
                .filter(other -> other.path().equals(operation.path())
                        && other.method().equalsIgnoreCase(String.valueOf(method)))
                .findFirst()
                .map(other -> ", or use " + runtime.scheme() + ":" + other.id())
                .orElse("");
    }
}
