package io.github.camelvzaps.core.operation;

import io.github.camelvzaps.api.InvalidConfigurationException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** All operations of one remote API, found by name. Immutable. */
public final class Catalog {
    private static final int NEAREST = 3;

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Operation> byFoldedId = new LinkedHashMap<>();
    private final Map<String, String> aliases;

    /** What people call operations elsewhere; by the folded name. It is only named in messages, never called. */
    private final Map<String, String> synonyms = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two operations go by one name
     */
    public Catalog(List<Operation> rows) {
        this(rows, Map.of());
    }

    /**
     * Makes a catalog whose operations have further names.
     *
     * @param aliases the id of an operation by each further name, which is resource and operation like an id
     * @throws IllegalArgumentException when two operations go by one name, or an alias leads nowhere
     */
    public Catalog(List<Operation> rows, Map<String, String> aliases) {
        this(rows, aliases, Map.of());
    }

    /**
     * Makes a catalog that knows what people may mean.
     *
     * @param synonyms the id of an operation by each name that other clients or pages have for it; such a name is refused,
     *     and the message leads to the operation
     */
    public Catalog(List<Operation> rows, Map<String, String> aliases, Map<String, String> synonyms) {
        rows.forEach(row -> {
            name(row.id(), row);
            operations.put(row.id(), row);
        });
        this.aliases = Map.copyOf(aliases);
        aliases.forEach((alias, id) -> name(alias, get(id)));
        synonyms.forEach((name, id) -> this.synonyms.put(Parameter.fold(name), get(id).id()));
    }

    private void name(String name, Operation operation) {
        if (byFoldedId.put(Parameter.fold(name), operation) != null) {
            throw new IllegalArgumentException("two operations are called " + name);
        }
    }

    public Collection<Operation> operations() {
        return operations.values();
    }

    /** Returns the further names of operations, each with the id of its operation. */
    public Map<String, String> aliases() {
        return aliases;
    }

    /** Finds an operation by its id or a further name; case, hyphens and underscores do not count. */
    public Optional<Operation> find(String id) {
        return Optional.ofNullable(byFoldedId.get(Parameter.fold(id)));
    }

    /**
     * Returns the operation of that name.
     *
     * @throws IllegalArgumentException naming the nearest operations when there is none
     */
    public Operation get(String id) {
        return find(id).orElseThrow(() -> new InvalidConfigurationException(
                List.of(), "There is no operation '" + id + "'. Nearest: " + String.join(", ", nearest(id))));
    }

    /** Returns the operation that sends messages of a type. */
    public Optional<Operation> forMessageType(MessageType type) {
        return operations.values().stream().filter(o -> o.messageType() == type).findFirst();
    }

    /** Returns the types of messages that can be sent. */
    public List<MessageType> messageTypes() {
        return operations.values().stream()
                .map(Operation::messageType)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> nearest(String id) {
        String meant = synonyms.get(Parameter.fold(id));
        List<String> near = Nearest.to(
                id,
                Stream.concat(operations.keySet().stream(), aliases.keySet().stream())
                        .toList(),
                NEAREST);
        return Stream.concat(Stream.ofNullable(meant), near.stream())
                .distinct()
                .limit(NEAREST)
                .toList();
    }
}
