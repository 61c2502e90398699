package io.github.camelvzaps.core.watch;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells which problems are worth a line in the log. A kind of problem counts once two looks in a row have found it, and of a
 * consumer that has just started from the fifth look on: a connection that is still being made is none. For one thread.
 */
final class LastingProblems {
    /** What a look has found out. */
    enum Change {
        NONE,
        /** A kind of problem lasts that is not logged yet. */
        BEGUN,
        /** What was logged is over. */
        OVER
    }

    /** How many looks a consumer that has just started has to connect. */
    private static final int LOOKS_TO_START = 5;

    /** Which event it is, and how many, is part of a problem and does not make it another one. */
    private static final Pattern PARTICULARS =
            Pattern.compile("VzapsEvent\\[[^\\]]*\\](?:(?!; the window is full).)*|\\(.*\\)$|^\\d+");

    /** How often it has looked while the consumer worked, up to the bound. */
    private int looks;

    /** The kinds there were the last time. */
    private Set<String> before = Set.of();

    /** The kinds that are logged. */
    private Set<String> logged = Set.of();

    /**
     * Looks once.
     *
     * @param works whether the consumer takes events: neither starts nor is suspended
     * @param problems what is wrong now
     */
    Change look(boolean works, List<String> problems) {
        looks += works && looks < LOOKS_TO_START ? 1 : 0;
        Set<String> kinds = problems.stream()
                .map(problem -> PARTICULARS.matcher(problem).replaceAll(""))
                .collect(Collectors.toSet());
        Set<String> lasting = looks < LOOKS_TO_START
                ? Set.of()
                : kinds.stream().filter(before::contains).collect(Collectors.toSet());
        boolean over = problems.isEmpty() && !logged.isEmpty();
        Change change = !logged.containsAll(lasting) ? Change.BEGUN : over ? Change.OVER : Change.NONE;
        logged = lasting;
        before = kinds;
        return change;
    }
}
