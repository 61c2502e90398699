package io.github.camelvzaps.core.gateway;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the instances that the options of a consumer name. Stateless. */
final class ConsumedInstances {
    /** Stands for all that are known, now and later. */
    static final String ALL = "*";

    private ConsumedInstances() {}

    /** Returns them, those left out that were removed; empty when the options name none. */
    static Optional<List<ConsumedInstance>> of(
            GatewayConfiguration configuration, Map<String, GatewayInstance> known, RemovedInstances removed) {
        Object token = configuration.parameterValues().get(Parameters.INSTANCE_TOKEN);
        String named = configuration.getInstances();
        if (ALL.equals(named)) {
            return Optional.of(found(known.keySet().stream().sorted(), known, null));
        }
        List<String> names = named == null
                ? Stream.of(one(configuration)).flatMap(Optional::stream).toList()
                : Arrays.stream(named.split(","))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> present = names.stream().filter(name -> known.containsKey(name) || !removed.isRemoved(name));
        boolean ownToken = named == null && configuration.getInstance() == null;
        return Optional.of(found(present, known, ownToken && token != null ? token.toString() : null));
    }

    private static Optional<String> one(GatewayConfiguration configuration) {
        return Optional.ofNullable(configuration.getInstance())
                .or(() -> Optional.ofNullable(configuration.getInstanceId()));
    }

    /** Each number once: what two names lead to has one connection. */
    private static List<ConsumedInstance> found(
            Stream<String> names, Map<String, GatewayInstance> known, String token) {
        Map<String, ConsumedInstance> byId = new LinkedHashMap<>();
        names.map(name -> find(name, known, token)).forEach(one -> byId.putIfAbsent(one.id(), one));
        return List.copyOf(byId.values());
    }

    /** Finds an instance by alias or by id; one that is not known is taken by its id alone. */
    private static ConsumedInstance find(String name, Map<String, GatewayInstance> known, String token) {
        GatewayInstance byAlias = known.get(name);
        if (byAlias != null) {
            return new ConsumedInstance(name, byAlias.getId(), byAlias.getToken());
        }
        for (Map.Entry<String, GatewayInstance> entry : known.entrySet()) {
            if (name.equals(entry.getValue().getId())) {
                String knownToken = token != null ? token : entry.getValue().getToken();
                return new ConsumedInstance(entry.getKey(), name, knownToken);
            }
        }
        return new ConsumedInstance(name, name, token);
    }
}
