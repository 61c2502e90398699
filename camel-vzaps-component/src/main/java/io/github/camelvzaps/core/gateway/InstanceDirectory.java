package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The instances that a component knows by alias. Set up before the component starts, not changed afterwards. */
public final class InstanceDirectory {
    private static final String ALL = "*";

    private final Supplier<String> scheme;
    private final Supplier<Map<String, GatewayInstance>> option;

    /** @param option the option instances of the component */
    public InstanceDirectory(Supplier<String> scheme, Supplier<Map<String, GatewayInstance>> option) {
        this.scheme = scheme;
        this.option = option;
    }

    /** Returns the instances by alias. */
    public Map<String, GatewayInstance> byAlias() {
        return option.get();
    }

    /**
     * Returns the instance of an alias.
     *
     * @throws IllegalArgumentException naming the aliases when there is none of that name
     */
    public GatewayInstance named(String alias) {
        GatewayInstance instance = byAlias().get(alias);
        if (instance == null) {
            throw new InvalidConfigurationException(
                    List.of("instances"),
                    "There is no instance called '" + alias + "'. The component's instances"
                            + " map has "
                            + (byAlias().isEmpty()
                                    ? "no entries"
                                    : "these: " + byAlias().keySet()) + "; set "
                            + scheme.get() + " option instances." + alias + ".id");
        }
        return instance;
    }

    /**
     * Returns the instances that the options of an endpoint name.
     *
     * @param shownId how people know the endpoint
     * @throws IllegalArgumentException naming the options when there is none
     */
    public List<ConsumedInstance> consumed(GatewayConfiguration configuration, String shownId) {
        Object token = configuration.parameterValues().get(Parameters.INSTANCE_TOKEN);
        List<ConsumedInstance> found = new ArrayList<>();
        if (ALL.equals(configuration.getInstances())) {
            byAlias().keySet().stream().sorted().forEach(alias -> found.add(find(alias, null)));
        } else if (configuration.getInstances() != null) {
            Arrays.stream(configuration.getInstances().split(","))
                    .map(String::trim)
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> found.add(find(name, null)));
        } else if (configuration.getInstance() != null) {
            named(configuration.getInstance());
            found.add(find(configuration.getInstance(), null));
        } else if (configuration.getInstanceId() != null) {
            found.add(find(configuration.getInstanceId(), token == null ? null : token.toString()));
        }
        if (found.isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of("instanceId", "instance", "instances"),
                    shownId + " does not know whose events to take: set the option instanceId, or instance or"
                            + " instances with aliases out of the component's instances map");
        }
        return List.copyOf(found);
    }

    /** Finds an instance by alias or by id; one that is not in the directory is known by its id alone. */
    private ConsumedInstance find(String name, String token) {
        GatewayInstance known = byAlias().get(name);
        if (known != null) {
            return new ConsumedInstance(name, known.getId(), known.getToken());
        }
        for (Map.Entry<String, GatewayInstance> entry : byAlias().entrySet()) {
            if (name.equals(entry.getValue().getId())) {
                String knownToken = token != null ? token : entry.getValue().getToken();
                return new ConsumedInstance(entry.getKey(), name, knownToken);
            }
        }
        return new ConsumedInstance(name, name, token);
    }
}
