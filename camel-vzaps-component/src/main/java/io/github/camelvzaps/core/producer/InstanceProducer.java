package io.github.camelvzaps.core.producer;

import io.github.camelvzaps.api.GatewayInstance;
import io.github.camelvzaps.api.InvalidRequestException;
import io.github.camelvzaps.core.gateway.GatewayRuntime;
import io.github.camelvzaps.core.operation.Parameter;
import io.github.camelvzaps.core.operation.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Adds, removes and lists the instances that the component knows, while routes run. It calls no gateway. Thread-safe.
 */
public final class InstanceProducer extends DefaultProducer {
    /** The names under which it is reached; they are in no catalog. */
    public static final List<String> OPERATIONS = List.of("numbers/add", "numbers/remove", "numbers/list");

    private static final String ALIAS = "instance";

    private final GatewayRuntime runtime;
    private final String operation;
    private final GivenValues.Source values;

    /** @param operation one of {@link #OPERATIONS} */
    public InstanceProducer(Endpoint endpoint, GatewayRuntime runtime, String operation) {
        super(endpoint);
        this.runtime = runtime;
        this.operation = operation;
        this.values = new GivenValues.Source(runtime.configuration());
    }

    /** Returns the operation of this name; case, hyphens and underscores do not count. */
    public static Optional<String> named(String operationId) {
        return OPERATIONS.stream()
                .filter(name -> Parameter.fold(name).equals(Parameter.fold(operationId)))
                .findFirst();
    }

    @Override
    public void process(Exchange exchange) {
        Object answer = switch (operation) {
            case "numbers/add" -> add(exchange);
            case "numbers/remove" -> remove(exchange);
            default -> list();
        };
        exchange.getMessage().setBody(answer);
    }

    private Map<String, Object> add(Exchange exchange) {
        String alias = alias(exchange);
        GatewayInstance instance = new GatewayInstance();
        instance.setId(value(exchange, Parameters.INSTANCE_ID, "id"));
        instance.setToken(value(exchange, Parameters.INSTANCE_TOKEN, "token"));
        boolean changed = runtime.instances().add(alias, instance);
        return answer(alias, instance.getId().trim(), changed);
    }

    private Map<String, Object> remove(Exchange exchange) {
        String alias = alias(exchange);
        String id = runtime.instances().list().get(alias);
        return answer(alias, id, runtime.instances().remove(alias));
    }

    private List<Map<String, Object>> list() {
        return runtime.instances().list().entrySet().stream()
                .map(known -> {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("alias", known.getKey());
                    item.put("id", known.getValue());
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> answer(String alias, String id, boolean changed) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("alias", alias);
        answer.put("id", id);
        answer.put("changed", changed);
        return answer;
    }

    private String alias(Exchange exchange) {
        String given = value(exchange, ALIAS, "alias");
        if (given == null && exchange.getMessage().getBody() instanceof String text && !text.isBlank()) {
            given = text;
        }
        if (given == null) {
            throw new InvalidRequestException(runtime.shownId()
                    + " does not know which instance: give its alias in the header CamelVzapsInstance, in the key alias"
                    + " of a Map as the body, or in the option instance");
        }
        return given.trim();
    }

    /** A header wins over the body, and the body over the option; the id that an event left behind names another number. */
    private String value(Exchange exchange, String parameter, String key) {
        GivenValues given = values.of(exchange);
        Object header = given.received(parameter) == null ? given.header(parameter) : null;
        Object value = header != null ? header : inBody(exchange, parameter, key);
        value = value != null ? value : given.option(parameter);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private static Object inBody(Exchange exchange, String parameter, String key) {
        if (!(exchange.getMessage().getBody() instanceof Map<?, ?> map)) {
            return null;
        }
        return map.entrySet().stream()
                .filter(entry -> {
                    String name = Parameter.fold(String.valueOf(entry.getKey()));
                    return name.equals(Parameter.fold(parameter)) || name.equals(key);
                })
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
