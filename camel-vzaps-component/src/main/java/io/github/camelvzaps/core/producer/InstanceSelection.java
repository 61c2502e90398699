package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.core.gateway.InstanceDirectory;
import io.github.camelvzaps.core.operation.BodyInput;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Parameters;

/**
 * Which instance a call is about, and with which token. An alias given with the message counts like an id given with
 * it; a token that belongs to another instance than the chosen one is never sent.
 */
final class InstanceSelection {
    private static final String ALIAS = "instance";

    private final GatewayInstance named;
    private final GatewayInstance configured;
    private final String optionId;
    private final String optionToken;
    private final String givenId;
    private final InstanceDirectory instances;

    InstanceSelection(InstanceDirectory instances, GivenValues given, BodyInput input) {
        this.instances = instances;
        Object alias = given.header(ALIAS);
        named = alias == null ? null : instances.named(alias.toString());
        Object optionAlias = given.option(ALIAS);
        configured = optionAlias == null ? null : instances.named(optionAlias.toString());
        optionId = text(given.option(Parameters.INSTANCE_ID));
        optionToken = text(given.option(Parameters.INSTANCE_TOKEN));
        Object id = given.header(Parameters.INSTANCE_ID);
        givenId = text(id != null ? id : inBody(input));
    }

    /** Returns the id that an alias in the headers stands for, unless header or body name an id; null for other parameters. */
    String idByAliasOfHeader(String parameter) {
        return parameter.equals(Parameters.INSTANCE_ID) && named != null && givenId == null ? named.getId() : null;
    }

    /** Returns the id of the instance that the configuration names, or null. */
    String configuredId() {
        return configured != null ? configured.getId() : optionId;
    }

    /** Returns the token of the instance that was chosen, or null when it is not known. */
    String token() {
        if (givenId == null) {
            return named != null ? named.getToken() : configuredToken();
        }
        if (givenId.equals(configuredId()) && configuredToken() != null) {
            return configuredToken();
        }
        return instances
                .tokenOf(givenId)
                // without an id of its own, the option's token can only be meant for the ids that come with messages
                .orElse(configuredId() == null ? optionToken : null);
    }

    private String configuredToken() {
        return configured != null ? configured.getToken() : optionToken;
    }

    private static Object inBody(BodyInput input) {
        if (input instanceof BodyInput.Fields fields) {
            return fields.values().entrySet().stream()
                    .filter(e -> Parameter.fold(e.getKey()).equals("instanceid"))
                    .map(java.util.Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static String text(Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
