package io.github.camelvzaps.core.consumer;

import io.github.camelvzaps.api.Audience;
import io.github.camelvzaps.api.EventType;
import io.github.camelvzaps.api.InvalidConfigurationException;
import io.github.camelvzaps.api.Kind;
import io.github.camelvzaps.core.event.EventFilter;
import io.github.camelvzaps.core.event.JsonKeys;
import io.github.camelvzaps.core.gateway.GatewayConfiguration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the options that choose events: {@code events}, {@code kinds}, {@code audiences}, {@code includeFromMe}. */
public final class WantedEvents {
    private static final String ALL = "all";

    private WantedEvents() {}

    /**
     * Returns what the options choose.
     *
     * @throws IllegalArgumentException for a word that an option does not know, with all that it does
     */
    static EventFilter filter(GatewayConfiguration configuration) {
        List<String> types = types(configuration);
        return new EventFilter(
                types.contains(EventType.SUBSCRIBABLE.get(0)) ? Set.of() : Set.copyOf(types),
                chosen("kinds", configuration.getKinds(), Kind.values(), Map.of(Kind.CONTENT, Kind.contents())),
                chosen("audiences", configuration.getAudiences(), Audience.values(), Map.of()),
                configuration.isIncludeFromMe());
    }

    /**
     * Returns the wanted types in their exact spelling; empty when none are named.
     *
     * @throws IllegalArgumentException for a name that is none, with all that are
     */
    public static List<String> types(GatewayConfiguration configuration) {
        List<String> known = configuration.eventTypes();
        List<String> wanted = words(configuration.getEvents())
                .map(name -> known.stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name))
                .toList();
        refuseUnknown("events", wanted, known);
        return wanted;
    }

    /** Tells whether messages are among the wanted types. */
    static boolean includesMessages(GatewayConfiguration configuration) {
        List<String> types = types(configuration);
        return types.isEmpty() || types.contains(EventType.MESSAGE) || types.contains(EventType.SUBSCRIBABLE.get(0));
    }

    /** Returns what the words of an option stand for, by their name or by that of a group. */
    private static <T> Set<T> chosen(String option, String given, T[] all, Map<String, Set<T>> groups) {
        Map<String, Collection<T>> known = new LinkedHashMap<>(groups);
        known.put(ALL, List.of(all));
        Stream.of(all).forEach(one -> known.put(one.toString(), List.of(one)));
        Map<String, String> names = new LinkedHashMap<>();
        known.keySet().forEach(name -> names.put(JsonKeys.fold(name), name));
        List<String> wanted = words(given)
                .map(word -> names.getOrDefault(JsonKeys.fold(word), word))
                .toList();
        refuseUnknown(option, wanted, known.keySet());
        Set<T> chosen = new LinkedHashSet<>();
        wanted.forEach(word -> chosen.addAll(known.get(word)));
        if (chosen.isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of(option),
                    "The option " + option + " is empty, so no message would reach the route: "
                            + "leave it out for its default, or set it to " + ALL);
        }
        return chosen;
    }

    private static Stream<String> words(String list) {
        return Arrays.stream(list == null ? new String[0] : list.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty());
    }

    private static void refuseUnknown(String option, Collection<String> wanted, Collection<String> known) {
        Set<String> wrong = new TreeSet<>(wanted);
        wrong.removeAll(known);
        if (!wrong.isEmpty()) {
            throw new InvalidConfigurationException(
                    List.of(option),
                    "The option " + option + " takes " + String.join(", ", known)
                            + ", separated by commas; it does not know " + String.join(", ", wrong));
        }
    }
}
