package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidRequestException;
import java.util.Map;
import java.util.Objects;

/** What an alias with its instance has to be like. Stateless. */
final class InstanceEntries {
    private InstanceEntries() {}

    /**
     * Returns a copy of an instance that is to be known by an alias.
     *
     * @throws IllegalArgumentException when alias or id cannot be used
     */
    static GatewayInstance checked(String alias, GatewayInstance instance) {
        if (alias.isEmpty() || alias.equals("null") || alias.contains(",") || alias.equals(ConsumedInstances.ALL)) {
            throw new InvalidRequestException("An instance cannot be called '" + alias
                    + "': give it an alias without commas, which is not *, in the header CamelVzapsInstance or the key"
                    + " alias");
        }
        if (instance.getId() == null || instance.getId().isBlank()) {
            throw new InvalidRequestException(
                    "The instance '" + alias + "' has no id: give it in the header CamelVzapsInstanceId or the key id");
        }
        GatewayInstance copy = new GatewayInstance();
        copy.setId(instance.getId().trim());
        String token = instance.getToken();
        copy.setToken(token == null || token.isBlank() ? null : token.trim());
        return copy;
    }

    /** Tells whether nothing has to happen when the one becomes the other. */
    static boolean same(GatewayInstance known, GatewayInstance other) {
        return known != null
                && Objects.equals(known.getId(), other.getId())
                && Objects.equals(known.getToken(), other.getToken());
    }

    /** Two aliases of one number would give each of its events to a route twice. */
    static void requireOneAlias(Map<String, GatewayInstance> all, String alias, GatewayInstance instance) {
        all.forEach((other, known) -> {
            if (!other.equals(alias) && instance.getId().equals(known.getId())) {
                throw new InvalidRequestException("The instance " + instance.getId() + " is called '" + other
                        + "' already: remove that first, or add it by that alias to change its token");
            }
        });
    }
}
