package io.github.camelvzaps.core.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody meant who wrote a name wrongly. Case, hyphens and underscores do not count. Stateless. */
public final class Nearest {
    /** A name is a slip of another one when no more than this part of its letters differs. */
    private static final int ONE_LETTER_IN = 3;

    private Nearest() {}

    /** Returns the nearest names, the best one first. */
    public static List<String> to(String name, Collection<String> candidates, int most) {
        String wanted = Parameter.fold(name);
        return candidates.stream()
                .sorted(Comparator.comparingInt(candidate -> distance(wanted, Parameter.fold(candidate))))
                .limit(most)
                .toList();
    }

    /** Returns the name that was surely meant: all but a few letters are the same. */
    public static Optional<String> slip(String name, Collection<String> candidates) {
        String wanted = Parameter.fold(name);
        return to(name, candidates, 1).stream()
                .filter(best -> distance(wanted, Parameter.fold(best)) <= Math.min(2, wanted.length() / ONE_LETTER_IN))
                .findFirst();
    }

    /** Counts the letters to insert, delete or change, after Levenshtein. */
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
