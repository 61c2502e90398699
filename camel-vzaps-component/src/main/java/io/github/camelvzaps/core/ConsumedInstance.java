package io.github.camelvzaps.core;

import io.github.camelvzaps.core.operation.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An instance whose events a consumer takes.
 *
 * @param name its alias, or its id when it has none; part of the webhook's path and of what people read
 * @param id its id
 * @param token its token; null when the account's credentials are enough
 */
public record ConsumedInstance(String name, String id, String token) {
    private static final String ALL = "*";

    /**
     * Finds the instances that an endpoint names.
     *
     * @throws IllegalArgumentException naming the options when there is none
     */
    public static List<ConsumedInstance> of(GatewayEndpoint endpoint) {
        GatewayConfiguration configuration = endpoint.getConfiguration();
        GatewayComponent component = endpoint.getComponent();
        Object token = configuration.parameterValues().get(Who.TOKEN);
        List<ConsumedInstance> found = new ArrayList<>();
        if (ALL.equals(configuration.getInstances())) {
            component.getInstances().keySet().stream()
                    .sorted()
                    .forEach(alias -> found.add(named(component, alias, null)));
        } else if (configuration.getInstances() != null) {
            Arrays.stream(configuration.getInstances().split(","))
                    .map(String::trim)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> found.add(named(component, name, null)));
        } else if (configuration.getInstance() != null) {
            component.instance(configuration.getInstance());
            found.add(named(component, configuration.getInstance(), null));
        } else if (configuration.getInstanceId() != null) {
            found.add(named(component, configuration.getInstanceId(), token == null ? null : token.toString()));
        }
        if (found.isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of("instanceId", "instance", "instances"),
                    endpoint.shownId() + " does not know whose events to take: set the option"
                            + " instanceId, or instance or instances with aliases out of the component's instances map");
        }
        return List.copyOf(found);
    }

    private static ConsumedInstance named(GatewayComponent component, String name, String token) {
        GatewayInstance known = component.getInstances().get(name);
        if (known == null) {
            for (Map.Entry<String, GatewayInstance> entry :
                    component.getInstances().entrySet()) {
                if (name.equals(entry.getValue().getId())) {
                    String knownToken = token != null ? token : entry.getValue().getToken();
                    return new ConsumedInstance(entry.getKey(), name, knownToken);
                }
            }
            return new ConsumedInstance(name, name, token);
        }
        return new ConsumedInstance(name, known.getId(), known.getToken());
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return name;
    }
}
