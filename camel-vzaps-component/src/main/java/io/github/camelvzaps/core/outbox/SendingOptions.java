package io.github.camelvzaps.core.outbox;

import io.github.camelvzaps.core.gateway.GatewayRuntime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The options of an endpoint that say how rows are sent, not how they are written. Immutable. */
final class SendingOptions {
    private final Map<String, Object> values = new LinkedHashMap<>();

    SendingOptions(GatewayRuntime runtime) {
        var options = runtime.configuration();
        values.put("baseUrl", runtime.gateway().baseUrl());
        values.put("tokens and secrets", options.secrets());
        values.put("outboxLease", options.getOutboxLease());
        values.put("outboxPollInterval", options.getOutboxPollInterval());
        values.put("pace", options.getPace());
        values.put("paceGap", options.getPaceGap());
        values.put("paceNewChats", options.getPaceNewChats());
        values.put("paceWarmUp", options.getPaceWarmUp());
        values.put("paceStore", options.getPaceStore());
        values.put("paceRepository", options.getPaceRepository());
        values.put("onRestriction", options.getOnRestriction());
        values.put("restrictionPause", options.getRestrictionPause());
        values.put("maximumRetries", options.getMaximumRetries());
        values.put("callTimeout", options.getCallTimeout());
    }

    /** Returns the name of the first option that differs. */
    Optional<String> difference(SendingOptions other) {
        return values.keySet().stream()
                .filter(name -> !Objects.equals(values.get(name), other.values.get(name)))
                .findFirst();
    }
}
