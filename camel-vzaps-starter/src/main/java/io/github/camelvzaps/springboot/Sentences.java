package io.github.camelvzaps.springboot;

import io.github.camelvzaps.core.operation.Nearest;
import io.github.camelvzaps.springboot.OptionCatalog.Option;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/** What a person reads about a wrong value; the same words for properties and for options of a URI. */
final class Sentences {
    private Sentences() {}

    /** Returns what an option takes and did not get. A value that may be a secret is left out. */
    static String wrongValue(Option option, String place, String value) {
        boolean concealed = value == null || option.secret() || option.type().equals("map");
        String shown = concealed ? "" : ", not '" + value + "'";
        String nearest = value == null || option.values().isEmpty()
                ? ""
                : ". The nearest one is " + nearest(value, option.values()).orElseThrow();
        return "The " + place + " takes " + taken(option) + shown + nearest;
    }

    private static String taken(Option option) {
        if (!option.values().isEmpty()) {
            return "one of " + String.join(", ", option.values());
        }
        return switch (option.type()) {
            case "integer" -> "a whole number";
            case "milliseconds" -> "a whole number of milliseconds";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "duration" -> "a time such as 500ms, 30s or 5m (a number alone is milliseconds)";
            case "object" -> "the name of a bean, such as #bean:myBean";
            case "map" -> "entries below it";
            default -> "a text";
        };
    }

    /** Returns the word that was probably meant, or nothing when there is none to choose. */
    static Optional<String> nearest(String wrong, Collection<String> candidates) {
        return Nearest.to(wrong, new TreeSet<>(candidates), 1).stream().findFirst();
    }

    /** Returns the property that sets an option of a component. */
    static String property(String scheme, String option) {
        return "camel.component." + scheme + "." + DataObjectPropertyName.toDashedForm(option);
    }
}
