package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.operation.Parameter;
import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.core.ResolvableType;

/**
 * The names that a class of properties takes, nested ones and the keys of maps included. It follows the setters, as the
 * binding of Spring Boot does, so it needs no list of names.
 */
final class PropertyNames {
    private final ResolvableType type;

    /** True for environment variables: they have an underscore for a dot and may have one for a hyphen. */
    private final boolean joining;

    /**
     * A name that nothing takes.
     *
     * @param good how many of its elements were taken
     * @param wrong the elements that follow, with dots between them
     * @param right what could stand in their place; empty when nothing can follow
     */
    record Mistake(int good, String wrong, List<String> right) {}

    PropertyNames(Class<?> type, boolean joining) {
        this.type = ResolvableType.forClass(type);
        this.joining = joining;
    }

    /** Returns what is wrong with a name, given as its elements below the prefix. */
    Optional<Mistake> mistake(List<String> elements) {
        return mistake(type, elements, 0);
    }

    private Optional<Mistake> mistake(ResolvableType here, List<String> elements, int position) {
        Class<?> raw = here.toClass();
        if (position == elements.size() || raw == Object.class) {
            return Optional.empty();
        }
        if (Map.class.isAssignableFrom(raw)) {
            return mistake(here.asMap().getGeneric(1), elements, position + 1);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return mistake(here.asCollection().getGeneric(0), elements, position + 1);
        }
        return BeanUtils.isSimpleValueType(raw)
                ? Optional.of(new Mistake(position, rest(elements, position), List.of()))
                : mistakeInBean(here, elements, position);
    }

    private Optional<Mistake> mistakeInBean(ResolvableType bean, List<String> elements, int position) {
        List<String> names = new ArrayList<>();
        Mistake deepest = null;
        for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(bean.toClass())) {
            if (property.getReadMethod() == null || property.getName().equals("class")) {
                continue;
            }
            String name = DataObjectPropertyName.toDashedForm(property.getName());
            names.add(name);
            int end = endOf(name, elements, position);
            if (end > position) {
                ResolvableType value = ResolvableType.forMethodReturnType(property.getReadMethod(), bean.toClass());
                Optional<Mistake> below = mistake(value, elements, end);
                if (below.isEmpty()) {
                    return below;
                }
                if (deepest == null || below.get().good() > deepest.good()) {
                    deepest = below.get();
                }
            }
        }
        return Optional.of(deepest != null ? deepest : new Mistake(position, rest(elements, position), names));
    }

    /** Returns the position behind the elements that make up the name, or the position itself. */
    private int endOf(String name, List<String> elements, int position) {
        StringBuilder word = new StringBuilder();
        int last = joining ? elements.size() : position + 1;
        for (int end = position + 1; end <= last; end++) {
            word.append(elements.get(end - 1));
            if (Parameter.fold(word.toString()).equals(Parameter.fold(name))) {
                return end;
            }
        }
        return position;
    }

    private static String rest(List<String> elements, int position) {
        return String.join(".", elements.subList(position, elements.size()));
    }
}
