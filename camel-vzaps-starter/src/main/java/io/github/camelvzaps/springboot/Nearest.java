package io.github.camelvzaps.springboot;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class Nearest {
    private Nearest() {}

    /** Returns the candidate that takes the fewest changes of a letter; case, hyphens and underscores do not count. */
    static Optional<String> of(String wrong, Collection<String> candidates) {
        return candidates.stream()
                .sorted()
                .min(Comparator.comparingInt(candidate -> distance(letters(wrong), letters(candidate))));
    }

    /** Returns the word as relaxed binding compares it. */
    static String letters(String word) {
        return word.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int column = 0; column <= b.length(); column++) {
            above[column] = column;
        }
        for (int line = 0; line < a.length(); line++) {
            int[] here = new int[b.length() + 1];
            here[0] = line + 1;
            for (int column = 0; column < b.length(); column++) {
                int same = above[column] + (a.charAt(line) == b.charAt(column) ? 0 : 1);
                here[column + 1] = Math.min(same, 1 + Math.min(above[column + 1], here[column]));
            }
            above = here;
        }
        return above[b.length()];
    }
}
