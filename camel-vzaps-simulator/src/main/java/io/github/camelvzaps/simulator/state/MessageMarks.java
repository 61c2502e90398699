package io.github.camelvzaps.simulator.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people did to a message after it was written. Guarded by the world's monitor. */
public final class MessageMarks {

    private final Map<String, String> reactions = new LinkedHashMap<>();
    private final Map<String, List<String>> votes = new LinkedHashMap<>();

    /** The text after the last edit; null without one. */
    public String editedText;

    /** Whether its author took it back. */
    public boolean deleted;

    /** @param emoji null or empty takes the reaction of this person back */
    public void react(String person, String emoji) {
        if (emoji == null || emoji.isEmpty()) {
            reactions.remove(person);
        } else {
            reactions.put(person, emoji);
        }
    }

    /** @param options what this person chooses in a poll now; an empty list takes the vote back */
    public void vote(String person, List<String> options) {
        votes.put(person, List.copyOf(options));
    }

    /** The emoji of each person. */
    public List<String> reactions() {
        return List.copyOf(reactions.values());
    }

    /** How many chose each option of a poll. */
    public Map<String, Integer> votes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        votes.values().forEach(chosen -> chosen.forEach(option -> counts.merge(option, 1, Integer::sum)));
        return counts;
    }
}
