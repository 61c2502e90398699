package io.github.camelvzaps.core.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All operations of one remote API, found by name. Immutable. */
public final class Catalog {
    private static final int NEAREST = 3;

    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Operation> byFoldedId = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException when two operations go by one name
     */
    public Catalog(List<Operation> rows) {
        for (Operation row : rows) {
            if (byFoldedId.put(Parameter.fold(row.id()), row) != null) {
                throw new IllegalArgumentException("two operations are called " + row.id());
            }
            operations.put(row.id(), row);
        }
    }

    public Collection<Operation> operations() {
        return operations.values();
    }

    /** Finds an operation; case, hyphens and underscores do not count. */
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

    /** Returns the operation for a type of message, such as {@code text}. */
    public Optional<Operation> forMessageType(String type) {
        String folded = Parameter.fold(type);
        return messages()
                .filter(o -> Parameter.fold(o.messageType()).equals(folded))
                .findFirst();
    }

    /** Returns the operation whose keys a body holds; of several the one with the most of them. */
    public Optional<Operation> forMessageBody(Collection<String> keys) {
        List<String> folded = keys.stream().map(Parameter::fold).toList();
        return messages()
                .filter(o -> !o.markers().isEmpty())
                .filter(o -> o.markers().stream().map(Parameter::fold).allMatch(folded::contains))
                .max(Comparator.comparingInt(o -> o.markers().size()));
    }

    /** Returns the types that {@code messages/send} knows. */
    public List<String> messageTypes() {
        return messages().map(Operation::messageType).toList();
    }

    private Stream<Operation> messages() {
        return operations.values().stream().filter(o -> o.messageType() != null);
    }

    private List<String> nearest(String id) {
        String wanted = Parameter.fold(id);
        return operations.values().stream()
                .map(Operation::id)
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
