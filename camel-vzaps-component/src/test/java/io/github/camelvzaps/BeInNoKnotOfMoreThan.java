package io.github.camelvzaps;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classes that all reach each other can only be understood together. Inner classes count as part of the outer one. A
 * sealed type may name those that it permits, and a component its endpoint, as Camel has it.
 */
final class BeInNoKnotOfMoreThan extends ArchCondition<JavaClass> {
    private final int most;
    private final Map<String, Set<String>> uses = new LinkedHashMap<>();

    BeInNoKnotOfMoreThan(int most) {
        super("be in no knot of more than " + most + " classes");
        this.most = most;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        uses.clear();
        for (JavaClass type : all) {
            String from = outer(type);
            uses.putIfAbsent(from, new TreeSet<>());
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                JavaClass target = use.getTargetClass().getBaseComponentType();
                String to = outer(target);
                if (all.contains(target) && !to.equals(from) && !isPermitted(type, target) && !isEndpointOf(from, to)) {
                    uses.get(from).add(to);
                }
            }
        }
    }

    private static String outer(JavaClass type) {
        String name = type.getName();
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static boolean isPermitted(JavaClass sealed, JavaClass target) {
        Class<?>[] permitted = sealed.reflect().getPermittedSubclasses();
        return permitted != null && List.of(permitted).contains(target.reflect());
    }

    private static boolean isEndpointOf(String component, String endpoint) {
        return component.endsWith("Component")
                && endpoint.equals(component.substring(0, component.length() - "Component".length()) + "Endpoint");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        // reported once for all of them, at the end
    }

    @Override
    public void finish(ConditionEvents events) {
        for (Set<String> knot : knots(uses)) {
            if (knot.size() > most) {
                events.add(SimpleConditionEvent.violated(knot, "A knot of " + knot.size() + ": " + knot));
            }
        }
    }

    /** Returns the sets of classes that all reach each other, as Tarjan finds them. */
    static List<Set<String>> knots(Map<String, Set<String>> uses) {
        Search search = new Search(uses);
        uses.keySet().forEach(search::from);
        return search.found;
    }

    private static final class Search {
        private final Map<String, Set<String>> uses;
        private final Map<String, Integer> order = new HashMap<>();
        private final Map<String, Integer> lowest = new HashMap<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final List<Set<String>> found = new ArrayList<>();

        private Search(Map<String, Set<String>> uses) {
            this.uses = uses;
        }

        private void from(String type) {
            if (order.containsKey(type)) {
                return;
            }
            order.put(type, order.size());
            lowest.put(type, order.get(type));
            path.push(type);
            for (String used : uses.getOrDefault(type, Set.of())) {
                if (!order.containsKey(used)) {
                    from(used);
                    lowest.merge(type, lowest.get(used), Math::min);
                } else if (path.contains(used)) {
                    lowest.merge(type, order.get(used), Math::min);
                }
            }
            if (lowest.get(type).equals(order.get(type))) {
                Set<String> knot = new TreeSet<>();
                String last;
                do {
                    last = path.pop();
                    knot.add(last);
                } while (!last.equals(type));
                found.add(knot);
            }
        }
    }
}
