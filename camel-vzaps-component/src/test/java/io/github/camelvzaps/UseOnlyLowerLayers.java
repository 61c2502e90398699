package io.github.camelvzaps;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A package uses itself and lower layers, never a higher one, and not its neighbour. */
final class UseOnlyLowerLayers extends ArchCondition<JavaClass> {
    private final String root;
    private final Map<String, Integer> depths = new HashMap<>();

    /**
     * @param root what all packages begin with
     * @param layers from the top down; a class of a package that is in none of them breaks the rule
     */
    UseOnlyLowerLayers(String root, List<List<String>> layers) {
        super("use only lower layers");
        this.root = root;
        for (int depth = 0; depth < layers.size(); depth++) {
            for (String name : layers.get(depth)) {
                depths.put(root + name, depth);
            }
        }
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String own = type.getPackageName();
        if (!depths.containsKey(own)) {
            events.add(SimpleConditionEvent.violated(type, own + " is in no layer"));
            return;
        }
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
            String other = use.getTargetClass().getBaseComponentType().getPackageName();
            if (other.startsWith(root) && !other.equals(own)) {
                Integer depth = depths.get(other);
                if (depth == null || depth <= depths.get(own)) {
                    events.add(SimpleConditionEvent.violated(type, use.getDescription()));
                }
            }
        }
    }
}
