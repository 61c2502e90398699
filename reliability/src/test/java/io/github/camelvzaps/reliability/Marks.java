package io.github.camelvzaps.reliability;

/** How repetitions are kept away from the effect. */
enum Marks {
    /** Not at all: the database gets whatever comes. */
    NONE("no lasting repository", false),
    /** The consumer remembers finished events in a table, in a transaction of its own. */
    JDBC("marks in a table, without a transaction", false),
    /** The same, with a database that is slow and fails now and then. */
    SLOW_JDBC("marks in a table that is slow and fails", false),
    /** The route writes the mark in the transaction of the effect. */
    WITH_THE_EFFECT("effect and mark in one transaction", true);

    private final String title;
    private final boolean once;

    Marks(String title, boolean once) {
        this.title = title;
        this.once = once;
    }

    String title() {
        return title;
    }

    /** Tells whether no effect may happen twice. */
    boolean once() {
        return once;
    }
}
