package io.github.camelvzaps.core.operation;

import java.util.Collection;
import java.util.Comparator;
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
        rows.forEach(row -> {
            name(row.id(), row);
            operations.put(row.id(), row);
        });
        this.aliases = Map.copyOf(aliases);
        aliases.forEach((alias, id) -> name(alias, get(id)));
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
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "There is no operation '" + id + "'. Nearest: " + String.join(", ", nearest(id))));
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
        String wanted = Parameter.fold(id);
        return Stream.concat(operations.keySet().stream(), aliases.keySet().stream())
                .sorted(Comparator.comparingInt(candidate -> distance(wanted, Parameter.fold(candidate))))
                .limit(NEAREST)
                .toList();
    }

    /** Counts the letters to insert, delete or change, after Levenshtein; a shared resource or operation is near. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
